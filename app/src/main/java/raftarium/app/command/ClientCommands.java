package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.machine.KeyValueCommand;
import raftarium.sim.ReadMode;
import raftarium.words.MistakeException;
import raftarium.words.Quantities.Time;

/** What clients ask. */
@Command(name = "Client")
final class ClientCommands {
    private static final int MAX_LOAD_CLIENTS = 1000;
    private static final int MAX_LOAD_RATE = 100_000;

    private final Desk desk;
    private final Asker asker;

    ClientCommands(Desk desk) {
        this.desk = desk;
        asker = new Asker(desk);
    }

    @Command(
            name = "put",
            description = "Sets a key to a value.",
            footer = "Example: put x 7 --to n2")
    Answer put(
            @Parameters(paramLabel = "K", description = "The key.") String key,
            @Parameters(paramLabel = "V", description = "The value.") String value,
            @Mixin Asker.Asking asking)
            throws MistakeException {
        return asker.ask(KeyValueCommand.put(key, value), null, asking);
    }

    @Command(
            name = "append",
            description = "Adds a text at the end of a key's value.",
            footer = "Example: append x 7")
    Answer append(
            @Parameters(paramLabel = "K", description = "The key.") String key,
            @Parameters(paramLabel = "V", description = "The text.") String value,
            @Mixin Asker.Asking asking)
            throws MistakeException {
        return asker.ask(KeyValueCommand.append(key, value), null, asking);
    }

    @Command(
            name = "get",
            description = "Asks for a key's value.",
            footer = "Example: get x --read local --to n3")
    Answer get(
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
            @Mixin Asker.Asking asking)
            throws MistakeException {
        return asker.ask(KeyValueCommand.get(key), read == null ? ReadMode.INDEX : read, asking);
    }

    @Command(name = "delete", description = "Removes a key.", footer = "Example: delete x")
    Answer delete(
            @Parameters(paramLabel = "K", description = "The key.") String key,
            @Mixin Asker.Asking asking)
            throws MistakeException {
        return asker.ask(KeyValueCommand.delete(key), null, asking);
    }

    @Command(
            name = "cas",
            description = {
                "Sets a key to NEW if its value is OLD (compare and set).",
                "The result is true or false."
            },
            footer = "Example: cas x 7 8")
    Answer cas(
            @Parameters(paramLabel = "K", description = "The key.") String key,
            @Parameters(paramLabel = "OLD", description = "What it must have.") String expected,
            @Parameters(paramLabel = "NEW", description = "What it gets.") String value,
            @Mixin Asker.Asking asking)
            throws MistakeException {
        return asker.ask(KeyValueCommand.cas(key, expected, value), null, asking);
    }

    @Command(
            name = "load",
            description = {
                "Has clients ask on and on, of whichever machine: half put, half get, on ten keys"
                        + " k0 to k9 (config: set and watch); push, pop and ack; lock and unlock;"
                        + " of a class what it offers as samples.",
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
}
