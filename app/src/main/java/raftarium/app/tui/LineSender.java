package raftarium.app.tui;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Turn;
import raftarium.app.tui.pane.UiState;

/** Hands in the lines that keys stand for, and shows them. Of the screen's thread. */
final class LineSender {
    private final PaneKeys.Lines lines;
    private final UiState ui;
    private Frame frame;

    LineSender(PaneKeys.Lines lines, UiState ui, Frame frame) {
        this.lines = lines;
        this.ui = ui;
        this.frame = frame;
    }

    void observe(Frame newer) {
        frame = newer;
    }

    /** What is seen now. */
    Frame frame() {
        return frame;
    }

    /** Has something done that needs a clock that goes on; without one, says why nothing is. */
    void send(String line) {
        if (!isStopped()) {
            sendAnyway(line);
        }
    }

    /** Whether the clock stands for good; then that is said. */
    boolean isStopped() {
        if (!frame.view().isStopped()) {
            return false;
        }
        boolean isBroken = frame.view().violation() != null;
        String why = isBroken ? "a property is broken" : "the state machine has failed";
        ui.say("the clock stands: " + why + "; u goes back, n begins afresh", true);
        return true;
    }

    /**
     * Has something done that can be done though the clock stands for good.
     *
     * @return false if too many lines wait already
     */
    boolean sendAnyway(String line) {
        ui.flash(line);
        return submit(Frame.Source.KEY, line);
    }

    /** Asks something; its answer is shown in full. */
    void ask(String line) {
        ui.flash(line);
        submit(Frame.Source.PROMPT, line);
    }

    /** Wants something of the scenario, said in those words. */
    void turn(Turn turn, String words) {
        ui.flash(words);
        if (!lines.submit(turn)) {
            ui.say("too many commands wait: not taken: " + words, true);
        }
    }

    /** Hands in a line; returns false, and says so, if too many wait already. */
    boolean submit(Frame.Source origin, String line) {
        boolean isTaken = lines.submit(origin, line);
        if (!isTaken) {
            ui.say("too many commands wait: not taken: " + line, true);
        }
        return isTaken;
    }
}
