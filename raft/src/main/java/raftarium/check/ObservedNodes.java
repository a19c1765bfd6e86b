package raftarium.check;

import java.util.ArrayList;
import java.util.List;

/** All nodes that a trace has told of. */
final class ObservedNodes {
    private final List<ObservedNode> nodes = new ArrayList<>();

    ObservedNodes(int count) {
        of(count);
    }

    private ObservedNodes(ObservedNodes other) {
        other.nodes.forEach(node -> nodes.add(node.copy()));
    }

    ObservedNodes copy() {
        return new ObservedNodes(this);
    }

    /** The node with that id, from 1. */
    ObservedNode of(int id) {
        while (nodes.size() < id) {
            nodes.add(new ObservedNode(nodes.size() + 1));
        }
        return nodes.get(id - 1);
    }

    List<ObservedNode> all() {
        return nodes;
    }

    /**
     * The lowest index at which any of them begins, now or if it started again from its disk: what
     * is before it isn't asked for. A node that has nothing yet gets what another one has.
     */
    long lowestBase() {
        long lowest = Long.MAX_VALUE;
        for (ObservedNode node : nodes) {
            if (node.disk().last() > 0) {
                lowest = Math.min(lowest, node.disk().base());
            }
        }
        return lowest == Long.MAX_VALUE ? 0 : lowest;
    }
}
