package raftarium.check.mit;

/** Something that goes on beside a scenario, a step at a time. */
interface Task {
    /** It is done: no next step. */
    long NEVER = Long.MAX_VALUE;

    /** When its next step is due, in virtual time; {@link #NEVER} once it is done. */
    long dueNanos();

    /**
     * Takes that step.
     *
     * @throws UnmetExpectation if it finds that something doesn't hold
     */
    void go();
}
