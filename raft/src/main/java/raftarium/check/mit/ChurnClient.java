package raftarium.check.mit;

import raftarium.data.Bytes;
import raftarium.raft.Proposal;

import java.util.ArrayList;
import java.util.List;

/**
 * A client of the churn: command after command, each to a node that claims to lead, connected or
 * not. What a node has applied where it was promised counts as acknowledged; it doesn't wait for
 * long.
 */
final class ChurnClient implements Task {
    private static final long[] LOOKS_MILLIS = {10, 20, 50, 100, 200};

    private final Lab lab;

    /** How long it waits when nobody leads, in nanoseconds: each client another while. */
    private final long breathNanos;

    private final List<Bytes> acknowledged = new ArrayList<>();
    private Bytes command = Bytes.EMPTY;

    /** Where in the log its command is, on who took it last. */
    private long logIndex;

    /** How often it has looked for it; all looks done: it is time for another command. */
    private int looks = LOOKS_MILLIS.length;

    private long dueNanos;
    private boolean stopped;

    ChurnClient(Lab lab, int number) {
        this.lab = lab;
        breathNanos = (79 + 17L * number) * Lab.MILLISECOND;
        dueNanos = lab.nowNanos();
    }

    @Override
    public long dueNanos() {
        return dueNanos;
    }

    @Override
    public void go() {
        if (looks < LOOKS_MILLIS.length) {
            look();
        } else if (stopped) {
            dueNanos = NEVER;
        } else {
            handOver();
        }
    }

    private void handOver() {
        command = lab.command();
        logIndex = 0;
        for (int node = 1; node <= lab.nodes(); node++) {
            Proposal proposal = lab.propose(node, command);
            logIndex = proposal.accepted() ? proposal.index() : logIndex;
        }
        if (logIndex > 0) {
            looks = 0;
        } else {
            dueNanos = lab.nowNanos() + breathNanos;
        }
    }

    private void look() {
        if (lab.applied().lastIndex() < logIndex) {
            dueNanos = lab.nowNanos() + LOOKS_MILLIS[looks] * Lab.MILLISECOND;
            looks++;
            return;
        }
        if (lab.applied().holdsAt(logIndex, command)) {
            acknowledged.add(command);
        }
        looks = LOOKS_MILLIS.length;
    }

    /** Asks for nothing more. */
    void stop() {
        stopped = true;
    }

    /** What was applied where it was promised, in order. */
    List<Bytes> acknowledged() {
        return acknowledged;
    }
}
