package raftarium.app.look;

import raftarium.data.Digest;
import raftarium.data.Durations;
import raftarium.raft.Entry;
import raftarium.raft.Membership;
import raftarium.raft.RaftLog;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.sim.ClusterView;
import raftarium.sim.HostState;
import raftarium.sim.NodeView;
import raftarium.sim.Simulation;
import raftarium.sim.Standing;
import raftarium.trace.Packet;
import raftarium.trace.words.EntryWords;
import raftarium.trace.words.MessageWords;
import raftarium.words.Phrases;
import raftarium.words.Quantities;
import raftarium.words.Shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be looked at, as text. */
public final class Texts {
    private Texts() {}

    public static String cluster(ClusterView view) {
        NodeView leader = view.leader();
        String sides = view.sides().size() == 1
                ? ""
                : "  partition "
                        + String.join(
                                " | ", view.sides().stream().map(Phrases::names).toList());
        return Quantities.seconds(view.nowNanos())
                + "  "
                + (leader == null
                        ? "no leader"
                        : "n" + leader.id() + " leads in term "
                                + leader.status().term())
                + "  seed "
                + view.seed()
                + "  digest "
                + Digest.text(view.digest())
                + sides
                + configuration(view)
                + (view.cuts().isEmpty() ? "" : "  cut " + String.join(", ", view.cuts()))
                + (view.rules().modified() ? "  " + view.rules().label() : "")
                + (view.violation() == null
                        ? ""
                        : (view.isStopped() ? "\nstopped: " : "\nbroken: ")
                                + view.violation().property() + ": "
                                + view.violation().detail())
                + (view.failure().isEmpty() ? "" : "\nstopped: " + Shown.line(view.failure()));
    }

    /** Who belongs to it, unless all do and vote, and who says so. */
    private static String configuration(ClusterView view) {
        Membership membership = view.membership();
        boolean usual = membership.isOfFirst(view.nodes().size());
        return usual ? "" : "  configuration of " + whose(view) + ": " + membership;
    }

    /** In whose log the configuration in use is. */
    private static String whose(ClusterView view) {
        NodeView leader = view.leader();
        return leader == null ? "the log that has the newest" : "n" + leader.id() + ", the leader";
    }

    /** What the leader takes a node for, where that is another thing than it is; else "". */
    static String otherwise(ClusterView view, NodeView node) {
        Standing inUse = view.standingInUse(node);
        if (inUse == null) {
            return "";
        }
        return (inUse == Standing.REMOVED ? "no member" : "a " + inUse.word())
                + " in the configuration of " + whose(view);
    }

    /** Nodes of that cluster, a line each. */
    public static String nodes(ClusterView view, List<NodeView> nodes) {
        List<String> lines = new ArrayList<>();
        for (NodeView node : nodes) {
            boolean down = node.state() == HostState.CRASHED || node.state() == HostState.FAILED;
            lines.add(String.format(
                    Locale.ROOT,
                    "%-4s %-9s term %-4d vote %-4s commit %-6s applied %-6s log %d/%d%s%s%s%s%s%s",
                    "n" + node.id(),
                    node.word(),
                    node.status().term(),
                    node.status().vote() == 0 ? "-" : "n" + node.status().vote(),
                    down ? "-" : node.status().commitIndex(),
                    down ? "-" : node.status().lastApplied(),
                    node.status().log().lastIndex(),
                    node.status().log().lastTerm(),
                    snapshot(node.status().log()),
                    otherwise(view, node).isEmpty() ? "" : "  " + otherwise(view, node),
                    node.isolated() ? "  isolated" : "",
                    NodeText.clock(node).isEmpty() ? "" : "  " + NodeText.clock(node),
                    node.disk().trouble().isEmpty()
                            ? ""
                            : "  disk " + node.disk().trouble(),
                    node.failure().isEmpty() ? "" : "  " + node.failure()));
        }
        return String.join("\n", lines);
    }

    /** What stands for the log's beginning, if anything does. */
    private static String snapshot(RaftLog log) {
        return log.snapshotIndex() == 0
                ? ""
                : "  snapshot " + log.snapshotIndex() + "/" + log.snapshotTerm();
    }

    public static String logs(Simulation simulation, List<NodeView> nodes, int last) {
        List<String> lines = new ArrayList<>();
        for (NodeView node : nodes) {
            lines.add("n" + node.id() + "  " + node.word() + ", last entry "
                    + node.status().log().lastIndex() + "/"
                    + node.status().log().lastTerm()
                    + snapshot(node.status().log()));
            long first = Math.max(
                    node.status().log().firstIndex(), node.status().log().lastIndex() - last + 1);
            for (Entry entry :
                    node.status().log().entries(first, node.status().log().lastIndex())) {
                boolean committed = entry.index() <= node.status().commitIndex();
                lines.add(String.format(
                        Locale.ROOT,
                        "  %s %6d/%-4d %s",
                        committed ? "*" : " ",
                        entry.index(),
                        entry.term(),
                        Shown.line(EntryWords.of(entry, simulation.config().machine()))));
            }
        }
        return String.join("\n", lines);
    }

    public static String messages(List<Packet> packets, long now) {
        List<String> lines = new ArrayList<>();
        for (Packet packet : packets) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%6d  %s  (%s)",
                    packet.id(),
                    Shown.line(MessageWords.of(packet)),
                    packet.isHeld() ? "held" : "in " + Durations.fine(packet.dueNanos() - now)));
        }
        return lines.isEmpty() ? "nothing is in flight" : String.join("\n", lines);
    }

    /** How a link behaves. */
    public static String rules(Rules rules) {
        List<String> lines = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            lines.add(String.format(
                            Locale.ROOT,
                            "%-3s  %-20s %-8s (%s) %s%n%38s%s %s",
                            rules.on(rule) ? "on" : rule.isOnByDefault() ? "OFF" : "off",
                            rule.key(),
                            rule.kind().word(),
                            rule.section(),
                            rule.sentence(),
                            "",
                            "off:",
                            rule.off())
                    .replace("\r", ""));
        }
        return String.join("\n", lines);
    }
}
