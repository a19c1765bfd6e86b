package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.command.Ask;
import raftarium.machine.ConfigCommand;
import raftarium.machine.LockCommand;
import raftarium.machine.QueueCommand;
import raftarium.sim.ReadMode;
import raftarium.words.MistakeException;

/** What clients ask of other machines than the key-value store. */
@Command(name = "Machines")
final class MachineCommands {

    @Command(
            name = "push",
            description = {
                "Puts a message at the end of the queue (--machine queue).",
                "The result is its id."
            },
            footer = "Example: push hello")
    Ask push(
            @Parameters(paramLabel = "V", description = "The message.") String value,
            @Mixin Asking asking) {
        return new Ask.Request(QueueCommand.push(value), null, asking.how());
    }

    @Command(
            name = "pop",
            description = {
                "Asks for the first visible message, and hides it for 5 s (--machine queue).",
                "The result is its id and the message: 7 hello. If it isn't acknowledged by then"
                        + " it is visible again; after 3 deliveries it is a dead letter."
            },
            footer = "Example: pop --client worker")
    Ask pop(@Mixin Asking asking) {
        return new Ask.Request(QueueCommand.pop(), null, asking.how());
    }

    @Command(
            name = "ack",
            description = {
                "Says that a message is done with: it leaves the queue (--machine queue).",
                "The result is true, or false if it wasn't delivered or isn't there any more."
            },
            footer = "Example: ack 7")
    Ask ack(
            @Parameters(paramLabel = "ID", description = "The message's id.") long id,
            @Mixin Asking asking) {
        return new Ask.Request(QueueCommand.ack(id), null, asking.how());
    }

    @Command(
            name = "lock",
            description = {
                "Asks for a lock (--machine lock); it isn't waited for.",
                "The result is a fencing token, a number that only grows; none if another client"
                        + " has it. A client that gives no command for 10 s loses its locks."
            },
            footer = "Example: lock printer --client alice")
    Ask lock(
            @Parameters(paramLabel = "NAME", description = "Which lock.") String name,
            @Mixin Asking asking) {
        return new Ask.Request(LockCommand.lock(name), null, asking.how());
    }

    @Command(
            name = "unlock",
            description = {
                "Gives a lock back (--machine lock).",
                "The result is true, or false if this client doesn't have it."
            },
            footer = "Example: unlock printer --client alice")
    Ask unlock(
            @Parameters(paramLabel = "NAME", description = "Which lock.") String name,
            @Mixin Asking asking) {
        return new Ask.Request(LockCommand.unlock(name), null, asking.how());
    }

    @Command(
            name = "set",
            description = {
                "Sets a key of the configuration (--machine config).",
                "The result is the new version, of a count over all keys; or false if the key"
                        + " doesn't have the version that it must have."
            },
            footer = "Example: set color blue --version 0")
    Ask set(
            @Parameters(paramLabel = "K", description = "The key.") String key,
            @Parameters(paramLabel = "V", description = "The value.") String value,
            @Option(
                            names = "--version",
                            paramLabel = "N",
                            description = "Only if the key has that version now; 0: none yet.")
                    @Nullable
                    Long version,
            @Mixin Asking asking)
            throws MistakeException {
        long onlyIf = version == null ? ConfigCommand.ANY : notNegative("--version", version);
        return new Ask.Request(ConfigCommand.set(key, value, onlyIf), null, asking.how());
    }

    @Command(
            name = "watch",
            description = {
                "Asks for a key of the configuration (--machine config); it isn't waited for.",
                "The result is its version and its value: 3 blue; none if there is nothing newer."
            },
            footer = "Example: watch color --after 3")
    Ask watch(
            @Parameters(paramLabel = "K", description = "The key.") String key,
            @Option(
                            names = "--after",
                            paramLabel = "VERSION",
                            description = "Only if it is newer than that.")
                    @Nullable
                    Long after,
            @Option(
                            names = "--read",
                            paramLabel = "HOW",
                            description = "index (the default), lease, log or local, as for get.")
                    @Nullable
                    ReadMode read,
            @Mixin Asking asking)
            throws MistakeException {
        long beyond = after == null ? 0 : notNegative("--after", after);
        ReadMode mode = read == null ? ReadMode.INDEX : read;
        return new Ask.Request(ConfigCommand.watch(key, beyond), mode, asking.how());
    }

    private static long notNegative(String option, long version) throws MistakeException {
        if (version < 0) {
            throw new MistakeException(option + " takes a version, 0 or more: " + version);
        }
        return version;
    }

    @Command(
            name = "propose",
            description = {
                "A raw command: the text's bytes in UTF-8 go into the log, for whatever machine.",
                "The result is what the machine answers; kv, queue, lock and config know no such"
                        + " command, and answer none."
            },
            footer = "Example: propose hello")
    Ask propose(
            @Parameters(paramLabel = "TEXT", description = "The command.") String text,
            @Mixin Asking asking) {
        return new Ask.Propose(text, asking.how());
    }
}
