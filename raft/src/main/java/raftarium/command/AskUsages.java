package raftarium.command;

import static raftarium.grammar.Part.argument;
import static raftarium.grammar.Part.option;

import raftarium.grammar.Chapter;
import raftarium.grammar.Kinds;
import raftarium.grammar.Part;
import raftarium.grammar.Shape;
import raftarium.grammar.Shaping;
import raftarium.grammar.Usage;
import raftarium.machine.ClientCommand;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.KeyValueCommand.Operation;
import raftarium.trace.ReadMode;

import java.util.List;
import java.util.function.Predicate;

/** How the requests of clients are typed that fit any machine. */
final class AskUsages {
    /** How a client asks. */
    static final Shape<Ask.How> HOW = Shape.of(Ask.How.class)
            .with(
                    option(
                            "--to",
                            "NODE",
                            Kinds.NODES,
                            "Asks this node only, once; it fails where that doesn't lead."),
                    Ask.How::to)
            .with(
                    Part.denial(
                            "--no-wait",
                            "Goes on in the background, as a client of its own if none is named."),
                    Ask.How::waits)
            .with(option("--client", "NAME", Kinds.TEXT, "The client that asks."), Ask.How::client)
            .with(
                    option(
                            "--wait",
                            "D",
                            Kinds.TIME,
                            "When it gives up, and the outcome is unknown (default: 10s)."),
                    Ask.How::patienceNanos)
            .makes(Ask.How::new);

    private static final Part<String> KEY = argument("K", Kinds.KEY, "The key.");

    static final Chapter<Command> CLIENT = Chapter.of(
            "Client",
            Usage.of(
                    "put",
                    List.of("Sets a key to a value."),
                    List.of("put x 7 --to n2"),
                    asks(Operation.PUT)
                            .with(KEY, AskUsages::key)
                            .with(argument("V", Kinds.TEXT, "The value."), AskUsages::value)
                            .with(HOW, Ask.Request::how)
                            .makes((key, value, how) ->
                                    write(KeyValueCommand.put(key, value), how))),
            Usage.of(
                    "append",
                    List.of("Adds a text at the end of a key's value."),
                    List.of("append x 7"),
                    asks(Operation.APPEND)
                            .with(KEY, AskUsages::key)
                            .with(argument("V", Kinds.TEXT, "The text."), AskUsages::value)
                            .with(HOW, Ask.Request::how)
                            .makes((key, value, how) ->
                                    write(KeyValueCommand.append(key, value), how))),
            Usage.of(
                    "get",
                    List.of("Asks for a key's value."),
                    List.of("get x --read local --to n3"),
                    asks(Operation.GET)
                            .with(KEY, AskUsages::key)
                            .with(
                                    read("index: the leader answers, once a majority confirms that"
                                            + " it leads (the default); lease: the leader answers"
                                            + " at once while its lease holds, which relies on"
                                            + " clocks; log: as an entry; local: any node answers"
                                            + " from what it has applied, and promises nothing."),
                                    Ask.Request::read)
                            .with(HOW, Ask.Request::how)
                            .makes((key, read, how) ->
                                    new Ask.Request(KeyValueCommand.get(key), read, how))),
            Usage.of(
                    "delete",
                    List.of("Removes a key."),
                    List.of("delete x"),
                    asks(Operation.DELETE)
                            .with(KEY, AskUsages::key)
                            .with(HOW, Ask.Request::how)
                            .makes((key, how) -> write(KeyValueCommand.delete(key), how))),
            Usage.of(
                    "cas",
                    List.of(
                            "Sets a key to NEW if its value is OLD (compare and set).",
                            "The result is true or false."),
                    List.of("cas x 7 8"),
                    asks(Operation.CAS)
                            .with(KEY, AskUsages::key)
                            .with(
                                    argument("OLD", Kinds.TEXT, "What it must have."),
                                    ask -> keyValue(ask).expected())
                            .with(argument("NEW", Kinds.TEXT, "What it gets."), AskUsages::value)
                            .with(HOW, Ask.Request::how)
                            .makes((key, old, value, how) ->
                                    write(KeyValueCommand.cas(key, old, value), how))),
            Usage.of(
                    "load",
                    List.of(
                            "Has clients ask on and on, of whichever machine: half put, half get,"
                                    + " on ten keys k0 to k9 (config: set and watch); push, pop and"
                                    + " ack; lock and unlock; of a class what it offers as"
                                    + " samples.",
                            "Each has one command at a time. 'load stop' ends it."),
                    List.of("load --clients 3 --rate 100 --for 10s"),
                    Shape.of(LoadCommand.Start.class)
                            .with(
                                    option(
                                            "--clients",
                                            "N",
                                            Kinds.INTEGER,
                                            3,
                                            "How many clients, 1 to 1000 (default: 3)."),
                                    LoadCommand.Start::clients)
                            .with(
                                    option(
                                            "--rate",
                                            "N",
                                            Kinds.INTEGER,
                                            30,
                                            "Commands a second, all together, 1 to 100000 (default:"
                                                    + " 30)."),
                                    LoadCommand.Start::rate)
                            .with(
                                    option("--for", "D", Kinds.TIME, "How long."),
                                    LoadCommand.Start::forNanos)
                            .makes(LoadCommand.Start::new),
                    Shape.of(LoadCommand.Stop.class).word("stop").makes(LoadCommand.Stop::new)));

    private AskUsages() {}

    private static Shaping<Ask.Request> asks(Operation operation) {
        return requests(
                command -> command instanceof KeyValueCommand one && one.operation() == operation);
    }

    /** The shape of what asks for such a command. */
    static Shaping<Ask.Request> requests(Predicate<ClientCommand> which) {
        return Shape.of(Ask.Request.class, ask -> which.test(ask.command()));
    }

    /** How to read. */
    static Part<ReadMode> read(String meaning) {
        return option(
                "--read",
                "HOW",
                Kinds.oneOf("way to read", List.of(ReadMode.values()), ReadMode::word, mode -> ""),
                ReadMode.INDEX,
                meaning);
    }

    /** A command that is no read. */
    static Ask.Request write(ClientCommand command, Ask.How how) {
        return new Ask.Request(command, null, how);
    }

    private static KeyValueCommand keyValue(Ask.Request ask) {
        return (KeyValueCommand) ask.command();
    }

    private static String key(Ask.Request ask) {
        return keyValue(ask).key();
    }

    private static String value(Ask.Request ask) {
        return keyValue(ask).value();
    }
}
