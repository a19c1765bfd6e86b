package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

import raftarium.app.arguments.Arguments;
import raftarium.app.arguments.SessionMixin;
import raftarium.app.script.Scenarios;
import raftarium.app.session.ProgramVersion;
import raftarium.app.terminal.ColorDepth;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

/** The program as a whole, and the options that mean the same everywhere. */
@Command(
        name = "raftarium",
        description = "A Raft cluster behind glass: watch it, stop it, break it, script it.",
        synopsisSubcommandLabel =
                "[play|repl|run|suite|torture|lesson|challenge|grade|check|replay|export|compare"
                        + "|disk]",
        mixinStandardHelpOptions = true,
        versionProvider = Program.Version.class,
        footer = {
            "",
            "Without a command: play. In the cockpit ? shows the keys; at the prompt help shows the"
                    + " commands."
        })
final class Program implements Callable<Integer> {
    @Mixin
    SessionMixin session = new SessionMixin();

    @Mixin
    CockpitMixin cockpit = new CockpitMixin();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            completionCandidates = Scenarios.Names.class,
            description = "A script to watch, or the name of a scenario (run --list); or a session"
                    + " that was saved.")
    @Nullable
    String file;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "auto, always or never (default: auto). NO_COLOR is honoured.",
            scope = ScopeType.INHERIT)
    @Nullable
    Color color;

    @Option(
            names = "--debug",
            description = {
                "Shows stack traces: of internal errors, and of what a state machine throws."
            },
            scope = ScopeType.INHERIT)
    boolean debug;

    /** When there are colours. */
    enum Color {
        auto,
        always,
        never
    }

    @Override
    public Integer call() throws Exception {
        return new PlaySubcommand(this).play(session, cockpit, file);
    }

    ColorDepth.Choice colorChoice() {
        Color chosen = color == null ? Color.auto : color;
        return ColorDepth.Choice.valueOf(chosen.name().toUpperCase(Locale.ROOT));
    }

    /** Whether lines on standard output are coloured. */
    boolean colorsOutput() {
        return switch (colorChoice()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> System.getenv("NO_COLOR") == null && isTerminal();
        };
    }

    /** Whether somebody sits at a terminal that shows more than lines. */
    boolean isTerminal() {
        String type = System.getenv("TERM");
        return (type == null || !type.startsWith("dumb")) && StandardStreams.areTerminal();
    }

    static CommandLine configure(CommandLine line) {
        line.setCaseInsensitiveEnumValuesAllowed(false);
        return Arguments.configured(line);
    }

    /** What is wrong, in one line, and what the word may have been meant for. */
    static String oneLine(ParameterException wrong) {
        return Arguments.oneLine(wrong);
    }

    /** Something that was told in a line; whoever debugs sees where it came from. */
    void debugged(Exception trouble) {
        if (debug) {
            showTrace(trouble);
        }
    }

    void showTrace(Exception trouble) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        writer.println(trouble);
        for (Throwable one = trouble; one != null; one = one.getCause()) {
            if (one != trouble) {
                writer.println("because of " + one);
            }
            for (StackTraceElement frame : one.getStackTrace()) {
                writer.println("  at " + frame);
            }
        }
        System.err.print(text);
    }

    /** The version, from the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {ProgramVersion.text()};
        }
    }
}
