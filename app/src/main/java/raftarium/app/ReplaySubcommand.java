package raftarium.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

import raftarium.app.look.SessionSummary;
import raftarium.app.session.KeptSessions;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionFile;
import raftarium.app.session.SessionOptions;
import raftarium.app.terminal.UserFiles;
import raftarium.words.MistakeException;
import raftarium.words.Shown;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code raftarium replay}. */
@Command(
        name = "replay",
        description = {
            "Opens a session that was saved or shared: all that was done is done again, and must"
                    + " come to the same digest. It is shown in the cockpit, where it was saved;"
                    + " the clock stands.",
            "With --headless it is checked, and what is there is told.",
            "Exit status: 0 it is the same; 1 a property is broken that nobody expected; 2 it"
                    + " can't be opened, or something else comes of it."
        },
        footer = {
            "",
            "Examples:",
            "raftarium replay split.raftarium",
            "raftarium replay --headless split.raftarium"
        })
final class ReplaySubcommand implements Callable<Integer> {
    /** Reads which of them is meant. */
    static final class KeptNumber implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String word) {
            if (!word.matches("[1-" + KeptSessions.MOST + "]")) {
                throw new TypeConversionException(
                        "'" + word + "' isn't from 1 to " + KeptSessions.MOST);
            }
            return Integer.valueOf(word);
        }
    }

    private static final Gson JSON = new GsonBuilder().serializeNulls().create();

    private final Program program;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "A file that save wrote, or the line that share showed.")
    @Nullable
    String what;

    @Option(
            names = "--headless",
            description = "Tells what is there, and whether it is the same; no screen.")
    boolean headless;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How that is told: text or json.")
    RunSubcommand.Format format = RunSubcommand.Format.text;

    @Option(
            names = "--last",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "1",
            converter = KeptNumber.class,
            description = "The session that was watched last in the cockpit, which keeps five; with"
                    + " N one before: 2 to 5.")
    int last;

    @Mixin
    CockpitMixin cockpit = new CockpitMixin();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    ReplaySubcommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        String said = last > 0 ? kept() : what;
        if (said == null || last > 0 && what != null) {
            throw new UsageException("FILE or --last expected: a session that save wrote, the line"
                    + " that share showed, or one that was watched last");
        } else if (headless) {
            return tell(said);
        }
        return new PlaySubcommand(program).replay(said, cockpit);
    }

    private String kept() throws UsageException {
        Path directory = UserFiles.usual().sessions();
        try {
            List<Path> newest = new KeptSessions(directory).newest();
            if (newest.size() < last) {
                throw new UsageException(
                        newest.isEmpty()
                                ? "no session was kept in " + directory
                                : "only " + newest.size() + " sessions were kept in " + directory);
            }
            return newest.get(last - 1).toString();
        } catch (IOException trouble) {
            throw new UsageException(directory + " can't be read: " + trouble.getMessage());
        }
    }

    private int tell(String said) throws SessionException, MistakeException {
        try (Playground playground = new Playground(SessionOptions.DEFAULT)) {
            Session session = playground.open(
                    SessionFile.read(Path.of(""), said), WaitingLine.during(program, "opening"));
            SessionSummary summary = new SessionSummary(session.timeline());
            System.out.println(
                    format == RunSubcommand.Format.json
                            ? JSON.toJson(summary.json())
                            : Shown.text(summary.text()));
            return playground.hasUnexcusedViolation() ? 1 : 0;
        }
    }
}
