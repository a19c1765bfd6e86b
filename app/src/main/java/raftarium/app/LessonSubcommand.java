package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.command.ScriptText;
import raftarium.app.lesson.Lesson;
import raftarium.app.lesson.LessonFile;
import raftarium.app.lesson.LessonPlayer;
import raftarium.app.lesson.LessonReader;
import raftarium.app.lesson.LessonRecord;
import raftarium.app.lesson.Lessons;
import raftarium.app.lesson.PlainLesson;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code raftarium lesson}. */
@Command(
        name = "lesson",
        description = {
            "A lesson in plain lines: it asks, lets the cluster run, checks and explains. Without"
                    + " ID: lists the lessons."
        })
final class LessonSubcommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "ID|FILE",
            completionCandidates = Lessons.Ids.class,
            description = "A lesson of the program's, or a file of your own.")
    @Nullable
    String name;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Override
    public Integer call() throws Exception {
        Lessons lessons = Lessons.ofTheProgram();
        if (name == null) {
            return 0;
        }
        LessonFile file = file(lessons, name);
        LessonReader.Read read = file.read();
        read.mistakes()
                .forEach(mistake -> System.err.println(mistake.in(file.name()).words()));
        if (read.lesson().isEmpty()) {
            return 2;
        }
        return play(lessons, read.lesson().get());
    }

    private static LessonFile file(Lessons lessons, String name) throws UsageException {
        try {
            Path path = ScriptText.path(name);
            if (Files.exists(path)) {
                return LessonFile.of(path);
            }
            Optional<LessonFile> bundled = lessons.file(name);
            return bundled.orElseThrow(
                    () -> new UsageException("there is no lesson " + name + lessons.hint(name)));
        } catch (ScriptText.UnreadableException unreadable) {
            throw new UsageException(String.valueOf(unreadable.getMessage()));
        }
    }

    private static int play(Lessons lessons, Lesson lesson) throws UsageException {
        SessionOptions inMemory = SessionOptions.DEFAULT.withData(new DataChoice.Memory());
        try (Playground playground = new Playground(inMemory)) {
            LessonPlayer player = new LessonPlayer(
                    lesson, lessons.taughtBy(lesson), playground, new LessonRecord());
            new PlainLesson(player, System.in, System.out, 80, any -> {}).run();
            return 0;
        } catch (IOException trouble) {
            throw new UsageException("standard input can't be read: " + trouble.getMessage());
        }
    }
}
