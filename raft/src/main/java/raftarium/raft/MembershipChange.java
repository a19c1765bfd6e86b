package raftarium.raft;

import raftarium.raft.MembershipRequest.Answer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A leader changes the membership by joint consensus (section 6), one change at a time, of however
 * many nodes: new voters first catch up as learners (dissertation 4.2.1), all at once; then comes
 * the joint configuration; once it is committed, the new one; once that is committed, who isn't in
 * it is let go, the leader too. A leader that finds a joint configuration in its log brings it to
 * its end.
 */
final class MembershipChange {
    /**
     * How far a learner has come.
     *
     * @param deadlineNanos when its catching up fails, unless it gets on
     */
    private record CatchUp(long matchIndex, long deadlineNanos) {}

    /** Who vote once all of them have caught up; nobody while no change waits for that. */
    private final TreeMap<Integer, CatchUp> learners = new TreeMap<>();

    /** Who goes in the same step. */
    private List<Integer> leaving = List.of();

    /** Up to where the leader has carried out what a committed configuration asks for. */
    private long settledIndex;

    /** Begins a change, unless it can't be; what the one before asks for is done first. */
    Answer begin(Server server, Leader leader, MembershipRequest change) {
        goOn(server, leader);
        if (server.role() != leader) {
            return Answer.NOT_LEADER;
        }
        Membership now = server.membership();
        Answer answer = answer(server, leader, change);
        if (answer != Answer.BEGUN) {
            return answer;
        }
        List<Integer> nodes = change.nodes();
        switch (change.kind()) {
            case ADD -> {
                propose(server, now.withLearners(nodes));
                catchUp(server, nodes, List.of());
            }
            case ADD_LEARNER -> propose(server, now.withLearners(nodes));
            case PROMOTE -> catchUp(server, nodes, List.of());
            case REMOVE -> remove(server, nodes);
            case EXACTLY -> become(server, nodes);
        }
        return Answer.BEGUN;
    }

    private static void remove(Server server, List<Integer> nodes) {
        Membership now = server.membership();
        boolean onlyLearners = nodes.stream().allMatch(now::isLearner);
        propose(server, onlyLearners ? now.withoutLearners(nodes) : now.changing(List.of(), nodes));
    }

    private void become(Server server, List<Integer> nodes) {
        Membership now = server.membership();
        List<Integer> gone =
                now.members().stream().filter(id -> !nodes.contains(id)).toList();
        List<Integer> rising = nodes.stream().filter(id -> !now.staysVoter(id)).toList();
        if (rising.isEmpty()) {
            remove(server, gone);
            return;
        }
        List<Integer> fresh = rising.stream().filter(id -> !now.contains(id)).toList();
        if (!fresh.isEmpty()) {
            propose(server, now.withLearners(fresh));
        }
        catchUp(server, rising, gone);
    }

    /** Whether a change can begin now, and if not, why. */
    Answer answer(Server server, Leader leader, MembershipRequest change) {
        Membership now = server.membership();
        List<Integer> nodes = change.nodes();
        if (leader.transfer().isUnderWay()) {
            return Answer.HANDING_OVER;
        }
        if (server.rules().on(Rule.ONE_CHANGE) && isUnderWay(server)) {
            return Answer.UNDER_WAY;
        }
        return switch (change.kind()) {
            case ADD, ADD_LEARNER ->
                nodes.stream().anyMatch(now::contains) ? Answer.KNOWN : fits(now, nodes);
            case PROMOTE -> {
                boolean anyVotes = nodes.stream().anyMatch(now::isVoter);
                yield anyVotes
                        ? Answer.VOTES
                        : nodes.stream().allMatch(now::isLearner) ? Answer.BEGUN : Answer.UNKNOWN;
            }
            case REMOVE -> {
                boolean last = nodes.containsAll(now.voters());
                boolean known = nodes.stream().allMatch(now::contains);
                yield !known ? Answer.UNKNOWN : last ? Answer.LAST_VOTER : Answer.BEGUN;
            }
            case EXACTLY -> {
                boolean same = now.voters().equals(nodes) && now.members().equals(nodes);
                yield same ? Answer.AS_IT_IS : fits(now, nodes);
            }
        };
    }

    /** While the change is under way, the cluster has the nodes of before and those to come. */
    private static Answer fits(Membership now, List<Integer> nodes) {
        long more = nodes.stream().filter(id -> !now.contains(id)).count();
        boolean fits = now.members().size() + more <= Membership.MAX_NODES;
        return fits ? Answer.BEGUN : Answer.TOO_MANY;
    }

    /** Rule {@link Rule#ONE_CHANGE}: whether the one before isn't done. */
    private boolean isUnderWay(Server server) {
        return !learners.isEmpty()
                || server.membership().isJoint()
                || server.configurations().latestIndex() > server.commitIndex();
    }

    private static void propose(Server server, Membership membership) {
        server.append(Entry.Kind.CONFIGURATION, membership.encode());
    }

    private void catchUp(Server server, Collection<Integer> nodes, List<Integer> gone) {
        learners.clear();
        nodes.forEach(learner -> waitOn(server, learner, 0));
        leaving = gone;
    }

    private void waitOn(Server server, int learner, long match) {
        CatchUp before = learners.get(learner);
        if (before == null || match > before.matchIndex) {
            long patience = 32 * server.config().electionMaxNanos();
            learners.put(learner, new CatchUp(match, server.nowNanos() + patience));
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
        if (!learners.isEmpty()) {
            promoteWhenCaughtUp(server, leader);
        }
        long index = server.configurations().latestIndex();
        if (index <= server.commitIndex() && index > settledIndex) {
            settledIndex = index;
            committed(server, leader);
        }
    }

    private void promoteWhenCaughtUp(Server server, Leader leader) {
        learners.keySet()
                .removeIf(id ->
                        leader.progress(id) == null || !server.membership().isLearner(id));
        if (learners.isEmpty()) {
            return;
        }
        boolean isFree = server.rules().off(Rule.ONE_CHANGE)
                || server.configurations().latestIndex() <= server.commitIndex();
        for (int learner : List.copyOf(learners.keySet())) {
            Progress progress = leader.progress(learner);
            waitOn(server, learner, progress == null ? 0 : progress.matchIndex());
        }
        boolean allHave = true;
        for (CatchUp catchUp : learners.values()) {
            allHave &= hasCaughtUp(server, catchUp);
        }
        if (isFree && allHave) {
            Membership joint = server.membership().changing(learners.keySet(), leaving);
            learners.clear();
            propose(server, joint);
        } else {
            giveUpWhenLate(server, allHave);
        }
    }

    /** It has some of the log, and no more is missing than fits in a message. */
    private static boolean hasCaughtUp(Server server, CatchUp catchUp) {
        long missing = server.log().lastIndex() - catchUp.matchIndex;
        return catchUp.matchIndex > 0 && missing <= server.config().maxEntriesPerMessage();
    }

    /** One of them doesn't get on, or the configuration before isn't committed. */
    private void giveUpWhenLate(Server server, boolean allHave) {
        for (Map.Entry<Integer, CatchUp> learner : learners.entrySet()) {
            CatchUp catchUp = learner.getValue();
            boolean isLate = server.time().isReached(catchUp.deadlineNanos);
            if (isLate && (allHave || !hasCaughtUp(server, catchUp))) {
                long missing = server.log().lastIndex() - catchUp.matchIndex;
                server.tell(new NodeEvent.CatchUpFailed(learner.getKey(), missing));
                learners.clear();
                return;
            }
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
        MembershipChange copy = new MembershipChange();
        copy.learners.putAll(learners);
        copy.leaving = leaving;
        copy.settledIndex = settledIndex;
        return copy;
    }
}
