package raftarium.app.tui.pane;

import raftarium.raft.Role;
import raftarium.sim.HostStatus;
import raftarium.sim.NodeView;
import raftarium.sim.Standing;

/** What a node is, by glyph, letter and word: colours say nothing that these don't. */
public final class Roles {
    private Roles() {}

    public static String glyph(NodeView node) {
        return switch (node.status()) {
            case CRASHED, FAILED -> "x";
            case PAUSED -> "=";
            case RUNNING ->
                switch (node.role()) {
                    case FOLLOWER -> follower(node.standing());
                    case CANDIDATE -> "◐";
                    case LEADER -> "●";
                };
        };
    }

    private static String follower(Standing standing) {
        return switch (standing) {
            case VOTER -> "○";
            case LEARNER -> "◇";
            case REMOVED -> "-";
        };
    }

    public static char letter(NodeView node) {
        return switch (node.status()) {
            case CRASHED, FAILED -> 'X';
            case PAUSED -> 'P';
            case RUNNING ->
                node.role() != Role.FOLLOWER || node.standing() == Standing.VOTER
                        ? node.role().letter()
                        : node.standing() == Standing.LEARNER ? 'N' : 'R';
        };
    }

    public static boolean isDown(NodeView node) {
        return node.status() == HostStatus.CRASHED || node.status() == HostStatus.FAILED;
    }
}
