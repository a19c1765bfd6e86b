package raftarium.app.command;

import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.command.Quantities.Time;
import raftarium.app.session.Session;
import raftarium.machine.KeyValueCommand;
import raftarium.raft.Entry;
import raftarium.sim.Address;
import raftarium.sim.Call;
import raftarium.sim.Outcome;
import raftarium.sim.ReadMode;

/** What clients ask. */
@Command(name = "Client")
final class ClientCommands {
    /** The name of the client that asks where none is named. */
    private static final String DEFAULT_CLIENT = "";

    /** The session command around a machine's command takes this much of what an entry may have. */
    private static final int MAX_COMMAND_BYTES = Entry.MAX_DATA_BYTES - 24;

    private static final int MAX_LOAD_CLIENTS = 1000;
    private static final int MAX_LOAD_RATE = 100_000;

    private final Desk desk;

    ClientCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "put",
            description = "Sets a key to a value.",
            footer = "Example: put x 7 --to n2")
    Reply put(
            @Parameters(paramLabel = "K", description = "The key.") String key,
            @Parameters(paramLabel = "V", description = "The value.") String value,
            @Mixin Asking asking)
            throws MistakeException {
        return ask(KeyValueCommand.put(key, value), null, asking);
    }

    @Command(
            name = "append",
            description = "Adds a text at the end of a key's value.",
            footer = "Example: append x 7")
    Reply append(
            @Parameters(paramLabel = "K", description = "The key.") String key,
            @Parameters(paramLabel = "V", description = "The text.") String value,
            @Mixin Asking asking)
            throws MistakeException {
        return ask(KeyValueCommand.append(key, value), null, asking);
    }

    @Command(
            name = "get",
            description = "Asks for a key's value.",
            footer = "Example: get x --read local --to n3")
    Reply get(
            @Parameters(paramLabel = "K", description = "The key.") String key,
            @Option(
                            names = "--read",
                            paramLabel = "HOW",
                            description =
                                    "index: the leader answers, once a majority confirms that it"
                                            + " leads (the default); lease: the leader answers at"
                                            + " once while its lease holds, which relies on clocks;"
                                            + " log: as an entry; local: any node answers from what"
                                            + " it has applied, and promises nothing.")
                    @Nullable
                    ReadMode read,
            @Mixin Asking asking)
            throws MistakeException {
        return ask(KeyValueCommand.get(key), read == null ? ReadMode.INDEX : read, asking);
    }

    @Command(name = "delete", description = "Removes a key.", footer = "Example: delete x")
    Reply delete(
            @Parameters(paramLabel = "K", description = "The key.") String key,
            @Mixin Asking asking)
            throws MistakeException {
        return ask(KeyValueCommand.delete(key), null, asking);
    }

    @Command(
            name = "cas",
            description = {
                "Sets a key to NEW if its value is OLD (compare and set).",
                "The result is true or false."
            },
            footer = "Example: cas x 7 8")
    Reply cas(
            @Parameters(paramLabel = "K", description = "The key.") String key,
            @Parameters(paramLabel = "OLD", description = "What it must have.") String expected,
            @Parameters(paramLabel = "NEW", description = "What it gets.") String value,
            @Mixin Asking asking)
            throws MistakeException {
        return ask(KeyValueCommand.cas(key, expected, value), null, asking);
    }

    private Reply ask(KeyValueCommand command, @Nullable ReadMode read, Asking asking)
            throws MistakeException {
        Session session = desk.session();
        var bytes = command.encode();
        if (bytes.length() > MAX_COMMAND_BYTES) {
            throw new MistakeException(
                    "a command has at most 1 MiB, this one has " + bytes.length() + " bytes");
        }
        int pinned = asking.to == null ? Call.ANY_NODE : asking.to.one(session);
        String name = asking.client != null ? asking.client : DEFAULT_CLIENT;
        String text = command + (pinned == Call.ANY_NODE ? "" : " --to n" + pinned);
        Call call =
                session.simulation().call(asking.noWait ? null : name, bytes, read, text, pinned);
        if (asking.noWait) {
            return Reply.ok(Address.name(call.client()) + " asks: " + text);
        }
        session.advanceUntil(call::isDone, Long.MAX_VALUE);
        session.setLastCall(call);
        return answer(call);
    }

    private static Reply answer(Call call) {
        Outcome outcome = ValueConditions.outcomeOf(call);
        JsonObject fields = new JsonObject();
        fields.addProperty("outcome", outcome.word());
        fields.addProperty("result", call.result());
        fields.addProperty("index", call.index());
        String index = call.index() == 0 ? "" : " (index " + call.index() + ")";
        String result = call.result();
        String text = outcome != Outcome.OK
                ? outcome.word()
                : (result == null ? "none" : result.isEmpty() ? "ok" : result) + index;
        return Reply.ok(text, fields);
    }

    @Command(
            name = "load",
            description = {
                "Has clients ask on and on: half put, half get, on ten keys k0 to k9.",
                "Each has one command at a time. 'load stop' ends it."
            },
            footer = "Example: load --clients 3 --rate 100 --for 10s")
    Reply load(
            @Parameters(paramLabel = "stop", arity = "0..1", description = "Ends the load.")
                    @Nullable
                    LoadWord stop,
            @Option(
                            names = "--clients",
                            paramLabel = "N",
                            defaultValue = "3",
                            description = "How many clients, 1 to 1000 (default: 3).")
                    int clients,
            @Option(
                            names = "--rate",
                            paramLabel = "N",
                            defaultValue = "30",
                            description =
                                    "Commands a second, all together, 1 to 100000 (default: 30).")
                    int rate,
            @Option(names = "--for", paramLabel = "D", description = "How long.") @Nullable
                    Time time)
            throws MistakeException {
        if (stop != null) {
            desk.simulation().stopLoad();
            return Reply.ok("the load ends");
        }
        range("--clients", clients, MAX_LOAD_CLIENTS);
        range("--rate", rate, MAX_LOAD_RATE);
        long interval = 1_000_000_000L * clients / rate;
        long end = time == null ? Long.MAX_VALUE : desk.session().after(time.nanos());
        desk.simulation().startLoad(clients, interval, end);
        return Reply.ok(clients + (clients == 1 ? " client, " : " clients, ") + rate + "/s");
    }

    private static void range(String option, int value, int most) throws MistakeException {
        if (value < 1 || value > most) {
            throw new MistakeException(option + " is from 1 to " + most + ": " + value);
        }
    }

    /** The word behind load. */
    enum LoadWord {
        stop
    }

    /** The options of all that a client asks. */
    static final class Asking implements Vocabulary.Mixed {
        @Option(
                names = "--to",
                paramLabel = "NODE",
                description = "Asks this node only, once; it fails where that doesn't lead.")
        @Nullable
        NodeSet to;

        @Option(
                names = "--no-wait",
                description = "Goes on in the background, as a client of its own.")
        boolean noWait;

        @Option(names = "--client", paramLabel = "NAME", description = "The client that asks.")
        @Nullable
        String client;

        @Override
        public Asking copy() {
            Asking copy = new Asking();
            copy.to = to;
            copy.noWait = noWait;
            copy.client = client;
            return copy;
        }
    }
}
