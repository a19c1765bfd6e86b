package raftarium.app;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import raftarium.app.session.SessionException;
import raftarium.app.words.MistakeException;
import raftarium.app.words.Shown;
import raftarium.disk.StorageException;
import raftarium.machine.MachineException;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.setOut(new PrintStream(
                new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        int status = run(args);
        System.out.flush();
        System.exit(status);
    }

    /** Carries out a command line. Returns the exit status. */
    static int run(String... args) {
        Program program = new Program();
        CommandLine line = line(program);
        line.setParameterExceptionHandler((wrong, words) -> mistake(wrong));
        line.setExecutionExceptionHandler((trouble, command, parsed) -> trouble(program, trouble));
        return line.execute(args);
    }

    /** The program's command line, with all its commands. */
    static CommandLine line(Program program) {
        CommandLine line = new CommandLine(program);
        line.addSubcommand(new PlayCommand(program))
                .addSubcommand(new ReplCommand(program))
                .addSubcommand(new RunCommand(program))
                .addSubcommand(new SuiteCommand(program))
                .addSubcommand(new TortureCommand(program))
                .addSubcommand(new CheckCommand())
                .addSubcommand(new DiskCommand())
                .addSubcommand(new ExportCommand())
                .addSubcommand(new ManCommand())
                .addSubcommand(new CompletionCommand())
                .addSubcommand(new CommandLine.HelpCommand());
        Program.configure(line);
        line.getSubcommands().values().forEach(Program::configure);
        return line;
    }

    private static int mistake(ParameterException wrong) {
        System.err.println("raftarium: " + Shown.line(Program.oneLine(wrong)));
        return 2;
    }

    /** What a user can mend gets a line; anything else is a mistake of ours, and is called so. */
    private static int trouble(Program program, Exception trouble) {
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
        if (program.debug) {
            program.showTrace(trouble);
        }
        return usersOwn ? 2 : 1;
    }
}
