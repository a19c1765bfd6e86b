package raftarium.node;

import raftarium.raft.Node;
import raftarium.raft.NodeEvent;
import raftarium.raft.Ready;
import raftarium.raft.Role;
import raftarium.trace.Cause;

import java.util.ArrayList;
import java.util.List;

/**
 * From which events it follows what a process does: from what was done to it last. But what it does
 * once it has become candidate or leader, or asks whether it would, follows from that; a leader's
 * election from the vote that was counted last; and what had to wait from what it waited for.
 */
final class Causes {
    private static final long NONE = Long.MIN_VALUE;

    /** A message that waited for longer than so many elections names what was done to the node. */
    private static final int ELECTIONS_KEPT = 8;

    /** Where a rule is off, more may be known to be committed than the log has. */
    private static final int COMMITS_KEPT = 1024;

    /** Entries that are known to be committed, and the event that said so. */
    private record Committed(long fromIndex, long index, long event) {}

    /** What was done to the node last, and what its doing follows from by now. */
    private long told = Cause.START;

    private long cause = Cause.START;
    private long voteCounted = NONE;

    /** The number of the event, by count of elections, in a ring. */
    private final long[] elections = new long[ELECTIONS_KEPT];

    private long electionCount;

    /** Those of which not all is applied. */
    private final List<Committed> commits = new ArrayList<>();

    /** By what the oldest of what is still to be written came to be. */
    private long unwritten = NONE;

    /** What the timer that runs was set by, and how often one was by then. */
    private long timerSet = NONE;

    private long timerCount;

    Causes copy() {
        Causes copy = new Causes();
        copy.told = told;
        copy.cause = cause;
        copy.voteCounted = voteCounted;
        System.arraycopy(elections, 0, copy.elections, 0, ELECTIONS_KEPT);
        copy.electionCount = electionCount;
        copy.commits.addAll(commits);
        copy.unwritten = unwritten;
        copy.timerCount = timerCount;
        copy.timerSet = timerSet;
        return copy;
    }

    /** Something is done to the node: that event, and that packet's arrival, 0 for none. */
    void begin(Node node, long event, long packet) {
        node.follow(event, packet);
        told = event;
        cause = event;
        voteCounted = NONE;
    }

    /** What is done now, and has no cause of its own, follows from this. */
    long now() {
        return cause;
    }

    // What a node decides.

    long of(NodeEvent decision) {
        boolean wins = decision instanceof NodeEvent.RoleChanged changed
                && changed.role() == Role.LEADER
                && voteCounted != NONE;
        return wins ? voteCounted : cause;
    }

    /** The decision is the event of that number. */
    void decided(NodeEvent decision, long event) {
        if (decision instanceof NodeEvent.RoleChanged changed && changed.role() != Role.FOLLOWER) {
            electionCount++;
            elections[place(electionCount)] = event;
            cause = event;
        } else if (decision instanceof NodeEvent.PreVoteBegan
                || decision instanceof NodeEvent.StandRefused) {
            cause = event;
        } else if (decision instanceof NodeEvent.VoteCounted) {
            voteCounted = event;
        } else if (decision instanceof NodeEvent.Committed committed) {
            if (commits.size() == COMMITS_KEPT) {
                commits.remove(0);
            }
            commits.add(new Committed(committed.fromIndex(), committed.index(), event));
        }
    }

    private static int place(long election) {
        return (int) (election % ELECTIONS_KEPT);
    }

    // What is carried out.

    long of(Ready.Outgoing message) {
        boolean isKept = message.election() > electionCount - ELECTIONS_KEPT
                && message.election() > 0
                && message.election() <= electionCount;
        if (isKept) {
            return elections[place(message.election())];
        }
        return message.event() == told ? cause : message.event();
    }

    /** The packet that a message answers; 0 for none. */
    static long inReplyTo(Ready.Outgoing outgoing) {
        return outgoing.message().isReply() ? outgoing.packet() : 0;
    }

    /** Of the write that is handed out now. */
    long ofWrite() {
        long first = unwritten == NONE ? cause : unwritten;
        unwritten = NONE;
        return first;
    }

    /** Of an entry's being applied. */
    long ofApplied(long index) {
        for (Committed committed : commits) {
            if (committed.fromIndex <= index && index <= committed.index) {
                return committed.event;
            }
        }
        return cause;
    }

    /** All that was to be done is done. */
    void end(Node node) {
        long applied = node.lastApplied();
        if (!commits.isEmpty()) {
            commits.removeIf(committed -> committed.index <= applied);
        }
        if (unwritten == NONE && node.hasUnwritten()) {
            unwritten = cause;
        }
        if (timerCount < node.timerCount()) {
            timerCount = node.timerCount();
            timerSet = cause;
        }
    }

    /** When the node's timer was set. */
    long timerSet() {
        return timerSet;
    }
}
