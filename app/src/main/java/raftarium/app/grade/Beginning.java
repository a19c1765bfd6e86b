package raftarium.app.grade;

import raftarium.app.command.Interpreter;
import raftarium.app.lesson.Lesson;
import raftarium.app.lesson.LessonPart;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionOptions;
import raftarium.session.Position;
import raftarium.session.Recorded;
import raftarium.session.SavedSession;
import raftarium.sim.SimulationConfig;
import raftarium.words.MistakeException;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A challenge, and how a session of it begins: what comes of its setup.
 *
 * @param config of its cluster
 * @param recorded what its setup has done
 * @param end where it has ended
 */
record Beginning(
        Lesson lesson,
        LessonPart.Deed deed,
        SimulationConfig config,
        List<Recorded> recorded,
        Position end) {
    Beginning {
        recorded = List.copyOf(recorded);
    }

    /** That of a challenge; empty if it is a lesson with steps, or its setup can't be done. */
    static Optional<Beginning> of(Lesson lesson) {
        Optional<LessonPart.Deed> deed = lesson.deed();
        if (deed.isEmpty()) {
            return Optional.empty();
        }
        SessionOptions inMemory = SessionOptions.DEFAULT.withData(new DataChoice.Memory());
        try (Playground playground = new Playground(inMemory)) {
            new Interpreter(playground).run(lesson.setup().script(), executed -> {});
            Session session = Objects.requireNonNull(playground.openSession(), "its setup begins");
            SavedSession saved = session.saved();
            return Optional.of(new Beginning(
                    lesson,
                    deed.get(),
                    saved.config(),
                    session.timeline().branch().recorded(),
                    session.timeline().at()));
        } catch (MistakeException notKept) {
            return Optional.empty();
        }
    }

    /** Whether a session may have begun so: its first branch has. */
    boolean isOf(SavedSession saved) {
        return saved.resumed().isEmpty()
                && !saved.branches().isEmpty()
                && saved.config().equals(config)
                && begins(saved.branches().get(0).recorded());
    }

    /** Whether what is recorded on a branch begins with the setup, and goes on behind it. */
    boolean begins(List<Recorded> all) {
        int count = recorded.size();
        if (all.size() < count) {
            return false;
        }
        for (int place = 0; place < count; place++) {
            if (!isSame(recorded.get(place), all.get(place))) {
                return false;
            }
        }
        return all.size() == count || isBehind(all.get(count));
    }

    private boolean isBehind(Recorded next) {
        return next.actions() >= end.actions() && next.nanos() >= end.nanos();
    }

    private static boolean isSame(Recorded mine, Recorded other) {
        return mine instanceof Recorded.Given given
                && other instanceof Recorded.Given same
                && given.actions() == same.actions()
                && given.nanos() == same.nanos()
                && given.command().line().equals(same.command().line());
    }

    /** What it is called. */
    String id() {
        return lesson.id();
    }

    /** The fewest commands that are known to do. */
    int par() {
        return deed.par().orElse(1);
    }
}
