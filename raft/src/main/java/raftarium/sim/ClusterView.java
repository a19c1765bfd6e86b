package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Membership;
import raftarium.raft.Role;
import raftarium.raft.Rules;
import raftarium.trace.Packet;
import raftarium.trace.Violation;

import java.util.List;

/**
 * The whole simulation as it is at a moment; nothing in it changes, and any thread may read it.
 *
 * @param nowNanos the virtual time
 * @param executed how many events the clock has executed
 * @param seed the seed
 * @param rules which rules are on
 * @param nodes the nodes, by id
 * @param membership the configuration in use: see {@link Members#inUse}
 * @param inFlight packets on their way, by id
 * @param sides who is with whom: one set if there is no partition
 * @param cuts links that are cut one by one, as "n1 -> n2"
 * @param counters what was counted
 * @param digest the hash over the trace so far
 * @param load whether clients of a load are at work
 * @param violation the property that is broken, or null
 * @param failure what the state machine did that it must not, in words; "" for nothing
 * @param isStopped whether the clock stands for good
 */
public record ClusterView(
        long nowNanos,
        long executed,
        long seed,
        Rules rules,
        List<NodeView> nodes,
        Membership membership,
        List<Packet> inFlight,
        List<List<Integer>> sides,
        List<String> cuts,
        Counters counters,
        long digest,
        boolean load,
        @Nullable Violation violation,
        String failure,
        boolean isStopped) {
    /** Why the clock stands for good, in a line; "" if it doesn't. */
    public String stopped() {
        return violation == null
                ? failure
                : violation.property() + " is broken: "
                        + violation.detail().lines().findFirst().orElse("");
    }

    /** The node of that id, from 1. */
    public NodeView node(int id) {
        return nodes.get(id - 1);
    }

    /**
     * What the configuration in use makes of a node, where its own log makes something else of it:
     * it hasn't learnt of a change yet, or knows one that nobody else does. Else null.
     */
    public @Nullable Standing standingInUse(NodeView node) {
        Standing inUse = Standing.of(membership, node.id());
        return inUse == node.standing() ? null : inUse;
    }

    /** The running leader of the newest term, or null. */
    public @Nullable NodeView leader() {
        NodeView newest = null;
        for (NodeView node : nodes) {
            boolean leads = node.is(Role.LEADER);
            if (leads
                    && (newest == null || node.status().term() > newest.status().term())) {
                newest = node;
            }
        }
        return newest;
    }

    /**
     * The running leader whom a node follows, by its term, or which it is; where its term has none,
     * that of the newest term; null if nobody leads.
     */
    public @Nullable NodeView leaderOf(NodeView node) {
        for (NodeView other : nodes) {
            if (other.is(Role.LEADER) && other.status().term() == node.status().term()) {
                return other;
            }
        }
        return leader();
    }
}
