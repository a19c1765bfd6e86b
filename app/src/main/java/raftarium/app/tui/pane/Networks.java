package raftarium.app.tui.pane;

import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;
import raftarium.trace.Address;

import java.util.List;
import java.util.stream.Collectors;

/** How a network is, in words for a title. */
final class Networks {
    private Networks() {}

    /** Sides, members where they aren't the first ones, and cuts; "" if there is nothing to say. */
    static String words(ClusterView view) {
        StringBuilder network = new StringBuilder();
        if (view.sides().size() > 1) {
            network.append(sides(view.sides()));
        }
        if (!view.membership().isOfFirst(view.nodes().size())) {
            network.append(network.isEmpty() ? "" : ", ");
            NodeView leader = view.leader();
            network.append(leader == null ? "" : "n" + leader.id() + "'s ");
            network.append(view.membership().isJoint() ? "joint: " : "members: ");
            network.append(view.membership());
        }
        if (!view.cuts().isEmpty()) {
            network.append(network.isEmpty() ? "" : ", ").append("cut: ");
            network.append(String.join(", ", view.cuts()));
        }
        return network.toString();
    }

    private static String sides(List<List<Integer>> sides) {
        return sides.stream()
                .map(side -> side.stream().map(Address::name).collect(Collectors.joining(",")))
                .collect(Collectors.joining(" | "));
    }
}
