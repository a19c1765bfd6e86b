package raftarium.check;

import java.util.ArrayList;
import java.util.List;

/** All nodes that a trace has told of. */
final class WatchedNodes {
    private final List<Watched> nodes = new ArrayList<>();

    WatchedNodes(int count) {
        of(count);
    }

    private WatchedNodes(WatchedNodes other) {
        other.nodes.forEach(node -> nodes.add(node.copy()));
    }

    WatchedNodes copy() {
        return new WatchedNodes(this);
    }

    /** The node with that id, from 1. */
    Watched of(int id) {
        while (nodes.size() < id) {
            nodes.add(new Watched(nodes.size() + 1));
        }
        return nodes.get(id - 1);
    }

    List<Watched> all() {
        return nodes;
    }

    /**
     * The lowest index at which any of them begins, now or if it started again from its disk: what
     * is before it isn't asked for. A node that has nothing yet gets what another one has.
     */
    long lowestBase() {
        long lowest = Long.MAX_VALUE;
        for (Watched node : nodes) {
            if (node.disk().last() > 0) {
                lowest = Math.min(lowest, node.disk().base());
            }
        }
        return lowest == Long.MAX_VALUE ? 0 : lowest;
    }
}
