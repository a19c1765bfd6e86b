package raftarium.app.tui.ring;

import raftarium.raft.Role;
import raftarium.sim.ClusterView;
import raftarium.sim.HostState;
import raftarium.sim.NodeView;
import raftarium.sim.Standing;

import java.util.List;

/** What a node is, by glyph, letter and word: colours say nothing that these don't. */
public final class Roles {
    private Roles() {}

    public static String glyph(NodeView node) {
        return switch (node.state()) {
            case CRASHED, FAILED -> "×";
            case PAUSED -> "‖";
            case RUNNING ->
                switch (node.status().role()) {
                    case FOLLOWER -> asks(node) ? "◔" : follower(node.standing());
                    case CANDIDATE -> "◐";
                    case LEADER -> "●";
                };
        };
    }

    private static String follower(Standing standing) {
        return switch (standing) {
            case VOTER -> "○";
            case LEARNER -> "◌";
            case REMOVED -> "-";
        };
    }

    public static char letter(NodeView node) {
        return switch (node.state()) {
            case CRASHED, FAILED -> 'X';
            case PAUSED -> 'P';
            case RUNNING ->
                node.status().role() != Role.FOLLOWER || node.standing() == Standing.VOTER
                        ? node.status().role().letter()
                        : node.standing() == Standing.LEARNER ? 'N' : 'R';
        };
    }

    /** Whether it asks who would vote for it, before it stands (dissertation 9.6). */
    public static boolean asks(NodeView node) {
        return !node.status().preVotesFrom().isEmpty() && node.is(Role.FOLLOWER);
    }

    /** Whether it counts votes, or pre-votes. */
    public static boolean counts(NodeView node) {
        return node.is(Role.CANDIDATE) || asks(node);
    }

    /** Whose votes a node has that counts them. */
    public static List<Integer> votes(NodeView node) {
        return node.is(Role.CANDIDATE)
                ? node.status().votesFrom()
                : node.status().preVotesFrom();
    }

    /** How many it has of those that it needs: {@code 1/3}; while joint, of both sets. */
    public static String tally(NodeView node) {
        return node.status().membership().isJoint() && node.is(Role.CANDIDATE)
                ? node.tally()
                : votes(node).size() + "/" + node.status().votesNeeded();
    }

    /** Whether it leads, though there is a leader of a newer term. */
    public static boolean isStale(ClusterView view, NodeView node) {
        NodeView newest = view.leader();
        return node.is(Role.LEADER)
                && newest != null
                && newest.status().term() > node.status().term();
    }

    public static boolean isDown(NodeView node) {
        return node.state() == HostState.CRASHED || node.state() == HostState.FAILED;
    }
}
