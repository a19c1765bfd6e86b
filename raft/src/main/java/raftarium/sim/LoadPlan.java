package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.machine.ClientCommand;
import raftarium.machine.ConfigCommand;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.LockCommand;
import raftarium.machine.MachineType;
import raftarium.machine.QueueCommand;
import raftarium.trace.ReadMode;

/**
 * What a client of a load does, at a rate. Of a store: half put (or set), half get (or watch), on
 * ten keys. Of a queue: it acknowledges most of what it got, and pops and pushes. Of a lock
 * service: it takes one of five locks, and soon gives it back. Of a machine of one's own: what that
 * offers.
 */
final class LoadPlan {
    private static final int KEYS = 10;
    private static final int LOCKS = 5;

    /** Numbers below this are drawn for commands that a machine of one's own offers. */
    static final long SAMPLES = 1_000_000;

    private final MachineType machine;
    private RandomStream chance;
    final long intervalNanos;
    long endNanos;
    long nextNanos;
    private long count;

    /** What the last command's answer has left to be done: a message's id, or a lock's name. */
    private String inHand = "";

    /** The newest version that was seen. */
    private long version;

    private @Nullable ClientCommand last;

    LoadPlan(
            MachineType machine,
            RandomStream chance,
            long intervalNanos,
            long endNanos,
            long nextNanos) {
        this.machine = machine;
        this.chance = chance;
        this.intervalNanos = intervalNanos;
        this.endNanos = endNanos;
        this.nextNanos = nextNanos;
    }

    LoadPlan copy() {
        LoadPlan copy = new LoadPlan(machine, chance.copy(), intervalNanos, endNanos, nextNanos);
        copy.count = count;
        copy.inHand = inHand;
        copy.version = version;
        copy.last = last;
        return copy;
    }

    /** It draws from that from now on. */
    void renewChance(RandomStream other) {
        chance = other;
    }

    /** The next command of the client of that name. */
    ClientCommand next(String name) {
        ClientCommand next = switch (machine.name()) {
            case "queue" -> queue(name);
            case "lock" -> lock();
            case "config" -> config(name);
            case "kv" -> keyValue(name);
            default -> machine.sample(chance.below(SAMPLES));
        };
        last = next;
        return next;
    }

    private ClientCommand keyValue(String name) {
        String key = "k" + chance.below(KEYS);
        boolean put = chance.chance(500_000);
        count++;
        return put ? KeyValueCommand.put(key, name + "." + count) : KeyValueCommand.get(key);
    }

    private ClientCommand queue(String name) {
        String id = inHand;
        inHand = "";
        if (!id.isEmpty() && chance.chance(900_000)) {
            return QueueCommand.ack(Long.parseLong(id));
        }
        count++;
        return chance.chance(450_000) ? QueueCommand.push(name + "." + count) : QueueCommand.pop();
    }

    private ClientCommand lock() {
        if (!inHand.isEmpty() && chance.chance(600_000)) {
            String name = inHand;
            inHand = "";
            return LockCommand.unlock(name);
        }
        return LockCommand.lock("l" + chance.below(LOCKS));
    }

    private ClientCommand config(String name) {
        String key = "k" + chance.below(KEYS);
        count++;
        if (chance.chance(500_000)) {
            return ConfigCommand.watch(key, 0);
        }
        long onlyIf = chance.chance(200_000) ? version : ConfigCommand.ANY;
        return ConfigCommand.set(key, name + "." + count, onlyIf);
    }

    /** How it is to be read, if it only reads; else null. */
    static @Nullable ReadMode read(ClientCommand command) {
        boolean reads = command instanceof KeyValueCommand of
                        && of.operation() == KeyValueCommand.Operation.GET
                || command instanceof ConfigCommand on
                        && on.operation() == ConfigCommand.Operation.WATCH;
        return reads ? ReadMode.INDEX : null;
    }

    /** What came back; null for none, and for an outcome that isn't known. */
    void answered(@Nullable Bytes result) {
        if (result == null || result.length() == 0) {
            return;
        }
        String first = result.utf8().split(" ", 2)[0];
        if (last instanceof QueueCommand asked && asked.operation() == QueueCommand.Operation.POP) {
            inHand = first;
        } else if (last instanceof LockCommand asked
                && asked.operation() == LockCommand.Operation.LOCK) {
            inHand = asked.name();
        } else if (last instanceof ConfigCommand && !first.equals("false")) {
            version = Long.parseLong(first);
        }
    }
}
