package raftarium.app.export.diagram;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import raftarium.machine.MachineType;
import raftarium.trace.Event;
import raftarium.trace.Trace;

import java.util.List;

/** Reads what a page needs besides its picture: all that there was at each moment. */
final class PageReader implements Trace.Follower {
    private final PageStates states = new PageStates();
    private final PageLogs logs;
    private final PageStory story = new PageStory();

    PageReader(MachineType machine) {
        logs = new PageLogs(machine);
    }

    @Override
    public void happened(long number, Event event, long follows) {
        states.happened(event);
        logs.happened(event);
        story.happened(event);
    }

    /** All of it, and what a chart has of it; times are microseconds. */
    JsonObject facts(Chart chart, Diagram diagram, DownDiagram down) {
        JsonObject page = new JsonObject();
        page.addProperty("nodes", chart.nodes());
        page.addProperty("from", chart.fromNanos() / 1_000);
        page.addProperty("to", chart.toNanos() / 1_000);
        page.add("scale", scale(diagram.scale()));
        Steps lanes = new Steps();
        diagram.lanes().forEach(y -> lanes.add(Math.round(y)));
        page.add("lanes", lanes.json());
        page.add("down", scale(down.scale()));
        Steps columns = new Steps();
        for (int node = 1; node <= chart.nodes(); node++) {
            columns.add(chart.shown().contains(node) ? Math.round(down.x(node)) : 0);
        }
        page.add("columns", columns.json());
        states.write(page);
        logs.write(page);
        story.write(page);
        page.add("messages", messages(chart.arrows()));
        page.add("walls", walls(chart));
        page.add("cuts", cuts(chart));
        Steps notes = new Steps();
        chart.captions()
                .forEach(one -> notes.at(one.atNanos()).add(one.number()).add(one.text()));
        page.add("notes", notes.json());
        Steps broken = new Steps();
        chart.broken()
                .ifPresent(one -> broken.at(one.atNanos()).add(one.property()).add(one.detail()));
        page.add("broken", broken.json());
        return page;
    }

    /** For each piece where it begins and ends, in time and in tenths of pixels. */
    private static JsonArray scale(Scale scale) {
        Steps steps = new Steps();
        for (Scale.Piece piece : scale.pieces()) {
            steps.add(
                    piece.fromNanos() / 1_000,
                    piece.toNanos() / 1_000,
                    Math.round(10 * piece.x1()),
                    Math.round(10 * piece.x2()));
        }
        return steps.json();
    }

    private static JsonArray messages(List<Arrow> arrows) {
        Steps steps = new Steps();
        for (Arrow arrow : arrows) {
            steps.at(arrow.sentNanos())
                    .add(
                            (arrow.endNanos() - arrow.sentNanos()) / 1_000,
                            arrow.from(),
                            arrow.to(),
                            arrow.glyph().ordinal(),
                            arrow.term(),
                            arrow.entries(),
                            arrow.fate().ordinal());
        }
        return steps.json();
    }

    private static JsonArray walls(Chart chart) {
        JsonArray walls = new JsonArray();
        for (Chart.WallSpan wall : chart.walls()) {
            JsonArray sides = new JsonArray();
            wall.sides().forEach(side -> sides.add(ids(side)));
            JsonArray one = new JsonArray();
            one.add(wall.fromNanos() / 1_000);
            one.add(wall.toNanos() / 1_000);
            one.add(sides);
            walls.add(one);
        }
        return walls;
    }

    private static JsonArray ids(List<Integer> nodes) {
        JsonArray ids = new JsonArray();
        nodes.forEach(ids::add);
        return ids;
    }

    /** The sentence of each is what a page says of it. */
    private static JsonArray cuts(Chart chart) {
        JsonArray cuts = new JsonArray();
        for (CutSpan cut : chart.cuts()) {
            JsonArray one = new JsonArray();
            one.add(cut.fromNanos() / 1_000);
            one.add(cut.toNanos() / 1_000);
            one.add(ids(cut.from()));
            one.add(ids(cut.to()));
            one.add(cut.bothWays());
            one.add(cut.sentence());
            cuts.add(one);
        }
        return cuts;
    }
}
