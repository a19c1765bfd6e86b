package raftarium.app.export.diagram;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.diagram.Item.Words;
import raftarium.app.export.diagram.NodeTrack.Kind;
import raftarium.app.export.diagram.NodeTrack.Mark;
import raftarium.app.export.diagram.NodeTrack.Span;
import raftarium.app.export.diagram.NodeTrack.State;
import raftarium.app.export.diagram.Scene.Depth;

import java.util.List;

/** Draws what happens to a node at a moment: a newer term, a crash, a start, a refusal. */
final class MarkDrawing {
    private final Sheet sheet;
    private final Sizes sizes;
    private final Scene scene;

    MarkDrawing(Sheet sheet) {
        this.sheet = sheet;
        sizes = sheet.sizes();
        scene = sheet.scene();
    }

    /** PathSigns first: no label may stand on one. */
    void drawSigns() {
        for (NodeTrack track : sheet.chart().lanes()) {
            for (Mark mark : track.marks()) {
                if (sheet.scale().has(mark.atNanos())) {
                    sign(track.node(), mark);
                }
            }
        }
    }

    void drawLabels() {
        for (Kind kind : Kind.values()) {
            for (NodeTrack track : sheet.chart().lanes()) {
                for (Mark mark : track.marks()) {
                    if (mark.kind() == kind && sheet.scale().has(mark.atNanos())) {
                        label(track.node(), mark);
                    }
                }
            }
        }
    }

    private boolean isOwnTerm(int node, Mark mark) {
        Span span = sheet.span(node, mark.atNanos());
        return span != null && span.isBar();
    }

    private void sign(int node, Mark mark) {
        double x = sheet.x(mark.atNanos());
        double y = sheet.y(node);
        double r = 0.6 * sizes.small();
        switch (mark.kind()) {
            case TERM -> {
                if (!isOwnTerm(node, mark)) {
                    Paint paint = Paint.term(mark.term());
                    double top = y - 0.9 * sizes.small();
                    scene.stroke(Depth.BAR, x, top, x, y, paint, sizes.arrow());
                }
            }
            case CRASHED, FAILED -> {
                PathSigns.cross(scene, x, y, r);
                Area cross = new Area(x - r, y - r, 2 * r, 2 * r);
                scene.taken().take(cross);
                scene.onBars().take(cross);
            }
            case STARTS -> start(x, y, r);
            case PAUSED -> {
                PathSigns.pause(scene, x, y, r, Paint.TEXT);
                scene.onBars().take(new Area(x - r, y - r, 2 * r, 2 * r));
            }
            case REMOVED ->
                scene.stroke(Depth.FLAG, x, y - 1.4 * r, x, y + 1.4 * r, Paint.TEXT, r / 3);
            case RESUMED, ADDED, OVERWRITTEN, REFUSED -> {}
        }
    }

    private void start(double x, double y, double r) {
        double width = r / 4;
        scene.stroke(Depth.FLAG, x, y + r, x, y - r, Paint.TEXT, width);
        scene.add(
                Depth.FLAG,
                new Item.Outline(
                        PathSigns.path(
                                x - 0.7 * r, y - 0.3 * r, x, y - r, x + 0.7 * r, y - 0.3 * r),
                        Paint.NONE,
                        Paint.TEXT,
                        width,
                        1));
        scene.taken().take(new Area(x - r / 2, y - r, r, 2 * r));
    }

    private void label(int node, Mark mark) {
        String text = text(node, mark);
        if (text != null) {
            double half = Math.max(sheet.half(node, mark.atNanos()), 0.25 * sizes.small());
            Paint paint = switch (mark.kind()) {
                case TERM -> Paint.letters(mark.term());
                case CRASHED, FAILED, OVERWRITTEN -> Paint.ALARM;
                case STARTS, PAUSED, RESUMED, ADDED, REMOVED, REFUSED -> Paint.TEXT;
            };
            List<Words> places =
                    sheet.around(sheet.x(mark.atNanos()), sheet.y(node), half, text, paint);
            scene.place(places);
        }
    }

    private @Nullable String text(int node, Mark mark) {
        return switch (mark.kind()) {
            case TERM -> isOwnTerm(node, mark) ? null : "T" + mark.term();
            case STARTS -> "starts";
            case CRASHED -> "crashed";
            case FAILED -> "failed";
            case PAUSED -> "paused";
            case RESUMED -> "goes on";
            case ADDED -> "+ n" + node + (learns(node, mark.atNanos()) ? " learner" : "");
            case REMOVED -> "removed";
            case OVERWRITTEN -> "overwritten";
            case REFUSED -> "no";
        };
    }

    /** Whether it only learns, soon after it was added. */
    private boolean learns(int node, long since) {
        return sheet.chart().lanes().get(node - 1).spans().stream()
                .filter(span -> span.toNanos() > since)
                .limit(3)
                .anyMatch(span -> span.state() == State.LEARNER);
    }
}
