package raftarium.app.lesson;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Work;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionOptions;
import raftarium.command.Command;
import raftarium.command.Moment;
import raftarium.command.TypedCondition;
import raftarium.condition.Judgement;
import raftarium.condition.NodeSet;
import raftarium.disk.StorageException;
import raftarium.machine.MachineException;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** The cluster of a lesson: what is done to it, and what is so of it. */
final class LessonStage {
    /** Whatever is so of other clusters here: what a lesson doesn't say of its own. */
    private static final SessionOptions OWN =
            SessionOptions.DEFAULT.withData(new DataChoice.Memory());

    /** So long it is watched whether a goal comes by itself. */
    private static final long PATIENCE_NANOS = 2_000_000_000L;

    /** The same where the goal is something that is to last. */
    private static final long LASTING_PATIENCE_NANOS = 15_000_000_000L;

    private final Playground playground;
    private final Interpreter interpreter;

    /** Whether somebody else owns the clock, so that what is to be seen takes its time. */
    private final boolean isWatched;

    LessonStage(Playground playground, boolean isWatched) {
        this.playground = playground;
        this.isWatched = isWatched;
        interpreter = new Interpreter(playground);
    }

    /** Whether what is to be seen takes its time: somebody else owns the clock. */
    boolean isWatched() {
        return isWatched;
    }

    /**
     * Begins to carry out commands that are to be seen: to their end at once, or, where they are
     * watched, as far as no time passes.
     */
    Work begin(Interpreter.Script script, Interpreter.Listener listener) {
        if (isWatched) {
            return interpreter.begin(script, listener);
        }
        play(script, listener);
        return Carried.OUT;
    }

    /** What was carried out to its end. */
    private enum Carried implements Work {
        OUT;

        @Override
        public boolean isOver() {
            return true;
        }

        @Override
        public boolean goOn() {
            return false;
        }

        @Override
        public void breakOff() {}
    }

    /** Carries out commands, to their end, at once. */
    void play(Interpreter.Script script, Interpreter.Listener listener) {
        playground.within(OWN, () -> interpreter.run(script, listener));
    }

    /** Whether what happens is told to those who listen. */
    void tellStory(boolean wanted) {
        interpreter.execute(wanted ? "story on" : "story off");
    }

    /** Reads what somebody types. */
    Interpreter.Script parse(String line) {
        return interpreter.parse(line, new NoFiles());
    }

    /** Whether a command that was carried out has changed the cluster. */
    boolean changes(Interpreter.Executed executed) {
        Command command = interpreter.read(executed.command());
        return command != null && command.changes();
    }

    /** Something is noted in the session, so that whoever is given it knows what it is about. */
    void note(String text) {
        session().timeline().note(text);
    }

    private Session session() {
        return Objects.requireNonNull(playground.openSession(), "a lesson's setup has begun one");
    }

    /** The cluster as it is now. */
    Moment moment() {
        return session().moment();
    }

    /** Whether that is so now; not where it can't be judged, which is said elsewhere. */
    boolean holds(TypedCondition sought) {
        try {
            return holds(sought, moment());
        } catch (MistakeException notHere) {
            return false;
        }
    }

    private static boolean holds(TypedCondition sought, Moment moment) throws MistakeException {
        return holds(new Judgement(sought.condition()), moment);
    }

    private static boolean holds(Judgement judgement, Moment moment) throws MistakeException {
        return NodeSet.looking(moment, judgement::holds);
    }

    /** Throws if that can't be judged now. */
    void judge(TypedCondition sought) throws MistakeException {
        holds(sought, moment());
    }

    /**
     * When it begins to be so, if nobody does anything; the time isn't passed for that.
     *
     * @return a virtual time, in nanoseconds; empty if it isn't so soon enough
     */
    OptionalLong comesSoon(TypedCondition sought) {
        long patienceNanos =
                sought.condition().isOfTime() ? LASTING_PATIENCE_NANOS : PATIENCE_NANOS;
        try {
            Moment future = moment().copy();
            Judgement judgement = new Judgement(sought.condition());
            long limitNanos = future.after(patienceNanos);
            while (!holds(judgement, future)) {
                // What is to last may have lasted long enough before anything happens.
                long nextNanos = Math.min(limitNanos, judgement.nextNanos());
                if (!future.step(nextNanos)) {
                    if (nextNanos == limitNanos) {
                        return OptionalLong.empty();
                    }
                    future.passTo(nextNanos);
                }
            }
            return OptionalLong.of(future.nowNanos());
        } catch (MistakeException | StorageException | MachineException trouble) {
            return OptionalLong.empty();
        }
    }

    /** Lets time pass until then, in the same way as {@link #begin} does. */
    Work advanceTo(long nanos) {
        long left = nanos - moment().nowNanos();
        if (!isWatched || left <= 0) {
            session().advanceTo(nanos);
            return Carried.OUT;
        }
        return interpreter.begin("run " + Quantities.typed(left), reply -> {});
    }

    /**
     * Brings the cluster to where a part of a step begins: all before it is done once more, in the
     * same way, with the solutions of what was to be done.
     *
     * @param step from 0
     * @param part from 0
     */
    void goTo(Lesson lesson, int step, int part) {
        Interpreter.Listener nobody = executed -> {};
        int[] from = lastBeginning(lesson, step, part);
        if (from.length == 0) {
            play(lesson.setup().script(), nobody);
        }
        int first = from.length == 0 ? 0 : from[0];
        for (int at = first; at <= step; at++) {
            List<LessonPart> parts = lesson.steps().get(at).parts();
            int end = at == step ? part : parts.size();
            int begin = at == first && from.length > 0 ? from[1] : 0;
            for (LessonPart one : parts.subList(begin, end)) {
                redo(one, nobody);
            }
        }
    }

    /** The last setup before that place which begins a cluster of its own; empty: none does. */
    private static int[] lastBeginning(Lesson lesson, int step, int part) {
        for (int at = step; at >= 0; at--) {
            List<LessonPart> parts = lesson.steps().get(at).parts();
            int end = at == step ? part : parts.size();
            for (int place = end - 1; place >= 0; place--) {
                if (parts.get(place) instanceof LessonPart.Setup setup
                        && setup.commands().beginsAfresh()) {
                    return new int[] {at, place};
                }
            }
        }
        return new int[0];
    }

    private void redo(LessonPart part, Interpreter.Listener listener) {
        if (part instanceof LessonPart.Setup setup) {
            play(setup.commands().script(), listener);
        } else if (part instanceof LessonPart.Run run) {
            play(run.commands().script(), listener);
        } else if (part instanceof LessonPart.Deed deed) {
            play(deed.solution().script(), listener);
        }
    }
}
