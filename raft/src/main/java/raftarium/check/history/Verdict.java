package raftarium.check.history;

/** Whether a history is linearizable. */
public sealed interface Verdict {
    /** It is. */
    record Linearizable() implements Verdict {}

    /** It isn't, and that is why. */
    record NotLinearizable(Counterexample counterexample) implements Verdict {}

    /**
     * A limit of the search was reached before it could be said.
     *
     * @param key the first key, or the object, of which it couldn't
     * @param subject the same in words: {@code key x}, {@code the queue}
     * @param why which limit
     */
    record Unknown(String key, String subject, String why) implements Verdict {}
}
