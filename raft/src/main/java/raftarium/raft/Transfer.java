package raftarium.raft;

/**
 * A leader hands its leadership over (dissertation 3.10): it takes no more commands, brings the
 * target up to date, and asks it to stand at once. If that takes longer than an election timeout it
 * gives up and goes on.
 *
 * <p>While it is under way nothing is appended to the leader's log, configurations of a change that
 * was begun before least of all: a voter that got an entry which the target hasn't when it stands
 * would refuse it (5.4.1).
 */
final class Transfer {
    /** Who is to lead; 0 while nothing is handed over. */
    private int target;

    /** Whether the target was told, and when. */
    private boolean sent;

    private long sentNanos;
    private long deadlineNanos;

    boolean isUnderWay() {
        return target != 0;
    }

    void begin(Server server, int newTarget) {
        target = newTarget;
        sent = false;
        deadlineNanos = server.nowNanos() + server.config().electionMaxNanos();
        server.tell(new NodeEvent.TransferBegan(target, false));
    }

    /** Once the target's log is as long as the leader's, it is told; again, if that was lost. */
    void tellWhenReady(Server server, Leader leader) {
        Progress follower = leader.progress(target);
        if (follower == null || follower.matchIndex() != server.log().lastIndex()) {
            return;
        }
        if (!sent || follower.hasMissed(sentNanos, server.config())) {
            sent = true;
            sentNanos = server.nowNanos();
            server.tell(new NodeEvent.TransferBegan(target, true));
            leader.tellToStand(target);
        }
    }

    void giveUpWhenLate(Server server) {
        if (target != 0 && server.time().isReached(deadlineNanos)) {
            server.tell(new NodeEvent.TransferFailed(target));
            target = 0;
        }
    }

    Transfer copy() {
        Transfer copy = new Transfer();
        copy.target = target;
        copy.sent = sent;
        copy.sentNanos = sentNanos;
        copy.deadlineNanos = deadlineNanos;
        return copy;
    }
}
