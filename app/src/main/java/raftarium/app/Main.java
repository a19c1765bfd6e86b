package raftarium.app;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import raftarium.app.session.SessionException;
import raftarium.disk.StorageException;
import raftarium.machine.MachineException;
import raftarium.storage.TemporaryDirectory;
import raftarium.words.MistakeException;
import raftarium.words.Shown;

import java.io.IOException;
import java.util.Locale;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        StandardStreams.take();
        Runtime.getRuntime().addShutdownHook(new Thread(Main::leave, "leave"));
        TemporaryDirectory.deleteLeftovers();
        System.exit(toTheEnd(args));
    }

    /** The end, by a signal too: what still goes on meanwhile is told to nobody. */
    private static void leave() {
        StandardStreams.fallSilent();
        TemporaryDirectory.deleteAll();
    }

    private static int toTheEnd(String... args) {
        try {
            int status = run(args);
            System.out.flush();
            return status;
        } catch (OutputLostException lost) {
            return lost.tell();
        }
    }

    /** Carries out a command line. Returns the exit status. */
    static int run(String... args) {
        Program program = new Program();
        CommandLine line = line(program);
        line.setExecutionStrategy(Main::carryOut);
        line.setParameterExceptionHandler((wrong, words) -> mistake(wrong));
        line.setExecutionExceptionHandler((trouble, command, parsed) -> trouble(program, trouble));
        try {
            return line.execute(args);
        } catch (OutOfMemoryError full) {
            return outOfMemory();
        }
    }

    /** The program's command line, with all its commands. */
    static CommandLine line(Program program) {
        CommandLine line = new CommandLine(program);
        line.addSubcommand(new PlaySubcommand(program))
                .addSubcommand(new ReplSubcommand(program))
                .addSubcommand(new RunSubcommand(program))
                .addSubcommand(new SuiteSubcommand(program))
                .addSubcommand(new TortureSubcommand(program))
                .addSubcommand(new LessonSubcommand(program))
                .addSubcommand(new ChallengeSubcommand(program))
                .addSubcommand(new GradeSubcommand(program))
                .addSubcommand(new CheckSubcommand())
                .addSubcommand(new DiskSubcommand())
                .addSubcommand(new ReplaySubcommand(program))
                .addSubcommand(new ExportSubcommand(program))
                .addSubcommand(new CompareSubcommand(program))
                .addSubcommand(new ManSubcommand())
                .addSubcommand(new CompletionSubcommand())
                .addSubcommand(new CommandLine.HelpCommand());
        Program.configure(line);
        line.getSubcommands().values().forEach(Program::configure);
        return line;
    }

    /** On whatever thread: what it throws is wrapped. */
    private static boolean hasRunOutOfMemory(Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null && !(cause instanceof OutOfMemoryError)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static int outOfMemory() {
        System.err.println("raftarium: the memory that Java was given is full, "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB: ask less at a time, or give it more (JAVA_TOOL_OPTIONS=-Xmx2g)");
        return 2;
    }

    /** Help is written here, too, apart from any command. */
    private static int carryOut(CommandLine.ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutputLostException lost) {
            return lost.tell();
        }
    }

    private static int mistake(ParameterException wrong) {
        System.err.println("raftarium: " + Shown.line(Program.oneLine(wrong)));
        return 2;
    }

    /** What a user can mend gets a line; anything else is a mistake of ours, and is called so. */
    private static int trouble(Program program, Exception thrown) {
        OutputLostException lost = OutputLostException.in(thrown);
        if (lost != null) {
            return lost.tell();
        }
        if (hasRunOutOfMemory(thrown)) {
            return outOfMemory();
        }
        // Work on another thread is wrapped.
        Exception trouble =
                thrown.getCause() instanceof MachineException machines ? machines : thrown;
        boolean usersOwn = trouble instanceof MistakeException
                || trouble instanceof SessionException
                || trouble instanceof StorageException
                || trouble instanceof MachineException
                || trouble instanceof UsageException;
        String message = Shown.line(String.valueOf(trouble.getMessage()));
        if (usersOwn) {
            System.err.println("raftarium: " + message);
        } else {
            System.err.println("raftarium: an internal error, please report it: "
                    + trouble.getClass().getName() + ": " + message + " (--debug shows more)");
        }
        program.debugged(trouble);
        return usersOwn ? 2 : 1;
    }
}
