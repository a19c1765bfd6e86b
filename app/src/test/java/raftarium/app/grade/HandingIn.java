package raftarium.app.grade;

import raftarium.app.command.Interpreter;
import raftarium.app.lesson.Lesson;
import raftarium.app.lesson.LessonPart;
import raftarium.app.lesson.Lessons;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;
import raftarium.session.SavedSession;
import raftarium.session.SessionWriter;
import raftarium.words.MistakeException;

import java.util.List;
import java.util.Objects;

/** Sessions as students save them. */
final class HandingIn {
    private HandingIn() {}

    static List<Lesson> challenges() {
        return Lessons.ofTheProgram().list().stream()
                .filter(Lesson::isChallenge)
                .toList();
    }

    static Lesson challenge(String id) {
        return challenges().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static LessonPart.Deed deed(Lesson challenge) {
        return challenge.deed().orElseThrow();
    }

    /** As it is written to a file. */
    static String text(SavedSession session) {
        try {
            return SessionWriter.text(session);
        } catch (MistakeException mistake) {
            throw new AssertionError(mistake);
        }
    }

    /** What comes of a challenge's setup, and of lines behind it. */
    static SavedSession session(String id, String... lines) {
        return session(challenge(id), false, lines);
    }

    static SavedSession solved(Lesson challenge) {
        return session(challenge, true);
    }

    private static SavedSession session(Lesson challenge, boolean solves, String... lines) {
        SessionOptions inMemory = SessionOptions.DEFAULT.withData(new DataChoice.Memory());
        try (Playground playground = new Playground(inMemory)) {
            Interpreter interpreter = new Interpreter(playground);
            interpreter.run(challenge.setup().script(), executed -> {});
            if (solves) {
                interpreter.run(deed(challenge).solution().script(), executed -> {});
            }
            for (String line : lines) {
                interpreter.execute(line);
            }
            return Objects.requireNonNull(playground.openSession()).saved();
        } catch (MistakeException mistake) {
            throw new AssertionError(mistake);
        }
    }
}
