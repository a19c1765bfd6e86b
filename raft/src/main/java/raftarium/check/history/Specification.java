package raftarium.check.history;

import org.jspecify.annotations.Nullable;

/**
 * What a machine does when nobody disturbs it, one operation after the other: how the check knows
 * which answers are right. States are immutable and compared with {@code equals}.
 *
 * @param <S> the state of one key
 */
interface Specification<S> {
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

    /** The state, in a word. */
    String words(S state);
}
