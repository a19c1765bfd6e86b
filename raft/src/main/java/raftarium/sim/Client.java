package raftarium.sim;

import org.jspecify.annotations.Nullable;

/** One client: one command at a time, each with the next serial number. */
final class Client {
    final int address;

    /** Gone once its command is done. */
    final boolean passing;

    /** What it does by itself, or null. */
    final @Nullable LoadPlan plan;

    @Nullable
    Call call;

    /**
     * What tells it from all others in its commands; another one after its session has expired.
     */
    long number;

    /** Whether it has had an answer through the log, and so a session. */
    boolean answered;

    int lastLeader;
    long serial;
    long timerNumber;

    /** What its timer began with. */
    long timerCause;

    Client(int address, long number, boolean passing, @Nullable LoadPlan plan) {
        this.address = address;
        this.number = number;
        this.passing = passing;
        this.plan = plan;
    }

    Client copy() {
        Client copy = new Client(address, number, passing, plan == null ? null : plan.copy());
        copy.answered = answered;
        copy.call = call == null ? null : call.copy();
        copy.lastLeader = lastLeader;
        copy.serial = serial;
        copy.timerNumber = timerNumber;
        copy.timerCause = timerCause;
        return copy;
    }
}
