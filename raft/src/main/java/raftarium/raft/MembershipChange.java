package raftarium.raft;

import raftarium.raft.Change.Answer;

/**
 * A leader changes the membership by joint consensus (section 6), one change at a time: a new voter
 * first catches up as a learner (dissertation 4.2.1); then comes the joint configuration; once it
 * is committed, the new one; once that is committed, who isn't in it is let go, the leader too. A
 * leader that finds a joint configuration in its log brings it to its end.
 */
final class MembershipChange {
    /** Who votes once it has caught up; 0 for nobody. */
    private int learner;

    /** When its catching up fails, unless it gets on. */
    private long deadlineNanos;

    private long matchIndex;

    /** Up to where the leader has carried out what a committed configuration asks for. */
    private long settledIndex;

    /** Begins a change, unless it can't be; what the one before asks for is done first. */
    Answer begin(Server server, Leader leader, Change change) {
        goOn(server, leader);
        if (server.role() != leader) {
            return Answer.NOT_LEADER;
        }
        Membership now = server.membership();
        Answer answer = answer(server, leader, change);
        if (answer != Answer.BEGUN) {
            return answer;
        }
        int node = change.node();
        switch (change.kind()) {
            case ADD -> {
                propose(server, now.withLearner(node));
                catchUp(server, node);
            }
            case ADD_LEARNER -> propose(server, now.withLearner(node));
            case PROMOTE -> catchUp(server, node);
            case REMOVE ->
                propose(
                        server,
                        now.isLearner(node) ? now.withoutLearner(node) : now.removing(node));
        }
        return Answer.BEGUN;
    }

    /** Whether a change can begin now, and if not, why. */
    Answer answer(Server server, Leader leader, Change change) {
        Membership now = server.membership();
        int node = change.node();
        if (leader.transfer().isUnderWay()) {
            return Answer.HANDING_OVER;
        }
        if (server.rules().on(Rule.ONE_CHANGE) && isUnderWay(server)) {
            return Answer.UNDER_WAY;
        }
        return switch (change.kind()) {
            case ADD, ADD_LEARNER -> {
                boolean full = now.members().size() == Membership.MAX_NODES;
                yield now.contains(node) ? Answer.KNOWN : full ? Answer.TOO_MANY : Answer.BEGUN;
            }
            case PROMOTE ->
                now.isLearner(node)
                        ? Answer.BEGUN
                        : now.contains(node) ? Answer.VOTES : Answer.UNKNOWN;
            case REMOVE -> {
                boolean last = now.staysVoter(node) && now.voters().size() == 1;
                yield last ? Answer.LAST_VOTER : now.contains(node) ? Answer.BEGUN : Answer.UNKNOWN;
            }
        };
    }

    /** Rule {@link Rule#ONE_CHANGE}: whether the one before isn't done. */
    private boolean isUnderWay(Server server) {
        return learner != 0
                || server.membership().isJoint()
                || server.configurations().latestIndex() > server.commitIndex();
    }

    private static void propose(Server server, Membership membership) {
        server.append(Entry.Kind.CONFIGURATION, membership.encode());
    }

    private void catchUp(Server server, int node) {
        learner = node;
        matchIndex = -1;
        waitOn(server, 0);
    }

    private void waitOn(Server server, long match) {
        if (match > matchIndex) {
            matchIndex = match;
            deadlineNanos = server.nowNanos() + 32 * server.config().electionMaxNanos();
        }
    }

    /**
     * Does what is to be done next; {@code leader} may be none any more afterwards. While
     * leadership is handed over that waits: the next leader does it, or this one if the transfer
     * fails.
     */
    void goOn(Server server, Leader leader) {
        if (leader.transfer().isUnderWay()) {
            return;
        }
        if (learner != 0) {
            promoteWhenCaughtUp(server, leader);
        }
        long index = server.configurations().latestIndex();
        if (index <= server.commitIndex() && index > settledIndex) {
            settledIndex = index;
            committed(server, leader);
        }
    }

    /** Caught up: it has some of the log, and no more is missing than fits in a message. */
    private void promoteWhenCaughtUp(Server server, Leader leader) {
        Progress progress = leader.progress(learner);
        if (progress == null || !server.membership().isLearner(learner)) {
            learner = 0;
            return;
        }
        long missing = server.log().lastIndex() - progress.matchIndex();
        boolean isFree = server.rules().off(Rule.ONE_CHANGE)
                || server.configurations().latestIndex() <= server.commitIndex();
        boolean hasAnswered = progress.matchIndex() > 0;
        waitOn(server, progress.matchIndex());
        if (isFree && hasAnswered && missing <= server.config().maxEntriesPerMessage()) {
            Membership joint = server.membership().promoting(learner);
            learner = 0;
            propose(server, joint);
        } else if (server.time().isReached(deadlineNanos)) {
            server.tell(new NodeEvent.CatchUpFailed(learner, missing));
            learner = 0;
        }
    }

    private static void committed(Server server, Leader leader) {
        Membership membership = server.membership();
        if (membership.isJoint()) {
            propose(server, membership.settled());
            return;
        }
        leader.letGo();
        if (!membership.isVoter(server.id())) {
            leader.handOver();
            server.becomeFollower(server.term(), NodeEvent.Reason.REMOVED);
        }
    }

    MembershipChange copy() {
        MembershipChange twin = new MembershipChange();
        twin.learner = learner;
        twin.deadlineNanos = deadlineNanos;
        twin.matchIndex = matchIndex;
        twin.settledIndex = settledIndex;
        return twin;
    }
}
