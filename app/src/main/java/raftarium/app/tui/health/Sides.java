package raftarium.app.tui.health;

import org.jspecify.annotations.Nullable;

import raftarium.sim.ClusterView;
import raftarium.sim.HostState;
import raftarium.sim.NodeView;
import raftarium.trace.Address;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Who is with whom, and which of them are a majority. */
final class Sides {
    /** More names than that are told as ranges. */
    private static final int MOST_NAMES = 5;

    private final ClusterView view;
    private final List<Side> all;

    private Sides(ClusterView view) {
        this.view = view;
        all = view.sides().stream()
                .map(ids -> Side.of(view, ids))
                .filter(side -> !side.members().isEmpty())
                .toList();
    }

    static Sides of(ClusterView view) {
        return new Sides(view);
    }

    List<Side> all() {
        return all;
    }

    /** The side that can elect and commit, or null. */
    @Nullable
    Side majority() {
        return all.stream().filter(Side::isMajority).findFirst().orElse(null);
    }

    /** The one with the most who run; null if nobody does. */
    @Nullable
    Side largest() {
        Side largest = null;
        for (Side side : all) {
            int most = largest == null ? 0 : largest.running().size();
            largest = side.running().size() > most ? side : largest;
        }
        return largest;
    }

    /** How many vote. */
    int voters() {
        return view.membership().voters().size();
    }

    /** How many of them are needed. */
    int majoritySize() {
        return view.membership().majority();
    }

    /** "3 of 5", by who runs there. */
    String count(Side side) {
        long voting = side.running().stream()
                .filter(node -> view.membership().voters().contains(node.id()))
                .count();
        return voting + " of " + voters();
    }

    /** "n5 is down", "n4, n5 are down; n2 is paused"; nothing where all run. */
    List<Clause> missing(List<NodeView> nodes) {
        List<Clause> clauses = new ArrayList<>();
        List<NodeView> paused =
                nodes.stream().filter(node -> node.state() == HostState.PAUSED).toList();
        List<NodeView> down = nodes.stream()
                .filter(node -> !Side.runs(node) && node.state() != HostState.PAUSED)
                .toList();
        clauses.addAll(are(down, "down"));
        clauses.addAll(are(paused, "paused"));
        return clauses;
    }

    private static List<Clause> are(List<NodeView> nodes, String what) {
        return nodes.isEmpty()
                ? List.of()
                : List.of(Clause.of(names(nodes) + verb(nodes) + what, nodes.size() + " " + what));
    }

    private static String verb(List<NodeView> nodes) {
        return nodes.size() == 1 ? " is " : " are ";
    }

    /** All who don't run, on any side. */
    List<NodeView> missing() {
        return all.stream().flatMap(side -> side.missing().stream()).toList();
    }

    /** "n1 n4"; of many "n1-n50 n73". */
    static String names(List<NodeView> nodes) {
        if (nodes.size() <= MOST_NAMES) {
            return nodes.stream()
                    .map(node -> Address.name(node.id()))
                    .collect(Collectors.joining(" "));
        }
        List<String> names = new ArrayList<>();
        int first = 0;
        for (int place = 1; place <= nodes.size(); place++) {
            boolean goesOn = place < nodes.size()
                    && nodes.get(place).id() == nodes.get(place - 1).id() + 1;
            if (!goesOn) {
                names.add(range(nodes.get(first).id(), nodes.get(place - 1).id()));
                first = place;
            }
        }
        return names.size() <= MOST_NAMES ? String.join(" ", names) : nodes.size() + " nodes";
    }

    private static String range(int from, int to) {
        String first = Address.name(from);
        return from == to ? first : first + "-" + Address.name(to);
    }
}
