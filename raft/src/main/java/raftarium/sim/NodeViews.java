package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.raft.RaftNode;
import raftarium.raft.Role;

import java.util.List;
import java.util.stream.IntStream;

/** Makes a host's view. */
final class NodeViews {
    private NodeViews() {}

    static NodeView of(Host host, @Nullable RaftNode node, int nodes, long now, boolean isolated) {
        NodeClock clock = host.clock();
        return new NodeView(
                host.id(),
                host.status(),
                host.failure(),
                host.role(),
                host.term(),
                host.vote(),
                host.leader(),
                node != null ? votesFrom(node, nodes) : List.of(),
                node == null ? nodes / 2 + 1 : node.votesNeeded(),
                node != null ? clock.virtualNanos(node.timerStartNanos()) : 0,
                node != null ? clock.virtualNanos(node.deadlineNanos()) : 0,
                host.commitIndex(),
                host.lastApplied(),
                host.durableIndex(),
                host.log().copy(),
                node != null && node.role() == Role.LEADER ? followers(node, nodes) : List.of(),
                isolated,
                clock.driftPpm(),
                clock.offsetNanos(now));
    }

    private static List<Integer> votesFrom(RaftNode node, int nodes) {
        return IntStream.rangeClosed(1, nodes).filter(node::hasVoteOf).boxed().toList();
    }

    private static List<NodeView.Follower> followers(RaftNode node, int nodes) {
        return IntStream.rangeClosed(1, nodes)
                .filter(id -> id != node.id())
                .mapToObj(id -> new NodeView.Follower(id, node.nextIndex(id), node.matchIndex(id)))
                .toList();
    }
}
