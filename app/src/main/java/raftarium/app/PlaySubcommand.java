package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.arguments.Arguments;
import raftarium.app.arguments.SessionMixin;
import raftarium.app.command.Interpreter;
import raftarium.app.script.Scenarios;
import raftarium.app.session.Pace;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionFile;
import raftarium.app.session.SessionOptions;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.terminal.NoTerminalException;
import raftarium.app.tui.Cockpit;
import raftarium.app.tui.Pictures;
import raftarium.app.tui.PlainView;
import raftarium.app.tui.Settings;
import raftarium.app.tui.engine.Executor;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Talk;
import raftarium.app.tui.engine.Talks;
import raftarium.disk.NamedFile;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.nio.file.Files;
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

    @Option(
            names = "--screenshot",
            paramLabel = "SVG",
            description = "Draws the cockpit into a file instead: at the scenario's end, or --at.")
    @Nullable
    Path screenshot;

    @Option(
            names = "--at",
            paramLabel = "D",
            description = "The virtual time of a screenshot without a scenario (default: 3s).")
    Arguments.@Nullable Span at;

    @Option(
            names = "--note",
            paramLabel = "N",
            description = "Has the screenshot show the scenario at its Nth note (default: at its"
                    + " end).")
    int note;

    @Option(
            names = "--size",
            paramLabel = "COLSxROWS",
            description = "The size of a screenshot (default: 100x30).")
    Arguments.@Nullable Size size;

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
        boolean isWatched = screenshot == null && scenario == null;
        try (Playground playground = new Playground(isWatched ? Cockpit.usual(said) : said)) {
            if (screenshot == null) {
                playground.openWithoutRefusedDisks();
            }
            if (isSession && shown != null) {
                playground.open(SessionFile.read(Path.of(""), shown), OpeningProgress.of(program));
            }
            Interpreter interpreter = new Interpreter(playground);
            PlayedScripts library = new PlayedScripts(playground, said, interpreter);
            PlayedScript played = scenario == null ? null : read(library, scenario);
            if (screenshot != null) {
                draw(playground, interpreter, played, seen, screenshot);
                return 0;
            }
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
                            new Talks(played, library, seen.stops),
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

    private void draw(
            Playground playground,
            Interpreter interpreter,
            @Nullable PlayedScript played,
            CockpitMixin seen,
            Path target)
            throws Exception {
        Talk talk = Talk.NONE;
        Session begun = playground.openSession();
        if (begun != null && begun.isRestored()) {
            begun.advanceTo(begun.simulation().nowNanos() + (at == null ? 0 : at.nanos()));
        } else if (played == null) {
            Session open = playground.session();
            if (open.simulation().config().machine().isBuiltIn()) {
                interpreter.execute("load --clients 1 --rate 2");
            }
            open.advanceTo(
                    open.simulation().nowNanos() + (at == null ? 3_000_000_000L : at.nanos()));
        } else {
            talk = played.runUnwatched(note);
            if (note > 0 && talk.note() < note) {
                throw new UsageException("--note " + note + ": the scenario says " + talk.note()
                        + (talk.note() == 1 ? " note" : " notes"));
            }
        }
        Session open = playground.session();
        // While the clock stands, all that flies is seen.
        open.setPace(Pace.STOPPED);
        int columns = size == null ? 100 : size.columns();
        int rows = size == null ? 30 : size.rows();
        String title = "Raftarium, seed " + open.seed();
        String caption = played == null ? "" : played.caption();
        Frame shown = Pictures.frame(open, caption, talk);
        String svg = Pictures.svg(shown, seen.look(), seen.present, columns, rows, title);
        try {
            Files.writeString(NamedFile.checked(target), svg);
        } catch (IOException trouble) {
            throw new UsageException(target + " can't be written: " + trouble.getMessage());
        }
    }
}
