package raftarium.check.torture;

import org.jspecify.annotations.Nullable;

import raftarium.command.Ask;
import raftarium.condition.NodeSet;
import raftarium.data.Digest;
import raftarium.data.RandomStream;
import raftarium.machine.ClientCommand;
import raftarium.machine.ConfigCommand;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.LockCommand;
import raftarium.machine.MachineType;
import raftarium.machine.QueueCommand;
import raftarium.trace.ReadMode;

/** What clients of a torture ask, for each machine. */
final class ClientRequests {
    private ClientRequests() {}

    /** Something that changes the state, of that key if the machine has such. */
    static ClientCommand write(MachineType machine, String key, String value) {
        return switch (machine.name()) {
            case "queue" -> QueueCommand.push(value);
            case "lock" -> LockCommand.lock(key);
            case "config" -> ConfigCommand.set(key, value, ConfigCommand.ANY);
            case "kv" -> KeyValueCommand.put(key, value);
            default -> machine.sample(number(key + value));
        };
    }

    /** Something whose answer tells of what was written. */
    static ClientCommand look(MachineType machine, String key) {
        return switch (machine.name()) {
            case "queue" -> QueueCommand.pop();
            case "lock" -> LockCommand.lock(key);
            case "config" -> ConfigCommand.watch(key, 0);
            case "kv" -> KeyValueCommand.get(key);
            default -> machine.sample(number(key));
        };
    }

    /** What a machine of one's own is asked for. */
    private static long number(String text) {
        Digest digest = new Digest();
        digest.add(text);
        return digest.value() >>> 44;
    }

    /**
     * One command, by a client of its own that nobody waits for.
     *
     * @param read how to read, if it is a get or a watch
     * @param to the only node to ask; null: the leader
     */
    static Ask ask(ClientCommand command, @Nullable ReadMode read, @Nullable NodeSet to) {
        return new Ask.Request(command, read, new Ask.How(to, false, null));
    }

    /** How a command is asked: null for what isn't a read. */
    static @Nullable ReadMode look(ClientCommand command, ReadMode mode) {
        boolean reads = command instanceof KeyValueCommand of
                        && of.operation() == KeyValueCommand.Operation.GET
                || command instanceof ConfigCommand on
                        && on.operation() == ConfigCommand.Operation.WATCH;
        return reads ? mode : null;
    }

    /** Anything, of another machine than the key-value store. */
    static ClientCommand any(MachineType machine, RandomStream chance, String mark) {
        String key = "k" + chance.below(10);
        long number = 1 + chance.below(50);
        return switch ((int) chance.below(5)) {
            case 0, 1 -> write(machine, key, mark);
            case 2, 3 -> look(machine, key);
            default ->
                switch (machine.name()) {
                    case "queue" -> QueueCommand.ack(number);
                    case "lock" -> LockCommand.unlock(key);
                    case "config" -> ConfigCommand.set(key, mark, number);
                    case "kv" -> KeyValueCommand.delete(key);
                    default -> machine.sample(number);
                };
        };
    }
}
