package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Chart.WallSpan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** In which order lanes stand, so that partitions part few neighbours; else by number. */
final class LaneOrder {
    /** So many nodes are tried in all orders. */
    private static final int TRIED = 7;

    private final List<WallSpan> walls;
    private final int nodes;
    private List<Integer> best;
    private int fewest;

    private LaneOrder(int nodes, List<WallSpan> walls) {
        this.nodes = nodes;
        this.walls = walls;
        best = IntStream.rangeClosed(1, nodes).boxed().toList();
        fewest = strips(best);
    }

    /** The nodes of a chart that are shown, from the top. */
    static List<Integer> of(Chart chart) {
        return of(chart.nodes(), chart.walls()).stream()
                .filter(chart.shown()::contains)
                .toList();
    }

    /** The nodes, from the top. */
    static List<Integer> of(int nodes, List<WallSpan> walls) {
        LaneOrder order = new LaneOrder(nodes, walls);
        if (order.fewest > 0 && nodes <= TRIED) {
            order.tryAll(new ArrayList<>(), 0);
        } else if (order.fewest > 0) {
            order.tryGreedy();
        }
        return order.best;
    }

    private int strips(List<Integer> order) {
        int strips = 0;
        for (int place = 1; place < order.size(); place++) {
            strips += strips(order.get(place - 1), order.get(place));
        }
        return strips;
    }

    private int strips(int one, int other) {
        return (int) walls.stream().filter(wall -> wall.parts(one, other)).count();
    }

    private void tryAll(List<Integer> begun, int strips) {
        if (strips >= fewest) {
            return;
        } else if (begun.size() == nodes) {
            best = List.copyOf(begun);
            fewest = strips;
            return;
        }
        for (int node = 1; node <= nodes; node++) {
            if (!begun.contains(node)) {
                int more = begun.isEmpty() ? 0 : strips(begun.get(begun.size() - 1), node);
                begun.add(node);
                tryAll(begun, strips + more);
                begun.remove(begun.size() - 1);
            }
        }
    }

    /** Next to each stands who is parted from it the least. */
    private void tryGreedy() {
        List<Integer> rest = new ArrayList<>(best);
        List<Integer> order = new ArrayList<>(List.of(rest.remove(0)));
        while (!rest.isEmpty()) {
            int last = order.get(order.size() - 1);
            Integer next = rest.get(0);
            for (Integer node : rest) {
                next = strips(last, node) < strips(last, next) ? node : next;
            }
            order.add(next);
            rest.remove(next);
        }
        if (strips(order) < fewest) {
            best = List.copyOf(order);
        }
    }
}
