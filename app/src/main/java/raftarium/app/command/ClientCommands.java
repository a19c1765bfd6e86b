package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.command.Ask;
import raftarium.command.LoadCommand;
import raftarium.machine.KeyValueCommand;
import raftarium.sim.ReadMode;
import raftarium.words.Quantities.Time;

/** What clients ask. */
@Command(name = "Client")
final class ClientCommands {
    @Command(
            name = "put",
            description = "Sets a key to a value.",
            footer = "Example: put x 7 --to n2")
    Ask put(
            @Parameters(paramLabel = "K", description = "The key.") String key,
            @Parameters(paramLabel = "V", description = "The value.") String value,
            @Mixin Asking asking) {
        return new Ask.Request(KeyValueCommand.put(key, value), null, asking.how());
    }

    @Command(
            name = "append",
            description = "Adds a text at the end of a key's value.",
            footer = "Example: append x 7")
    Ask append(
            @Parameters(paramLabel = "K", description = "The key.") String key,
            @Parameters(paramLabel = "V", description = "The text.") String value,
            @Mixin Asking asking) {
        return new Ask.Request(KeyValueCommand.append(key, value), null, asking.how());
    }

    @Command(
            name = "get",
            description = "Asks for a key's value.",
            footer = "Example: get x --read local --to n3")
    Ask get(
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
            @Mixin Asking asking) {
        ReadMode how = read == null ? ReadMode.INDEX : read;
        return new Ask.Request(KeyValueCommand.get(key), how, asking.how());
    }

    @Command(name = "delete", description = "Removes a key.", footer = "Example: delete x")
    Ask delete(
            @Parameters(paramLabel = "K", description = "The key.") String key,
            @Mixin Asking asking) {
        return new Ask.Request(KeyValueCommand.delete(key), null, asking.how());
    }

    @Command(
            name = "cas",
            description = {
                "Sets a key to NEW if its value is OLD (compare and set).",
                "The result is true or false."
            },
            footer = "Example: cas x 7 8")
    Ask cas(
            @Parameters(paramLabel = "K", description = "The key.") String key,
            @Parameters(paramLabel = "OLD", description = "What it must have.") String expected,
            @Parameters(paramLabel = "NEW", description = "What it gets.") String value,
            @Mixin Asking asking) {
        return new Ask.Request(KeyValueCommand.cas(key, expected, value), null, asking.how());
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
    LoadCommand load(
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
                    Time time) {
        return stop == null
                ? new LoadCommand.Start(clients, rate, time == null ? null : time.nanos())
                : new LoadCommand.Stop();
    }

    /** The word behind load. */
    enum LoadWord {
        stop
    }
}
