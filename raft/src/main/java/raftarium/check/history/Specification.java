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

    /** What the answers of a history need that begins in that state. */
    default Needs<S> needs(HistoryBoard<S> board, S first) {
        return Needs.unknown();
    }

    /** How many ways in which things may stand are followed at most. */
    default int mostConfigurations() {
        return Possibilities.MAX_CONFIGURATIONS;
    }

    /** The state, in a word. */
    String words(S state);
}
