package raftarium.app.tui;

import raftarium.sim.HostStatus;
import raftarium.sim.NodeView;

/** What a node is, by glyph, letter and word: colours say nothing that these don't. */
final class Roles {
    private Roles() {}

    static String glyph(NodeView node) {
        return switch (node.status()) {
            case CRASHED, FAILED -> "x";
            case PAUSED -> "=";
            case RUNNING ->
                switch (node.role()) {
                    case FOLLOWER -> "○";
                    case CANDIDATE -> "◐";
                    case LEADER -> "●";
                };
        };
    }

    static char letter(NodeView node) {
        return switch (node.status()) {
            case CRASHED, FAILED -> 'X';
            case PAUSED -> 'P';
            case RUNNING -> node.role().letter();
        };
    }

    static String word(NodeView node) {
        return node.status() == HostStatus.RUNNING
                ? node.role().word()
                : node.status().word();
    }

    static boolean isDown(NodeView node) {
        return node.status() == HostStatus.CRASHED || node.status() == HostStatus.FAILED;
    }
}
