package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Item.Box;
import raftarium.app.export.diagram.Item.Dash;
import raftarium.app.export.diagram.Item.Fill;
import raftarium.app.export.diagram.Item.Words;
import raftarium.app.export.diagram.NodeTrack.Cell;
import raftarium.app.export.diagram.NodeTrack.LogChange;
import raftarium.app.export.diagram.NodeTrack.Run;
import raftarium.app.export.diagram.NodeTrack.Span;
import raftarium.app.export.diagram.NodeTrack.State;
import raftarium.app.export.diagram.Scene.Depth;

import java.util.List;
import java.util.Locale;

/** Draws logs: where they change, and what they and their nodes are in the end. */
final class CellDrawing {
    /** Up to so many entries are shown one by one at the end. */
    private static final int ONE_BY_ONE = 6;

    private static final double LETTERS = 0.68;

    private final Sheet sheet;
    private final Sizes sizes;
    private final Scene scene;

    CellDrawing(Sheet sheet) {
        this.sheet = sheet;
        sizes = sheet.sizes();
        scene = sheet.scene();
    }

    /** The logs where they change; where there is no room before the next change, only that. */
    void draw() {
        for (NodeTrack track : sheet.chart().lanes()) {
            List<LogChange> logs = track.logs().stream()
                    .filter(log -> sheet.scale().has(log.atNanos()))
                    .toList();
            double limit = Double.MAX_VALUE;
            List<Cell> next = List.of();
            for (int place = logs.size() - 1; place >= 0; place--) {
                LogChange log = logs.get(place);
                boolean same = place > 0 && logs.get(place - 1).cells().equals(log.cells());
                double x = sheet.scale().xBehindBreak(log.atNanos());
                double width = log.cells().size() * sizes.cell();
                if (!same && x + width <= limit && !log.cells().equals(next)) {
                    if (draw(track.node(), log, x)) {
                        limit = x - 2;
                        next = log.cells();
                    }
                }
            }
        }
    }

    private boolean draw(int node, LogChange log, double x) {
        double half = sizes.bar() / 2;
        double y = sheet.y(node) + half + sizes.cell() / 6;
        double width = log.cells().size() * sizes.cell();
        Area area = new Area(x, y, width, sizes.cell());
        boolean fits = area.right() <= sheet.scale().x2() + sizes.cell() / 3;
        if (log.cells().isEmpty() || !fits || !scene.taken().isFree(area)) {
            return false;
        }
        double from = sheet.y(node) + sheet.half(node, log.atNanos());
        scene.stroke(Depth.ARROW, x, from, x, y, Paint.RULE, 1.2);
        double at = x;
        for (Cell cell : log.cells()) {
            cell(at, y, cell.term(), cell.isCommitted());
            at += sizes.cell();
        }
        scene.taken().take(area);
        return true;
    }

    private void cell(double x, double y, long term, boolean isCommitted) {
        cell(scene, x, y, sizes.cell(), term, isCommitted);
    }

    /** An entry, as large as that. */
    static void cell(Scene scene, double x, double y, double size, long term, boolean isCommitted) {
        Paint paint = Paint.term(term);
        Area area = new Area(x + 0.5, y, size - 2, size - 2);
        double edge = size / 15;
        scene.add(
                Depth.CELL,
                isCommitted
                        ? Box.filled(area, paint)
                        : new Box(
                                area,
                                Paint.GROUND,
                                Fill.PLAIN,
                                paint,
                                edge,
                                size >= 19 ? Dash.DASHED : Dash.SOLID));
        String text = term < 100 ? "" + term : "" + term % 100;
        double letters = LETTERS * size;
        scene.add(
                Depth.CELL,
                new Words(
                        area.x() + (area.width() - Sizes.width(text, letters)) / 2,
                        area.middle() + 0.36 * letters,
                        text,
                        letters,
                        isCommitted ? Paint.ON_TERM : paint,
                        true,
                        false));
    }

    // At the end.

    /** At the right what each node is in the end, and its log. */
    void drawEnds() {
        for (NodeTrack track : sheet.chart().lanes()) {
            Span last = track.last();
            if (last == null) {
                continue;
            }
            double x = sheet.scale().x2() + 0.7 * sizes.small();
            double y = sheet.y(track.node());
            String text = words(last);
            scene.words(new Words(
                    x,
                    y - 0.45 * sizes.small(),
                    text,
                    sizes.small(),
                    last.state() == State.DOWN ? Paint.DIM : Paint.letters(last.term()),
                    true,
                    false));
            log(track.end(), x, y);
        }
    }

    /** What a node is in the end. */
    static String words(Span last) {
        String word = last.state() == State.LEADER || last.state() == State.STALE
                ? last.state().name()
                : last.state().name().toLowerCase(Locale.ROOT);
        return (last.state() == State.CANDIDATE ? "asks" : word) + " T" + last.term();
    }

    private void log(List<Run> runs, double x, double y) {
        long entries = runs.stream().mapToLong(Run::count).sum();
        double at = x;
        if (entries <= ONE_BY_ONE) {
            for (Run run : runs) {
                for (long one = 0; one < run.count(); one++) {
                    cell(at, y, run.term(), one < run.committed());
                    at += sizes.cell();
                }
            }
            return;
        }
        double most = sheet.scale().x2() + sizes.right() + sizes.margin() / 2;
        int first = runs.size();
        double width = 0;
        while (first > 0 && x + width + width(runs.get(first - 1)) <= most) {
            first--;
            width += width(runs.get(first));
        }
        for (Run run : runs.subList(Math.min(first, runs.size() - 1), runs.size())) {
            cell(at, y, run.term(), run.committed() == run.count());
            scene.words(new Words(
                    at + sizes.cell(),
                    y + 0.75 * sizes.cell(),
                    times(run),
                    sizes.small(),
                    Paint.DIM,
                    false,
                    false));
            at += width(run);
        }
    }

    private static String times(Run run) {
        return "x" + run.count();
    }

    /** How wide a run is where it is counted. */
    private double width(Run run) {
        return sizes.cell() + Sizes.width(times(run), sizes.small()) + sizes.small() / 4;
    }
}
