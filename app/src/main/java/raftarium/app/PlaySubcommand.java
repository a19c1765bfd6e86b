package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.arguments.SessionMixin;
import raftarium.app.command.Interpreter;
import raftarium.app.script.Scenarios;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionFile;
import raftarium.app.session.SessionOptions;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.terminal.NoTerminalException;
import raftarium.app.tui.Cockpit;
import raftarium.app.tui.PlainView;
import raftarium.app.tui.Settings;
import raftarium.app.tui.engine.Executor;
import raftarium.app.tui.engine.Talks;
import raftarium.words.MistakeException;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code raftarium play}. */
@Command(name = "play", description = "The cockpit: a cluster that runs, or a scenario, watched.")
final class PlaySubcommand implements Callable<Integer> {
    private final Program program;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            completionCandidates = Scenarios.Names.class,
            description = "A script to watch, or the name of a scenario (run --list); or a session"
                    + " that was saved.")
    @Nullable
    String file;

    @Mixin
    CockpitMixin cockpit = new CockpitMixin();

    @Mixin
    SessionMixin session = new SessionMixin();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    PlaySubcommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        return play(session, cockpit, file);
    }

    /** Shows a session that was saved, or shared. */
    int replay(String saved, CockpitMixin seen) throws Exception {
        return play(SessionOptions.DEFAULT, seen, saved, true);
    }

    int play(SessionMixin options, CockpitMixin seen, @Nullable String shown) throws Exception {
        return play(options.options(), seen, shown, shown != null && SessionFile.isOne(shown));
    }

    private int play(
            SessionOptions said, CockpitMixin seen, @Nullable String shown, boolean isSession)
            throws Exception {
        String scenario = isSession ? null : shown;
        try (Playground playground =
                new Playground(scenario == null ? Cockpit.usual(said) : said)) {
            playground.openWithoutRefusedDisks();
            if (isSession && shown != null) {
                playground.open(
                        SessionFile.read(Path.of(""), shown),
                        WaitingLine.during(program, "opening"));
            }
            Interpreter interpreter = new Interpreter(playground);
            PlayedScripts library = new PlayedScripts(playground, said, interpreter);
            PlayedScript played = scenario == null ? null : read(library, scenario);
            interpreter.stayInCockpit();
            seen.keepSessions(playground);
            Settings settings = seen.settings();
            if (seen.plain) {
                PlainView view = new PlainView(System.in, System.out, program.isTerminal());
                return view.run(playground, Executor.of(interpreter), played, settings.pace());
            }
            ColorDepth depth = ColorDepth.detect(program.colorChoice(), System.getenv());
            TerminalLibrary.prepare();
            Settings left = Cockpit.run(
                    playground,
                    Executor.of(interpreter),
                    seen.options(
                            depth,
                            settings,
                            new Talks(played, library, seen.stops, PlayedLessons.usual(playground)),
                            interpreter.completer()));
            seen.keep(settings, left);
            return 0;
        } catch (NoTerminalException none) {
            throw new UsageException("no cockpit here: " + none.getMessage()
                    + " ('play --plain' tells it in lines; 'repl' and 'run' do without"
                    + " one, too)");
        }
    }

    private static PlayedScript read(PlayedScripts library, String scenario) throws UsageException {
        try {
            return library.open(scenario, System.in);
        } catch (MistakeException mistake) {
            throw new UsageException(mistake.what());
        }
    }
}
