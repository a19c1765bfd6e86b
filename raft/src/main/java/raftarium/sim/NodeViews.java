package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Membership;
import raftarium.raft.RaftNode;
import raftarium.raft.Role;

import java.util.List;
import java.util.stream.IntStream;

/** Makes a host's view. */
final class NodeViews {
    private NodeViews() {}

    static NodeView of(
            Host host, @Nullable RaftNode node, Members members, long now, boolean isolated) {
        NodeClock clock = host.clock();
        return new NodeView(
                host.id(),
                host.status(),
                host.failure(),
                members.standing(host.id()),
                host.membership(),
                host.role(),
                host.term(),
                host.vote(),
                host.leader(),
                node != null ? votesFrom(node) : List.of(),
                node == null ? members.inUse().majority() : node.votesNeeded(),
                node != null ? clock.virtualNanos(node.timerStartNanos()) : 0,
                node != null ? clock.virtualNanos(node.deadlineNanos()) : 0,
                host.commitIndex(),
                host.lastApplied(),
                host.durableIndex(),
                host.log().copy(),
                node != null && node.role() == Role.LEADER ? followers(node) : List.of(),
                isolated,
                clock.driftPpm(),
                clock.offsetNanos(now),
                host.diskTrouble());
    }

    private static List<Integer> votesFrom(RaftNode node) {
        return ids().filter(node::hasVoteOf).boxed().toList();
    }

    private static IntStream ids() {
        return IntStream.rangeClosed(1, Membership.MAX_NODES);
    }

    /** Its next index says of whom it knows. */
    private static List<NodeView.Follower> followers(RaftNode node) {
        return ids().filter(id -> id != node.id() && node.nextIndex(id) > 0)
                .mapToObj(id -> new NodeView.Follower(id, node.nextIndex(id), node.matchIndex(id)))
                .toList();
    }
}
