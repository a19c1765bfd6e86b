package raftarium.app.command;

import static raftarium.grammar.Part.flag;
import static raftarium.grammar.Part.option;
import static raftarium.grammar.Part.optional;

import org.jspecify.annotations.Nullable;

import raftarium.app.session.DataChoice;
import raftarium.app.session.MachineLoader;
import raftarium.app.session.Pace;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOptions;
import raftarium.command.ClusterUsages;
import raftarium.grammar.Chapter;
import raftarium.grammar.Part;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;
import raftarium.grammar.WordKind;
import raftarium.machine.MachineType;
import raftarium.words.Expectations;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** How a session is begun, and how fast its clock plays. */
public final class SessionUsages {
    private static final String MEMORY = "memory";

    private static final Part<@Nullable DataChoice> DATA = option(
            "--data",
            "DIR",
            WordKind.of(SessionUsages::data, DataChoice::toString)
                    .naming(List.of(MEMORY))
                    .offering(Expectations.Kind.FILE),
            "A directory for the nodes' disks, kept and resumed from; or memory (default: a fresh"
                    + " temporary directory, gone at exit).");

    /** What is said of a session when it begins: the same on the command line. */
    public static final Shape<SessionOptions> OPTIONS = Shape.of(SessionOptions.class)
            .with(ClusterUsages.spec(MachineLoader.KIND), SessionOptions::cluster)
            .with(DATA, SessionOptions::data)
            .makes(SessionOptions::new);

    private static final Usage<SessionOptions> ALONE =
            Usage.of("new", List.of(), List.of(), OPTIONS);

    static final Chapter<Order> CLUSTER = Chapter.of(
            "Cluster",
            Usage.of(
                    "new",
                    List.of("Starts afresh: time, rules, counters and digest are reset."),
                    List.of("new --nodes 3 --seed 7 --net wan"),
                    Shape.<Order>toRead()
                            .with(OPTIONS)
                            .with(flag(
                                    "--overwrite",
                                    "Delete a cluster that the data directory holds."))
                            .makes((options, overwrite) ->
                                    Order.session(context -> renew(context, options, overwrite)))));

    static final Chapter<Order> TIME = Chapter.of(
            "Time",
            Usage.of(
                    "speed",
                    List.of("Sets how fast the clock of the prompt or the cockpit plays: 1 is real"
                            + " time, 0 stops, max is as fast as it goes, auto is a tenth, and a"
                            + " twentieth from when a timer has ended until there is a leader."
                            + " Without X, says how fast it is."),
                    List.of("speed 0.1"),
                    Shape.<Order>toRead()
                            .with(optional(
                                    "X",
                                    WordKind.of(Pace::parse, Pace::words)
                                            .naming(List.of("auto", "max")),
                                    "0, 0.001 to 1000, max, or auto."))
                            .makes(pace -> Order.session(context -> speed(context, pace)))));

    private SessionUsages() {}

    /** The options of {@code new}, from a text that has them and nothing else; "" says nothing. */
    public static SessionOptions options(String text) throws MistakeException {
        List<List<Word>> statements = Lexer.statements("new " + text);
        List<Word> words = statements.get(0);
        if (statements.size() > 1) {
            throw new MistakeException("only options of new can stand here, no other command");
        }
        return ALONE.read(new Words(words.get(0), words.subList(1, words.size())));
    }

    private static Reply renew(CommandContext context, SessionOptions options, boolean overwrite)
            throws MistakeException {
        try {
            Session session = context.playground().renew(options, overwrite);
            MachineType machine = session.simulation().config().machine();
            return Reply.ok(session.simulation().nodes()
                    + " nodes, seed "
                    + session.seed()
                    + (machine.equals(MachineType.KV) ? "" : ", machine " + machine)
                    + (session.simulation().rules().modified()
                            ? ", " + session.simulation().rules().label()
                            : ""));
        } catch (SessionException trouble) {
            throw new MistakeException(String.valueOf(trouble.getMessage()));
        }
    }

    private static DataChoice data(String text) throws MistakeException {
        if (text.isEmpty()) {
            throw new MistakeException("a directory, or memory, expected");
        }
        try {
            return text.equals(MEMORY)
                    ? new DataChoice.Memory()
                    : new DataChoice.Directory(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException nowhere) {
            throw new MistakeException("there can be no such directory: " + text);
        }
    }

    private static Reply speed(CommandContext context, @Nullable Pace pace)
            throws MistakeException {
        if (pace != null) {
            context.session();
            context.playground().setPace(pace);
        }
        Session session = context.session();
        return Reply.ok("speed " + session.pace().words()
                + (session.pace().isAuto() ? ", " + session.speed() + " now" : ""));
    }
}
