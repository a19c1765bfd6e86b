package raftarium.check.history;

import org.jspecify.annotations.Nullable;

/**
 * What a machine does when nobody disturbs it, one operation after the other: how the check knows
 * which answers are right. States are immutable and compared with {@code equals}.
 *
 * @param <S> the state of one key, or of one object
 */
interface Specification<S> {
    /** That of the key or the object that an operation is about. */
    static Specification<?> of(Operation operation) {
        return switch (operation.kind()) {
            case PUT, APPEND, GET, DELETE, CAS -> new KeyValueSpecification();
            case PUSH, POP, ACK -> new QueueSpecification();
            case LOCK, UNLOCK -> new LockSpecification();
            case SET, WATCH -> new ConfigSpecification();
        };
    }

    /** What a key has before anything was done. */
    S initial();

    /** Nothing is known of what the key has; a first answer will say it. */
    S anything();

    /**
     * The state after the operation; null if its answer is known and isn't the one that it gets in
     * this state.
     */
    @Nullable
    S after(S state, Operation operation);

    /** Whether it leaves each state as it is, answered as it was. */
    boolean isRead(Operation operation);

    /** What the operation answers in this state, whatever it did answer; empty for nothing. */
    String answer(S state, Operation operation);

    /** Whether its answer says which state it found. */
    default boolean isTelling(Operation operation) {
        return false;
    }

    /** Whether that is the state that a telling operation has found. */
    default boolean isFound(S state, Operation telling) {
        return true;
    }

    /**
     * Whether an operation can be the first one, or one of those that follow, that brings a state
     * nearer to what a telling operation has found. If all that may come before it can't, and the
     * state isn't found yet, it won't be.
     */
    default boolean helps(S state, Operation operation, Operation telling) {
        return true;
    }

    /** How many ways in which things may stand are followed at most. */
    default int mostConfigurations() {
        return Moment.MAX_CONFIGURATIONS;
    }

    /** The state, in a word. */
    String words(S state);
}
