package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Chart.ClientCall;

import java.util.ArrayList;
import java.util.List;

/** Which call of a client stands in which row, and where its words are. */
final class CallRows {
    /** So many rows there are at most. */
    private static final int MOST = 4;

    /** What a call takes: its box, and its words, left end. */
    record Placed(ClientCall call, int row, double x1, double x2, double wordsX, boolean inside) {}

    private final List<Placed> placed = new ArrayList<>();
    private final Sizes sizes;
    private final boolean hasLoad;
    private int rows;

    CallRows(Chart chart, Sizes sizes, Scale scale) {
        this.sizes = sizes;
        hasLoad = chart.load().isAny();
        List<List<double[]>> taken = new ArrayList<>();
        for (ClientCall call : chart.calls()) {
            if (scale.has(call.callNanos())) {
                place(call, scale, taken);
            }
        }
        rows = taken.size();
    }

    private void place(ClientCall call, Scale scale, List<List<double[]>> taken) {
        double small = sizes.small();
        double x1 = scale.xBehindBreak(call.callNanos());
        double x2 = Math.max(x1 + 4, scale.x(call.returnNanos()));
        double width = Sizes.width(call.words(), small);
        double gap = small / 3;
        double wordsX;
        boolean inside = width + 2 * gap <= x2 - x1;
        if (inside) {
            wordsX = x1 + gap;
        } else if (x2 + gap + width <= scale.x2() + sizes.right() - small) {
            wordsX = x2 + gap;
        } else {
            wordsX = x1 - gap - width;
        }
        double from = Math.min(x1, wordsX) - gap;
        double to = Math.max(x2, wordsX + width) + gap;
        for (int row = 0; row < MOST && from >= 0; row++) {
            if (row == taken.size()) {
                taken.add(new ArrayList<>());
            }
            if (taken.get(row).stream().noneMatch(one -> one[0] < to && from < one[1])) {
                taken.get(row).add(new double[] {from, to});
                placed.add(new Placed(call, row, x1, x2, wordsX, inside));
                return;
            }
        }
    }

    List<Placed> placed() {
        return placed;
    }

    /** The number of rows, without that of a load. */
    int rows() {
        return rows;
    }

    /** How high all rows are. */
    double height() {
        return (rows + (hasLoad ? 1 : 0)) * sizes.row();
    }
}
