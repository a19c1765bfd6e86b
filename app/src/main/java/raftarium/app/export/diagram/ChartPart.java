package raftarium.app.export.diagram;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.diagram.Chart.Caption;
import raftarium.app.export.diagram.Chart.WallSpan;
import raftarium.app.export.diagram.NodeTrack.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A part of a chart: a span of time, and some nodes. */
final class ChartPart {
    private final Chart whole;
    private final long from;
    private final long to;
    private final Set<Integer> nodes;

    private ChartPart(
            Chart whole, @Nullable Long fromNanos, @Nullable Long toNanos, Set<Integer> nodes) {
        this.whole = whole;
        this.nodes = nodes;
        from = fromNanos == null ? 0 : Math.min(fromNanos, whole.toNanos());
        to = toNanos == null ? whole.toNanos() : Math.min(toNanos, whole.toNanos());
    }

    /**
     * The part of a chart.
     *
     * @param fromNanos where it begins; null: where the chart does
     * @param toNanos where it ends; null: where the chart does
     * @param nodes whose messages are in it
     */
    static Chart of(
            Chart whole, @Nullable Long fromNanos, @Nullable Long toNanos, Set<Integer> nodes) {
        ChartPart part = new ChartPart(whole, fromNanos, toNanos, nodes);
        boolean isAll =
                part.from == 0 && part.to == whole.toNanos() && nodes.size() == whole.nodes();
        return isAll ? whole : part.make();
    }

    private boolean has(long nanos) {
        return nanos >= from && nanos <= to;
    }

    private Chart make() {
        List<Caption> captions = new ArrayList<>();
        for (Caption one : whole.captions()) {
            if (has(one.atNanos())) {
                captions.add(new Caption(captions.size() + 1, one.atNanos(), one.text()));
            }
        }
        return new Chart(
                whole.heading(),
                Math.min(from, to),
                to,
                whole.lanes().stream().map(this::track).toList(),
                whole.shown().stream().filter(nodes::contains).toList(),
                whole.arrows().stream().filter(this::has).toList(),
                whole.walls().stream()
                        .filter(wall -> wall.fromNanos() <= to && wall.toNanos() >= from)
                        .map(wall -> new WallSpan(
                                Math.max(from, wall.fromNanos()),
                                Math.min(to, wall.toNanos()),
                                wall.sides()))
                        .toList(),
                whole.cuts().stream()
                        .filter(cut -> cut.fromNanos() <= to && cut.toNanos() >= from)
                        .filter(cut -> nodes.contains(cut.node()))
                        .map(cut -> cut.within(from, to))
                        .toList(),
                whole.calls().stream()
                        .filter(call -> has(call.callNanos()) || has(call.returnNanos()))
                        .map(call -> nodes.contains(call.node()) ? call : call.withoutEntry())
                        .toList(),
                load(),
                captions,
                whole.broken().filter(one -> has(one.atNanos())),
                whole.rounds(),
                whole.isDense(),
                whole.omitted());
    }

    private Chart.LoadTicks load() {
        Chart.LoadTicks load = whole.load();
        List<Long> ticks = load.ticks().stream().filter(this::has).toList();
        return ticks.isEmpty()
                ? Chart.LoadTicks.NONE
                : new Chart.LoadTicks(load.clients(), load.asked(), load.ok(), ticks);
    }

    private boolean has(Arrow arrow) {
        return nodes.contains(arrow.from())
                && nodes.contains(arrow.to())
                && arrow.sentNanos() <= to
                && arrow.endNanos() >= from;
    }

    private NodeTrack track(NodeTrack track) {
        if (!nodes.contains(track.node())) {
            return new NodeTrack(
                    track.node(), List.of(), List.of(), List.of(), List.of(), List.of());
        }
        List<Span> spans = track.spans().stream()
                .filter(span -> span.fromNanos() <= to && span.toNanos() >= from)
                .map(span -> new Span(
                        Math.max(from, span.fromNanos()),
                        Math.min(to, span.toNanos()),
                        span.state(),
                        span.term(),
                        span.paused()))
                .toList();
        return new NodeTrack(
                track.node(),
                spans,
                track.marks().stream().filter(one -> has(one.atNanos())).toList(),
                track.logs().stream().filter(one -> has(one.atNanos())).toList(),
                track.commits().stream().filter(one -> has(one.atNanos())).toList(),
                to == whole.toNanos() ? track.end() : List.of());
    }
}
