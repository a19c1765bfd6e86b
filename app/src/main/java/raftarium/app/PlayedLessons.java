package raftarium.app;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.ScriptText;
import raftarium.app.lesson.Lesson;
import raftarium.app.lesson.LessonFile;
import raftarium.app.lesson.LessonPlayer;
import raftarium.app.lesson.LessonReader;
import raftarium.app.lesson.LessonRecord;
import raftarium.app.lesson.Lessons;
import raftarium.app.lesson.ProgressFile;
import raftarium.app.session.Playground;
import raftarium.app.terminal.UserFiles;
import raftarium.app.tui.engine.Classroom;
import raftarium.words.MistakeException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The lessons that come with the program, and those that are named, at a playground. */
final class PlayedLessons implements Classroom {
    private final Playground playground;
    private final ProgressFile progress;
    private @Nullable Lessons lessons;
    private @Nullable LessonPlayer first;

    /** Nothing is played first. */
    PlayedLessons(Playground playground, ProgressFile progress) {
        this.playground = playground;
        this.progress = progress;
    }

    /** Nothing is played first; what is done is kept with the user's other files, if it can be. */
    static PlayedLessons usual(Playground playground) {
        return new PlayedLessons(playground, usualProgress());
    }

    /** With the user's other files; trouble with it is not said. */
    static ProgressFile usualProgress() {
        return new ProgressFile(UserFiles.usual().progress(), trouble -> {});
    }

    /** That one is played first. */
    void setFirst(Lesson lesson) {
        first = player(lesson, true);
    }

    private Lessons lessons() {
        Lessons read = lessons;
        if (read == null) {
            read = Lessons.ofTheProgram();
            lessons = read;
        }
        return read;
    }

    @Override
    public @Nullable LessonPlayer first() {
        return first;
    }

    @Override
    public LessonPlayer open(String name) throws MistakeException {
        return open(name, true);
    }

    /** The same where nobody watches: what it lets run is carried out at once. */
    LessonPlayer openAtOnce(String name) throws MistakeException {
        return open(name, false);
    }

    private LessonPlayer open(String name, boolean isWatched) throws MistakeException {
        LessonFile file = file(lessons(), name);
        LessonReader.Read read = file.read();
        if (read.lesson().isEmpty()) {
            MistakeException mistake = read.mistakes().get(0);
            throw new MistakeException(mistake.in(file.name()).words());
        }
        return player(read.lesson().get(), isWatched);
    }

    private LessonPlayer player(Lesson lesson, boolean isWatched) {
        LessonRecord record = progress.record(lesson.id());
        return new LessonPlayer(lesson, lessons().taughtBy(lesson), playground, record, isWatched);
    }

    /**
     * The file of that name, or of the lesson of that id.
     *
     * @throws MistakeException if there is none, or it can't be read
     */
    static LessonFile file(Lessons lessons, String name) throws MistakeException {
        try {
            Path path = ScriptText.path(name);
            if (Files.exists(path)) {
                return LessonFile.of(path);
            }
            return lessons.file(name)
                    .orElseThrow(() -> new MistakeException(
                            "there is neither a lesson nor a file " + name + lessons.hint(name)));
        } catch (ScriptText.UnreadableException unreadable) {
            throw new MistakeException(String.valueOf(unreadable.getMessage()));
        }
    }

    @Override
    public String list() {
        return list(lessons(), progress, "", false);
    }

    /**
     * A line a lesson, with minutes, what comes before, and what was done.
     *
     * @param program what is typed before the command by which one is begun
     */
    static String list(
            Lessons lessons, ProgressFile progress, String program, boolean challengesOnly) {
        StringBuilder lines = new StringBuilder(
                challengesOnly
                        ? "Challenges (" + program + "challenge ID):\n"
                        : "Lessons (" + program + "lesson ID):\n");
        boolean challenges = challengesOnly;
        for (Lesson lesson : lessons.list()) {
            if (challengesOnly && !lesson.isChallenge()) {
                continue;
            } else if (lesson.isChallenge() && !challenges) {
                challenges = true;
                lines.append("Challenges:\n");
            }
            String after =
                    lesson.after().isEmpty() ? "" : "; after " + String.join(", ", lesson.after());
            String line = String.format(
                    Locale.ROOT,
                    "  %-14s %3d min  %s%s%s",
                    lesson.id(),
                    lesson.minutes(),
                    lesson.title(),
                    after,
                    progress.record(lesson.id()).words());
            lines.append(line.stripTrailing()).append('\n');
        }
        return lines.toString();
    }

    @Override
    public void keep(LessonPlayer player) {
        progress.keep(player.lesson().id(), player.record());
    }
}
