package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.arguments.Arguments.SeedRange;
import raftarium.app.command.Interpreter;
import raftarium.app.command.ScriptText;
import raftarium.app.lesson.Lesson;
import raftarium.app.lesson.LessonCheck;
import raftarium.app.lesson.LessonFile;
import raftarium.app.lesson.LessonPlayer;
import raftarium.app.lesson.LessonReader;
import raftarium.app.lesson.LessonRecord;
import raftarium.app.lesson.Lessons;
import raftarium.app.lesson.PlainLesson;
import raftarium.app.lesson.ProgressFile;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.terminal.NoTerminalException;
import raftarium.app.terminal.UserFiles;
import raftarium.app.tui.Cockpit;
import raftarium.app.tui.Settings;
import raftarium.app.tui.engine.Executor;
import raftarium.app.tui.engine.Talks;
import raftarium.words.MistakeException;
import raftarium.words.Shown;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** {@code raftarium lesson}. */
@Command(
        name = "lesson",
        description = {
            "Plays a lesson or a challenge in the cockpit: it asks, lets the cluster run, checks"
                    + " and explains. What you have done is kept, and it goes on there. Without a"
                    + " name: lists what there is. Without a terminal: in plain lines.",
            "Exit status: 0 played, or all is right; 1 a check found mistakes in it; 2 a mistake."
        })
final class LessonSubcommand implements Callable<Integer> {
    private static final int DEFAULT_COLUMNS = 80;

    private final Program program;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID|FILE",
            completionCandidates = Lessons.Ids.class,
            description = "One of those that come with the program, or a file of your own.")
    @Nullable
    String name;

    @Option(
            names = "--list",
            description = "Lists what there is, with minutes and what comes before, and plays"
                    + " nothing.")
    boolean list;

    @Option(
            names = "--check",
            description = "Plays it alone and lists what is wrong with it, with line and column."
                    + " Without a name: all that come with the program.")
    boolean check;

    @Mixin
    SeedsMixin seeds = new SeedsMixin();

    @Option(names = "--reset", description = "Forgets what you have done in it, and begins anew.")
    boolean reset;

    @Option(
            names = "--progress",
            paramLabel = "FILE",
            description = "Where what you have done is kept (default: with your other files).")
    @Nullable
    String progress;

    @Option(
            names = "--plain",
            description = "In plain lines, as without a terminal: for screen readers and pipes.")
    boolean plain;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    /** Only challenges are listed, checked and played. */
    boolean challengesOnly;

    LessonSubcommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        Lessons lessons = Lessons.ofTheProgram();
        String wanted = name;
        if (!check && seeds.seeds() != null) {
            throw new UsageException("--seeds is for --check: a lesson has its own seed");
        } else if (check) {
            return check(lessons, wanted == null ? files(lessons) : List.of(file(lessons, wanted)));
        } else if (list || wanted == null) {
            if (reset) {
                throw new UsageException("--reset needs the name of a lesson");
            }
            list(lessons);
            return 0;
        }
        LessonFile file = file(lessons, wanted);
        LessonReader.Read read = file.read();
        if (read.lesson().isEmpty()) {
            read.mistakes().forEach(mistake -> System.err.println(line(mistake, file)));
            return 2;
        }
        Lesson lesson = read.lesson().get();
        if (challengesOnly && !lesson.isChallenge()) {
            throw new UsageException(
                    wanted + " is a lesson, not a challenge: raftarium lesson " + wanted);
        }
        return play(lessons, lesson);
    }

    private List<LessonFile> files(Lessons lessons) {
        return lessons.files().stream()
                .filter(file -> !challengesOnly || Lessons.isChallenge(file))
                .toList();
    }

    static LessonFile file(Lessons lessons, String name) throws UsageException {
        try {
            return PlayedLessons.file(lessons, name);
        } catch (MistakeException mistake) {
            throw new UsageException(mistake.what());
        }
    }

    private static String line(MistakeException mistake, LessonFile file) {
        return Shown.line(
                mistake.line() == 0
                        ? file.name() + ": " + mistake.what()
                        : mistake.in(file.name()).words());
    }

    // The list.

    private void list(Lessons lessons) throws UsageException {
        ProgressFile kept = progress(LessonSubcommand::tell);
        System.out.print(PlayedLessons.list(lessons, kept, "raftarium ", challengesOnly));
    }

    private static void tell(String trouble) {
        System.err.println("raftarium: " + Shown.line(trouble));
    }

    private ProgressFile progress(Consumer<String> troubles) throws UsageException {
        try {
            String named = progress;
            Path file = named == null ? UserFiles.usual().progress() : ScriptText.path(named);
            return new ProgressFile(file, troubles);
        } catch (ScriptText.UnreadableException nowhere) {
            throw new UsageException(String.valueOf(nowhere.getMessage()));
        }
    }

    // Checking.

    private int check(Lessons lessons, List<LessonFile> files) throws UsageException {
        boolean isGood = true;
        for (LessonFile file : files) {
            isGood &= isRight(lessons, file);
        }
        return isGood ? 0 : 1;
    }

    private boolean isRight(Lessons lessons, LessonFile file) throws UsageException {
        LessonReader.Read read = file.read();
        read.mistakes().forEach(mistake -> System.out.println(line(mistake, file)));
        if (read.lesson().isEmpty()) {
            return false;
        }
        SeedRange range = seeds.seeds();
        if (range == null) {
            return isRight(lessons, file, read.lesson().get(), new Playground(inMemory()), "");
        }
        boolean isGood = true;
        for (long seed = range.first(); seed <= range.last(); seed++) {
            Playground playground = new Playground(inMemory(), seed);
            isGood &= isRight(lessons, file, read.lesson().get(), playground, " with seed " + seed);
        }
        return isGood;
    }

    private static boolean isRight(
            Lessons lessons, LessonFile file, Lesson lesson, Playground playground, String how) {
        try (playground) {
            LessonCheck.Found found = LessonCheck.check(lesson, lessons, playground);
            found.mistakes().forEach(mistake -> System.out.println(line(mistake, file) + how));
            if (found.mistakes().isEmpty()) {
                System.out.println("ok  " + file.name() + how + ": "
                        + lesson.steps().size() + " steps, " + found.judgements() + " judgements");
            }
            return found.mistakes().isEmpty();
        }
    }

    private static SessionOptions inMemory() {
        return SessionOptions.DEFAULT.withData(new DataChoice.Memory());
    }

    // Playing.

    private int play(Lessons lessons, Lesson lesson) throws Exception {
        boolean isShown = !plain && program.isTerminal();
        // What is said while the cockpit has the screen is said behind it.
        List<String> troubles = new ArrayList<>();
        ProgressFile kept = progress(isShown ? troubles::add : LessonSubcommand::tell);
        if (reset) {
            kept.forget(lesson.id());
        }
        if (isShown) {
            try {
                return show(lesson, kept);
            } finally {
                troubles.forEach(LessonSubcommand::tell);
            }
        }
        return tell(lessons, lesson, kept);
    }

    /** In the cockpit. */
    private int show(Lesson lesson, ProgressFile kept) throws Exception {
        CockpitMixin seen = new CockpitMixin();
        Settings settings = seen.settings();
        try (Playground playground = new Playground(inMemory())) {
            Interpreter interpreter = new Interpreter(playground);
            interpreter.stayInCockpit();
            PlayedLessons lessons = new PlayedLessons(playground, kept);
            lessons.setFirst(lesson);
            Talks talks = Talks.lessons(
                    lessons, new PlayedScripts(playground, playground.defaults(), interpreter));
            ColorDepth depth = ColorDepth.detect(program.colorChoice(), System.getenv());
            TerminalLibrary.prepare();
            Settings left = Cockpit.run(
                    playground,
                    Executor.of(interpreter),
                    seen.options(depth, settings, talks, interpreter.completer()));
            seen.keep(settings, left);
            return 0;
        } catch (NoTerminalException none) {
            throw new UsageException(
                    "no cockpit here: " + none.getMessage() + " ('--plain' does without one)");
        }
    }

    /** In plain lines. */
    private int tell(Lessons lessons, Lesson lesson, ProgressFile kept) throws UsageException {
        LessonRecord record = kept.record(lesson.id());
        try (Playground playground = new Playground(inMemory())) {
            LessonPlayer player =
                    new LessonPlayer(lesson, lessons.taughtBy(lesson), playground, record);
            new PlainLesson(player, System.out, columns(), () -> kept.keep(lesson.id(), record))
                    .run(System.in);
            return 0;
        } catch (IOException trouble) {
            throw new UsageException("standard input can't be read: " + trouble.getMessage());
        }
    }

    /** As a shell says it; a wider line is hard to read. */
    static int columns() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[1-9][0-9]{1,2}")
                ? Math.min(100, Integer.parseInt(columns))
                : DEFAULT_COLUMNS;
    }
}
