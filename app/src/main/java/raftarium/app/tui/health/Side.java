package raftarium.app.tui.health;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Membership;
import raftarium.raft.Role;
import raftarium.sim.ClusterView;
import raftarium.sim.HostState;
import raftarium.sim.NodeView;

import java.util.List;

/**
 * Nodes that no wall is between.
 *
 * @param members those of them who vote, or will
 * @param running those who vote and run
 * @param isMajority whether these are enough to elect and to commit
 */
record Side(List<NodeView> members, List<NodeView> running, boolean isMajority) {
    Side {
        members = List.copyOf(members);
        running = List.copyOf(running);
    }

    static Side of(ClusterView view, List<Integer> ids) {
        Membership membership = view.membership();
        List<NodeView> members = ids.stream()
                .map(view::node)
                .filter(node -> isVoter(membership, node.id()))
                .toList();
        List<NodeView> running = members.stream().filter(Side::runs).toList();
        boolean isMajority = count(running, membership.voters()) >= membership.majority()
                && (!membership.isJoint()
                        || count(running, membership.outgoing()) >= membership.outgoingMajority());
        return new Side(members, running, isMajority);
    }

    private static boolean isVoter(Membership membership, int id) {
        return membership.voters().contains(id) || membership.outgoing().contains(id);
    }

    private static long count(List<NodeView> nodes, List<Integer> among) {
        return nodes.stream().filter(node -> among.contains(node.id())).count();
    }

    static boolean runs(NodeView node) {
        return node.state() == HostState.RUNNING;
    }

    /** Those who don't run. */
    List<NodeView> missing() {
        return members.stream().filter(node -> !runs(node)).toList();
    }

    /** Who leads in the newest term, or null. */
    @Nullable
    NodeView leader() {
        return newest(Role.LEADER);
    }

    /** Who stands for election in the newest term, or null. */
    @Nullable
    NodeView candidate() {
        return newest(Role.CANDIDATE);
    }

    private @Nullable NodeView newest(Role role) {
        NodeView newest = null;
        for (NodeView node : running) {
            if (node.is(role)
                    && (newest == null || node.status().term() > newest.status().term())) {
                newest = node;
            }
        }
        return newest;
    }
}
