package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Membership;
import raftarium.raft.RaftNode;
import raftarium.raft.Role;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Makes a host's view. */
final class NodeViews {
    private NodeViews() {}

    static NodeView of(Host host, @Nullable RaftNode node, long now, boolean isolated) {
        NodeClock clock = host.clock();
        return new NodeView(
                host.id(),
                host.status(),
                host.failure(),
                Standing.of(host),
                host.membership(),
                host.role(),
                host.term(),
                host.vote(),
                host.leader(),
                node != null ? those(node::hasVoteOf) : List.of(),
                node != null ? those(node::hasPreVoteOf) : List.of(),
                node == null ? host.membership().majority() : node.votesNeeded(),
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

    // Loops, since each node is looked at for each frame that is drawn.

    private static List<Integer> those(IntPredicate votes) {
        List<Integer> those = new ArrayList<>();
        for (int id = 1; id <= Membership.MAX_NODES; id++) {
            if (votes.test(id)) {
                those.add(id);
            }
        }
        return List.copyOf(those);
    }

    private static List<NodeView.Follower> followers(RaftNode node) {
        List<NodeView.Follower> followers = new ArrayList<>();
        for (int id = 1; id <= Membership.MAX_NODES; id++) {
            NodeView.Follower follower = NodeView.Follower.of(node, id);
            if (follower != null) {
                followers.add(follower);
            }
        }
        return List.copyOf(followers);
    }
}
