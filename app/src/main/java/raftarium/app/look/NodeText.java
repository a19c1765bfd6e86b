package raftarium.app.look;

import raftarium.data.Durations;
import raftarium.raft.Role;
import raftarium.sim.ClusterView;
import raftarium.sim.HostState;
import raftarium.sim.NodeView;
import raftarium.trace.Address;
import raftarium.words.Phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A node as it stands, in sentences. */
public final class NodeText {
    private static final long MILLISECOND = 1_000_000;

    private NodeText() {}

    /** What it is, what it waits for, what it has; the most important first. */
    public static List<String> lines(ClusterView view, NodeView node) {
        List<String> lines = new ArrayList<>();
        String clock = clock(node);
        lines.add(node.word()
                + " in term "
                + node.status().term()
                + ", "
                + (node.status().vote() == 0
                        ? "no vote given"
                        : "voted for n" + node.status().vote())
                + (node.isolated() ? ", isolated" : "")
                + (clock.isEmpty() ? "" : ", " + clock)
                + (node.disk().trouble().isEmpty()
                        ? ""
                        : ", disk " + node.disk().trouble()));
        if (node.state() == HostState.CRASHED || node.state() == HostState.FAILED) {
            lines.add(
                    node.failure().isEmpty()
                            ? "its disk holds a log to " + node.status().log().lastIndex()
                            : node.failure());
        } else {
            lines.add(timer(node, view.nowNanos()) + knows(node));
            lines.add("committed "
                    + node.status().commitIndex()
                    + ", applied "
                    + node.status().lastApplied()
                    + ", on disk "
                    + node.status().durableIndex()
                    + ", last "
                    + node.status().log().lastIndex());
        }
        lines.add("configuration " + node.status().membership()
                + (node.status().membership().isJoint() ? " (joint)" : ""));
        String otherwise = Texts.otherwise(view, node);
        if (!otherwise.isEmpty()) {
            lines.add(otherwise);
        }
        if (node.status().log().snapshotIndex() > 0) {
            lines.add("snapshot to " + node.status().log().snapshotIndex() + " of term "
                    + node.status().log().snapshotTerm());
        }
        return lines;
    }

    private static String timer(NodeView node, long now) {
        String left = Durations.fine(node.clock().timerEndNanos() - now);
        return node.is(Role.LEADER) ? "next heartbeat in " + left : "election timeout in " + left;
    }

    private static String knows(NodeView node) {
        if (node.is(Role.CANDIDATE)) {
            return ", votes from "
                    + node.status().votesFrom().stream()
                            .map(Address::name)
                            .collect(Collectors.joining(", "));
        }
        if (node.is(Role.LEADER)) {
            return "";
        }
        return node.status().leader() == 0
                ? ", knows no leader"
                : ", follows n" + node.status().leader();
    }

    /** What is wrong with a node's clock, in words; empty if nothing is. */
    public static String clock(NodeView node) {
        List<String> words = new ArrayList<>();
        if (node.clock().driftPpm() != 0) {
            words.add(Phrases.drift(node.clock().driftPpm()));
        }
        long offset = node.clock().offsetNanos();
        if (offset != 0) {
            long apart = Math.abs(offset);
            words.add((apart < MILLISECOND ? Durations.fine(apart) : Durations.words(apart))
                    + (offset > 0 ? " ahead" : " behind"));
        }
        return words.isEmpty() ? "" : "clock " + String.join(", ", words);
    }
}
