package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Turn;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.StoryRow;
import raftarium.app.tui.pane.UiState;
import raftarium.app.tui.ring.Roles;
import raftarium.sim.HostState;
import raftarium.sim.LinksView;
import raftarium.sim.NodeView;
import raftarium.trace.MessageEvent;

/** What each key of the {@link KeyTable} does. Of the screen's thread. */
final class PaneKeys {
    /** Takes lines to be carried out. */
    interface Lines {
        /** Returns false if too many wait already. */
        boolean submit(Frame.Source origin, String line);

        /** Hands in what is wanted of the scenario; returns false as above. */
        default boolean submit(Turn turn) {
            return false;
        }

        /** Breaks off what takes long; returns whether something does. */
        default boolean breakOff() {
            return false;
        }
    }

    private final LineSender sender;
    private final TimeKeys time;
    private final TapeKeys tape;
    private final Choices choices;
    private final WhyKeys why;
    private final SaveKeys save;
    private final UiState ui;
    private Frame frame;
    private long writes;

    private boolean left;

    private final Moves moves;

    PaneKeys(Lines lines, UiState ui, Moves moves, Frame frame) {
        sender = new LineSender(lines, ui, frame);
        time = new TimeKeys(sender, ui);
        tape = new TapeKeys(sender, time, ui);
        choices = new Choices(sender, time, ui);
        why = new WhyKeys(sender, time, ui, moves);
        save = new SaveKeys(ui, frame);
        this.ui = ui;
        this.moves = moves;
        this.frame = frame;
    }

    Moves moves() {
        return moves;
    }

    TimeKeys time() {
        return time;
    }

    TapeKeys tape() {
        return tape;
    }

    Choices choices() {
        return choices;
    }

    WhyKeys why() {
        return why;
    }

    SaveKeys save() {
        return save;
    }

    /** A line that a key stood for was carried out. */
    void answered(String line) {
        time.answered(line);
        tape.answered(line);
    }

    /** Left or right: the tape's playhead while that has the keys. */
    void horizontal(KeyStroke key) {
        if (tape.isFocused(moves.layout())) {
            tape.step(moves.layout(), Moves.isLeft(key) ? -1 : 1);
        } else {
            moves.horizontal(key);
        }
    }

    /** Where the present is, and the newest entries are. */
    void toTheEnd() {
        if (ui.pinned) {
            ui.unpin();
        }
        time.go("goto end");
    }

    /** Faster or slower; or closer or further away while the tape has the keys. */
    void turn(boolean up) {
        if (tape.isFocused(moves.layout())) {
            tape.zoom(up);
        } else {
            time.turn(up);
        }
    }

    /** Whether the watcher has left. */
    boolean hasLeft() {
        return left;
    }

    void observe(Frame newer) {
        frame = newer;
        sender.observe(newer);
        time.observe();
    }

    /** Goes to what is selected in the story; elsewhere the pane gets the screen, or gives it. */
    void enter(KeyStroke key) {
        StoryRow row = ui.focus == PaneKind.STORY ? moves.story().selected() : null;
        if (row == null) {
            moves.zoom(key);
        } else {
            time.back(row.told().there());
        }
    }

    /** A link is cut or mended; of the message that is selected nothing arrives. */
    void strike(KeyStroke key) {
        if (ui.subject != PaneKind.LINKS) {
            message("drop");
            return;
        }
        LinksView links = frame.links();
        if (ui.linkFrom == ui.linkTo || links == null) {
            ui.say(WhyKeys.NO_LINK, true);
        } else if (links.barrier(ui.linkFrom, ui.linkTo) == MessageEvent.Reason.PARTITION) {
            ui.say("another side of a partition: H heals it", true);
        } else {
            boolean cut = links.barrier(ui.linkFrom, ui.linkTo) != null;
            send((cut ? "mend " : "cut ") + UiState.end(ui.linkFrom) + " " + UiState.end(ui.linkTo)
                    + " --one-way");
        }
    }

    void deliver(KeyStroke key) {
        message("deliver");
    }

    void duplicate(KeyStroke key) {
        message("duplicate");
    }

    /** Holds the message that is selected, and lets it go. */
    void hold(KeyStroke key) {
        boolean held = frame.view().inFlight().stream()
                .anyMatch(packet -> packet.id() == ui.packet && packet.isHeld());
        message(held ? "deliver" : "hold --id");
    }

    private void message(String command) {
        if (ui.packet == 0) {
            ui.say(WhyKeys.NO_MESSAGE, true);
        } else {
            send(command + " " + ui.packet);
        }
    }

    void transfer(KeyStroke key) {
        send("transfer n" + ui.selected + " --no-wait");
    }

    void crash(KeyStroke key) {
        send((Roles.isDown(selected()) ? "restart n" : "crash n") + ui.selected);
    }

    void restart(KeyStroke key) {
        send("restart n" + ui.selected);
    }

    void isolate(KeyStroke key) {
        send("isolate n" + ui.selected);
    }

    void beginPartition(KeyStroke key) {
        if (!sender.isStopped()) {
            ui.marked.clear();
            ui.mode = UiState.Mode.PARTITION;
        }
    }

    void heal(KeyStroke key) {
        send("heal");
    }

    void timeout(KeyStroke key) {
        send("timeout n" + ui.selected);
    }

    void write(KeyStroke key) {
        writes++;
        int to = key.getCharacter() == 'W' ? ui.selected : WriteTarget.of(frame);
        send("put x " + writes + (to == 0 ? "" : " --to n" + to) + " --no-wait");
    }

    void pause(KeyStroke key) {
        boolean paused = selected().state() == HostState.PAUSED;
        send((paused ? "resume n" : "pause n") + ui.selected);
    }

    void load(KeyStroke key) {
        send(frame.view().load() ? "load stop" : Cockpit.USUAL_LOAD);
    }

    void renew(KeyStroke key) {
        ui.editor.begin("new");
        ui.mode = UiState.Mode.PROMPT;
    }

    void prompt(KeyStroke key) {
        ui.editor.begin("");
        ui.mode = UiState.Mode.PROMPT;
    }

    /** Types what the story is to be about; or of messages, which are to be seen. */
    void filter(KeyStroke key) {
        boolean ofMessages = ui.focus == PaneKind.FLIGHT;
        ui.editor.begin(ofMessages ? ui.messages : ui.filter);
        ui.sought = ofMessages ? UiState.Sought.MESSAGES : UiState.Sought.STORY;
        ui.mode = UiState.Mode.SEARCH;
    }

    void values(KeyStroke key) {
        ui.values = !ui.values;
    }

    void theme(KeyStroke key) {
        ui.look = ui.look.with(ui.look.theme().next());
        ui.say("theme " + ui.look.theme().word(), false);
    }

    void help(KeyStroke key) {
        ui.scroll = 0;
        ui.search = "";
        ui.mode = UiState.Mode.HELP;
    }

    /** Where something would be lost it asks once; where a prompt goes on with it, nothing is. */
    void quit(KeyStroke key) {
        if (save.mayLeave()) {
            leave();
        }
    }

    void leave() {
        left = true;
    }

    private NodeView selected() {
        return frame.view().node(ui.selected);
    }

    /** What broke stands in front again. */
    void broken(KeyStroke key) {
        if (frame.view().violation() == null) {
            ui.say("no property is broken", false);
        }
        ui.violationRead = 0;
    }

    /** A nudge, where something is to be done in a lesson. */
    void hint(KeyStroke key) {
        if (frame.lesson() == null) {
            ui.say("hints are there in a lesson: ':lesson' lists them", true);
        } else {
            sender.turn(new Turn.Lesson("hint"), "hint");
        }
    }

    void send(String line) {
        sender.send(line);
    }

    void submit(Frame.Source origin, String line) {
        sender.submit(origin, line);
    }
}
