package raftarium.check.mit;

import raftarium.data.Bytes;
import raftarium.raft.Proposal;

/**
 * Carries a command through: hands it to a node that claims to lead, until enough nodes apply it.
 */
final class Agreement implements Task {
    private static final long PATIENCE_NANOS = 10 * Lab.SECOND;
    private static final long ATTEMPT_NANOS = 2 * Lab.SECOND;
    private static final long LOOK_NANOS = 20 * Lab.MILLISECOND;
    private static final long NOBODY_LEADS_NANOS = 50 * Lab.MILLISECOND;

    private final Lab lab;
    private final Bytes command;
    private final int nodes;
    private final boolean once;
    private final long endNanos;
    private long dueNanos;

    /** Whom it asked last. */
    private int asked;

    /** The command's index in the log of the node that took it last; 0: no node did. */
    private long logIndex;

    private long attemptEndNanos;
    private long index;

    /**
     * Begins now.
     *
     * @param nodes how many must apply it
     * @param once whether it is handed over only once
     */
    Agreement(Lab lab, Bytes command, int nodes, boolean once) {
        this.lab = lab;
        this.command = command;
        this.nodes = nodes;
        this.once = once;
        dueNanos = lab.nowNanos();
        endNanos = dueNanos + PATIENCE_NANOS;
    }

    @Override
    public long dueNanos() {
        return dueNanos;
    }

    /** The command's index among the application's, once it is done. */
    long index() {
        return index;
    }

    @Override
    public void go() {
        long now = lab.nowNanos();
        if (logIndex > 0 && lab.applied().nodesWith(logIndex, command) >= nodes) {
            index = lab.applied().indexOf(logIndex);
            dueNanos = NEVER;
        } else if (logIndex > 0 && now < attemptEndNanos) {
            dueNanos = now + LOOK_NANOS;
        } else if (now >= endNanos || once && logIndex > 0) {
            throw new UnmetExpectation(
                    "agreement of " + Lab.count(nodes) + " on a command", found());
        } else {
            handOver();
            attemptEndNanos = now + ATTEMPT_NANOS;
            dueNanos = now + (logIndex > 0 ? LOOK_NANOS : NOBODY_LEADS_NANOS);
        }
    }

    private void handOver() {
        logIndex = 0;
        for (int count = 0; count < lab.nodes() && logIndex == 0; count++) {
            asked = lab.next(asked, 1);
            if (lab.isConnected(asked)) {
                Proposal proposal = lab.propose(asked, command);
                logIndex = proposal.accepted() ? proposal.index() : 0;
            }
        }
    }

    private String found() {
        return logIndex == 0
                ? "nobody who leads"
                : lab.applied().nodesWith(logIndex, command) + " that applied it at index "
                        + logIndex + " of the log";
    }
}
