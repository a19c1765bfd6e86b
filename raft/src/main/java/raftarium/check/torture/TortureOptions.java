package raftarium.check.torture;

import raftarium.machine.MachineType;
import raftarium.raft.Membership;
import raftarium.raft.Rule;

import java.util.List;

/**
 * What all seeds of a torture have in common.
 *
 * @param nodes how many nodes each cluster begins with, 1 to 101; 0: drawn, 3 to 7
 * @param forNanos how long faults go on, in virtual time, 1 s or more
 * @param off rules that are off throughout
 * @param machine what the clusters replicate; of one's own, clients ask for what it offers, see
 *     {@link MachineType#sample}
 */
public record TortureOptions(int nodes, long forNanos, List<Rule> off, MachineType machine) {
    /** How long a cluster has to get well once all faults have ended, in virtual time. */
    public static final long RECOVERY_NANOS = 10 * Times.SECOND;

    /** Drawn clusters, a minute each, all rules on. */
    public static final TortureOptions DEFAULT =
            new TortureOptions(0, 60 * Times.SECOND, List.of());

    /** The same with the key-value store. */
    public TortureOptions(int nodes, long forNanos, List<Rule> off) {
        this(nodes, forNanos, off, MachineType.KV);
    }

    public TortureOptions {
        off = List.copyOf(off);
        if (nodes < 0 || nodes > Membership.MAX_NODES) {
            throw new IllegalArgumentException(
                    "a cluster has 1 to " + Membership.MAX_NODES + " nodes: " + nodes);
        }
        if (forNanos < Times.SECOND) {
            throw new IllegalArgumentException("torture takes 1 s or more: " + forNanos + " ns");
        }
    }

    /** The same with these rules off. */
    public TortureOptions without(List<Rule> rules) {
        return new TortureOptions(nodes, forNanos, rules, machine);
    }
}
