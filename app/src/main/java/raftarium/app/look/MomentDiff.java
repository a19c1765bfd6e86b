package raftarium.app.look;

import raftarium.raft.Entry;
import raftarium.raft.RaftLog;
import raftarium.sim.ClusterView;
import raftarium.sim.HostState;
import raftarium.sim.NodeView;
import raftarium.words.Quantities;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** What differs between two moments: by node, the fields and the entries, the changed ones only. */
public final class MomentDiff {
    /** So many entries of a node are listed at most. */
    private static final int MAX_ENTRIES = 10;

    private final List<String> lines = new ArrayList<>();

    private MomentDiff() {}

    /** What differs, a line each: what it is at the first moment, and what at the second. */
    public static String of(ClusterView one, ClusterView other) {
        MomentDiff diff = new MomentDiff();
        String times = Quantities.seconds(one.nowNanos()) + " -> "
                + Quantities.seconds(other.nowNanos()) + ": ";
        diff.cluster(one, other);
        int nodes = Math.max(one.nodes().size(), other.nodes().size());
        for (int id = 1; id <= nodes; id++) {
            diff.node(id, one, other);
        }
        return diff.lines.isEmpty()
                ? times + "nothing differs"
                : times + diff.lines.size() + (diff.lines.size() == 1 ? " thing" : " things") + "\n"
                        + String.join("\n", diff.lines);
    }

    private void field(String name, Object one, Object other) {
        if (!Objects.equals(one, other)) {
            lines.add(name + "  " + one + " -> " + other);
        }
    }

    private void cluster(ClusterView one, ClusterView other) {
        field("rules", one.rules().label(), other.rules().label());
        field("members", one.membership(), other.membership());
        field("sides", one.sides(), other.sides());
        field("cuts", one.cuts(), other.cuts());
        field(
                "violation",
                one.violation() == null ? "none" : one.violation().property(),
                other.violation() == null ? "none" : other.violation().property());
    }

    private void node(int id, ClusterView one, ClusterView other) {
        String name = "n" + id;
        if (id > one.nodes().size() || id > other.nodes().size()) {
            field(name, is(id, one), is(id, other));
            return;
        }
        NodeView before = one.node(id);
        NodeView after = other.node(id);
        field(name + " is", before.word(), after.word());
        field(name + " term", before.status().term(), after.status().term());
        field(name + " vote", vote(before), vote(after));
        field(
                name + " leader",
                vote(before.status().leader()),
                vote(after.status().leader()));
        if (before.state() != HostState.CRASHED && after.state() != HostState.CRASHED) {
            field(
                    name + " commit",
                    before.status().commitIndex(),
                    after.status().commitIndex());
            field(
                    name + " applied",
                    before.status().lastApplied(),
                    after.status().lastApplied());
        }
        field(
                name + " snapshot",
                before.status().log().snapshotIndex(),
                after.status().log().snapshotIndex());
        field(
                name + " last",
                before.status().log().lastIndex(),
                after.status().log().lastIndex());
        field(name + " clock drift", before.clock().driftPpm(), after.clock().driftPpm());
        field(name + " disk", before.disk().trouble(), after.disk().trouble());
        entries(name, before.status().log(), after.status().log());
    }

    private static String is(int id, ClusterView view) {
        return id > view.nodes().size() ? "not there" : "there";
    }

    private static String vote(NodeView node) {
        return vote(node.status().vote());
    }

    private static String vote(int node) {
        return node == 0 ? "none" : "n" + node;
    }

    /** Entries that one of them has and the other not, or another one. */
    private void entries(String name, RaftLog one, RaftLog other) {
        TreeSet<Long> indices = new TreeSet<>();
        long first = Math.min(one.firstIndex(), other.firstIndex());
        long last = Math.max(one.lastIndex(), other.lastIndex());
        for (long index = first; index <= last; index++) {
            boolean isSame =
                    one.holds(index) && other.holds(index) && one.at(index).equals(other.at(index));
            boolean isFolded = index <= one.snapshotIndex() || index <= other.snapshotIndex();
            if (!isSame && !isFolded) {
                indices.add(index);
            }
        }
        int listed = 0;
        for (long index : indices) {
            if (++listed > MAX_ENTRIES) {
                lines.add(name + " ... and " + (indices.size() - MAX_ENTRIES) + " entries more");
                return;
            }
            field(name + " entry " + index, entry(one, index), entry(other, index));
        }
    }

    private static String entry(RaftLog log, long index) {
        if (!log.holds(index)) {
            return "none";
        }
        Entry entry = log.at(index);
        return "term " + entry.term() + ", " + entry.data().length() + " bytes";
    }
}
