package raftarium.app;

import org.jspecify.annotations.Nullable;

import raftarium.app.lesson.LessonPlayer;
import raftarium.app.lesson.PlainLesson;
import raftarium.app.lesson.ProgressFile;
import raftarium.app.repl.PromptLessons;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;
import raftarium.words.MistakeException;
import raftarium.words.Shown;

import java.io.PrintStream;

/** Lessons in plain lines, one at a time, begun by {@code lesson ID} at the prompt. */
final class LessonsAtPrompt implements PromptLessons, AutoCloseable {
    private static final String WORD = "lesson";

    private final Playground playground =
            new Playground(SessionOptions.DEFAULT.withData(new DataChoice.Memory()));

    private final PlayedLessons lessons;
    private @Nullable PlainLesson open;

    /** What is done is kept there. */
    LessonsAtPrompt(ProgressFile progress) {
        lessons = new PlayedLessons(playground, progress);
    }

    /** What is done is kept with the user's other files, if it can be. */
    static LessonsAtPrompt usual() {
        return new LessonsAtPrompt(PlayedLessons.usualProgress());
    }

    @Override
    public boolean isOpen() {
        return open != null;
    }

    @Override
    public boolean take(String line, PrintStream out) {
        PlainLesson current = open;
        String said = line.strip();
        if (current != null) {
            open = current.take(said) ? current : null;
            return true;
        } else if (said.equals(WORD)) {
            out.print(lessons.list());
            return true;
        } else if (said.startsWith(WORD + " ")) {
            begin(said.substring(WORD.length()).strip(), out);
            return true;
        }
        return false;
    }

    private void begin(String name, PrintStream out) {
        try {
            LessonPlayer player = lessons.openAtOnce(name);
            PlainLesson begun = new PlainLesson(
                    player, out, LessonSubcommand.columns(), () -> lessons.keep(player));
            begun.begin();
            open = begun;
        } catch (MistakeException mistake) {
            out.println(Shown.line("mistake: " + mistake.what()));
        }
    }

    @Override
    public void close() {
        playground.close();
    }
}
