package raftarium.app.tui.film;

import raftarium.app.command.Reply;
import raftarium.app.export.ExportSource;
import raftarium.app.export.ScreenSize;
import raftarium.app.session.Pace;
import raftarium.app.tui.Onlooker;
import raftarium.app.tui.TimedEffects;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.engine.Scenario;
import raftarium.app.tui.engine.Talk;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.pane.Panes;
import raftarium.app.tui.pane.UiState;
import raftarium.app.tui.ring.Slide;
import raftarium.command.Command;
import raftarium.session.Note;
import raftarium.session.Position;
import raftarium.session.Rerun;
import raftarium.session.Timeline;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;

/**
 * A session, played in the cockpit from one virtual time to another: a frame each so much time of
 * those who watch, and the last one where it ends, with the clock standing.
 */
final class Reel implements Rerun.Listener {
    /** Who sees it. */
    interface Viewer {
        /** That is shown from then on; to the end, if it is the last. */
        void shown(long playNanos, Canvas canvas, boolean isLast);

        /** Something is worth to be found again. */
        void marked(long playNanos, String text);
    }

    /** So much virtual time passes at once at most: a trace doesn't keep more. */
    private static final long STRETCH_NANOS = 1_000_000_000;

    private final ExportSource source;
    private final Viewer viewer;
    private final FrameMaker maker = new FrameMaker();
    private final UiState ui;
    private final TimedEffects effects;
    private final Rerun rerun;
    private final Pace pace;
    private final Talk talk;

    /** What came since the last frame. */
    private final List<String> marks = new ArrayList<>();

    /** From which virtual time on it is shown. */
    private final long beginNanos;

    /** How long a frame is shown, and all of it at most; 0: it isn't played. */
    private long frameNanos;

    private long maxNanos;
    private boolean isBroken;
    private long notes;
    private long playNanos;

    /**
     * That of a session.
     *
     * @throws MistakeException if the note isn't there at which it is to end
     */
    Reel(ExportSource source, Viewer viewer) throws MistakeException {
        this.source = source;
        this.viewer = viewer;
        pace = source.screen().play().paceOrUsual();
        ui = Onlooker.ui(source.screen());
        ui.playedSpeed = pace.times();
        effects = new TimedEffects(ui);
        Timeline timeline = source.session().timeline();
        List<Note> said = timeline.notes().on(timeline.branch());
        rerun = timeline.rerun(end(source, said), this);
        beginNanos = begin(source, rerun);
        talk = new Talk(
                new Scenario.Title("", source.title(), List.of(), said.size()),
                said.isEmpty() ? Talk.State.NONE : Talk.State.PLAYS,
                0,
                0,
                true);
    }

    private static Position end(ExportSource source, List<Note> said) throws MistakeException {
        Position at = source.session().timeline().at();
        Integer note = source.screen().play().note();
        if (note != null && note > said.size()) {
            throw new MistakeException("--note " + note + ": it has " + said.size()
                    + (said.size() == 1 ? " note" : " notes"));
        }
        Position end = note == null ? at : said.get(note - 1).position();
        Long to = source.selection().toNanos();
        return to == null || to >= end.nanos()
                ? end
                : new Position(end.recorded(), end.actions(), to);
    }

    /**
     * Shows all of it.
     *
     * @param eachNanos how long a frame is shown, in the time of those who watch
     * @param most how many there may be
     * @return whether it wasn't broken off
     * @throws MistakeException if it is longer, or something else happens than before
     */
    boolean play(long eachNanos, long most) throws MistakeException {
        frameNanos = eachNanos;
        maxNanos = most * eachNanos;
        boolean[] ended = new boolean[1];
        source.alone(() -> {
            long atNanos = beginNanos;
            boolean goesOn = passes(atNanos);
            while (goesOn && !rerun.isOver() && fits()) {
                double speed = pace.now(simulation());
                show(speed, talk.state());
                atNanos += Math.round(frameNanos * speed);
                goesOn = passes(atNanos);
            }
            ended[0] = goesOn;
        });
        if (!fits()) {
            throw tooLong(maxNanos);
        }
        if (ended[0]) {
            source.compare(rerun.timeline().present(), rerun.end());
            showEnd(rerun.timeline());
        }
        return ended[0];
    }

    private boolean fits() {
        return playNanos < maxNanos;
    }

    private MistakeException tooLong(long nanos) {
        return new MistakeException("at speed " + pace.words() + " it is longer than "
                + nanos / 1_000_000_000 + " s: --speed, --from and --to make it shorter");
    }

    /** Shows the end only. Returns whether it wasn't broken off. */
    boolean playEnd() throws MistakeException {
        Timeline present = source.session().timeline();
        boolean isPresent = rerun.end().equals(present.at());
        if (isPresent && (present.isPast() || present.branches().size() > 1)) {
            // There is more to be seen than its own way.
            notes = present.notes().on(present.branch()).size();
            showEnd(present);
            return true;
        }
        boolean[] ended = new boolean[1];
        source.alone(() -> ended[0] = passes(rerun.end().nanos()));
        if (ended[0]) {
            source.compare(rerun.timeline().present(), rerun.end());
            showEnd(rerun.timeline());
        }
        return ended[0];
    }

    private static long begin(ExportSource source, Rerun rerun) {
        Long from = source.selection().fromNanos();
        long start = rerun.timeline().at().nanos();
        return from == null ? start : Math.max(start, from);
    }

    private Simulation simulation() {
        return rerun.timeline().present().simulation();
    }

    /** Lets time pass until then; false if it was broken off. */
    private boolean passes(long toNanos) {
        long limit = Math.min(toNanos, rerun.end().nanos());
        while (source.search().goesOn()) {
            long at = rerun.timeline().at().nanos();
            boolean passed = rerun.passTo(Math.min(limit, at + STRETCH_NANOS));
            source.search().isAt(rerun.done(), rerun.all());
            if (!passed) {
                stand();
            } else if (rerun.timeline().at().nanos() >= limit) {
                return true;
            } else {
                frame(rerun.timeline(), 0);
            }
        }
        return false;
    }

    private Frame frame(Timeline timeline, double speed) {
        return maker.make(timeline, speed, pace.isAuto());
    }

    /** A note is seen for a while, and the clock stands. */
    private void stand() {
        long endNanos = playNanos + source.screen().play().pauseNanos();
        while (playNanos < endNanos && fits()) {
            show(0, Talk.State.STANDS);
        }
    }

    private void show(double speed, Talk.State state) {
        maker.setTalk(new Talk(talk.title(), state, notes, 0, true));
        Frame frame = frame(rerun.timeline(), speed);
        effects.pass(frame, playNanos);
        draw(frame, false);
        playNanos += frameNanos;
    }

    /** The clock stands, and nothing is said that isn't there for good. */
    private void showEnd(Timeline timeline) {
        boolean stands = source.screen().play().note() != null;
        Talk.State state = talk.state() == Talk.State.NONE
                ? Talk.State.NONE
                : stands ? Talk.State.STANDS : Talk.State.OVER;
        maker.setTalk(new Talk(talk.title(), state, notes, 0, true));
        ui.flash = "";
        ui.slide = Slide.NONE;
        draw(frame(timeline, 0), true);
    }

    private void draw(Frame frame, boolean isLast) {
        ScreenSize size = source.screen().look().sizeOrUsual();
        if (frame.view().isStopped() && !isBroken) {
            isBroken = true;
            marks.add(frame.view().stopped());
        }
        viewer.shown(playNanos, Panes.draw(frame, ui, size.columns(), size.rows()), isLast);
        marks.forEach(mark -> viewer.marked(playNanos, mark));
        marks.clear();
    }

    @Override
    public void given(Command command) {
        maker.echo(Frame.Source.SCENARIO, command.line(), Reply.DONE);
        ui.flash(command.line());
    }

    @Override
    public boolean marked(String text, boolean isNote) {
        marks.add(text);
        if (isNote) {
            notes++;
            maker.setCaption(text);
        }
        return isNote
                && frameNanos > 0
                && source.screen().play().pauseNanos() > 0
                && rerun.timeline().at().nanos() >= beginNanos;
    }
}
