package raftarium.machine;

import raftarium.data.Bytes;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which machine a cluster replicates. Two of the same name are equal.
 *
 * @param name as typed behind {@code --machine}; for a machine of one's own its class's name
 * @param factory makes one in its first state; each call another
 */
public record MachineType(String name, Supplier<StateMachine> factory) {
    /** The key-value store. */
    public static final MachineType KV = new MachineType("kv", KeyValueStore::new);

    /** The message queue. */
    public static final MachineType QUEUE = new MachineType("queue", MessageQueue::new);

    /** The lock service. */
    public static final MachineType LOCK = new MachineType("lock", LockService::new);

    /** The configuration store. */
    public static final MachineType CONFIG = new MachineType("config", ConfigStore::new);

    /** Those that come along. */
    public static final List<MachineType> BUILT_IN = List.of(KV, QUEUE, LOCK, CONFIG);

    /** The one of that name that comes along, if there is one. */
    public static Optional<MachineType> builtIn(String name) {
        return BUILT_IN.stream().filter(type -> type.name.equals(name)).findFirst();
    }

    /** Whether it comes along; else it is somebody's own. */
    public boolean isBuiltIn() {
        return builtIn(name).isPresent();
    }

    /**
     * One in its first state.
     *
     * @throws MachineException if it threw something
     */
    public StateMachine fresh() {
        return Guard.fresh(name, factory);
    }

    /**
     * A command in its words.
     *
     * @throws MachineException if it threw something, or gave null
     */
    public String describe(Bytes command) {
        return Sessions.described(fresh(), command);
    }

    /**
     * The command of that number which the machine offers for load and torture.
     *
     * @throws MachineException if it throws something, or offers what can't be typed
     */
    public RawCommand sample(long number) {
        StateMachine machine = fresh();
        String text = Guard.ask(
                machine, () -> "was asked for sample " + number, () -> machine.sample(number));
        if (text == null || !RawCommand.isText(text)) {
            throw MachineException.did(
                    machine,
                    "gave '" + text + "' for sample " + number + ": 1 to "
                            + RawCommand.MAX_CHARACTERS
                            + " characters are wanted, none a control character");
        }
        return new RawCommand(this, text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MachineType type && type.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
