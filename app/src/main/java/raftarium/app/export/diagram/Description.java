package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Chart.Broken;
import raftarium.app.export.diagram.Chart.Caption;
import raftarium.app.export.diagram.Chart.WallSpan;
import raftarium.app.export.diagram.NodeTrack.Kind;
import raftarium.app.export.diagram.NodeTrack.Mark;
import raftarium.app.export.diagram.NodeTrack.Span;
import raftarium.app.export.diagram.NodeTrack.State;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a diagram shows in sentences, for those who can't see it. */
final class Description {
    /** So many things of a kind are told. */
    private static final int MOST = 20;

    private final Chart chart;
    private final List<String> sentences = new ArrayList<>();

    private Description(Chart chart) {
        this.chart = chart;
    }

    /** The sentences of a chart. */
    static String of(Chart chart) {
        Description description = new Description(chart);
        description.tell();
        return String.join(" ", description.sentences);
    }

    private void tell() {
        sentences.add(chart.shown().size() + " nodes from " + time(chart.fromNanos()) + " to "
                + time(chart.toNanos()) + ".");
        if (!chart.heading().modified().isEmpty()) {
            sentences.add("This is modified Raft: " + chart.heading().modified() + ".");
        }
        leaders();
        faults();
        chart.walls().stream().limit(MOST).forEach(this::wall);
        chart.cuts().stream().limit(MOST).forEach(this::cut);
        for (Caption one : chart.captions()) {
            sentences.add("Note " + one.number() + ", " + time(one.atNanos()) + ": " + one.text());
        }
        chart.broken().ifPresent(this::broken);
    }

    private void leaders() {
        Map<Long, String> leaders = new TreeMap<>();
        for (NodeTrack track : chart.lanes()) {
            for (Span span : track.spans()) {
                if (span.state() == State.LEADER || span.state() == State.STALE) {
                    leaders.putIfAbsent(
                            span.term(),
                            "n" + track.node() + " leads in term " + span.term() + " from "
                                    + time(span.fromNanos()) + ".");
                }
            }
        }
        leaders.values().stream().limit(MOST).forEach(sentences::add);
    }

    private void faults() {
        List<String> told = new ArrayList<>();
        for (NodeTrack track : chart.lanes()) {
            for (Mark mark : track.marks()) {
                String word = word(mark.kind());
                if (!word.isEmpty()) {
                    told.add("n" + track.node() + " " + word + " at " + time(mark.atNanos()) + ".");
                }
            }
        }
        told.stream().limit(MOST).forEach(sentences::add);
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case CRASHED -> "crashes";
            case FAILED -> "fails";
            case STARTS -> "starts again";
            case PAUSED -> "is paused";
            case RESUMED -> "goes on";
            case ADDED -> "is added";
            case REMOVED -> "is removed";
            case OVERWRITTEN -> "has entries overwritten";
            case TERM, REFUSED -> "";
        };
    }

    private void wall(WallSpan wall) {
        String sides = wall.sides().stream()
                .map(side -> side.stream().map(node -> "n" + node).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" | "));
        sentences.add("A wall parts " + sides + " from " + time(wall.fromNanos()) + " to "
                + time(wall.toNanos()) + ".");
    }

    private void cut(CutSpan cut) {
        sentences.add(cut.sentence() + " from " + time(cut.fromNanos()) + " to "
                + time(cut.toNanos()) + ".");
    }

    private void broken(Broken broken) {
        sentences.add(broken.property() + " is broken at " + time(broken.atNanos()) + ": "
                + broken.detail() + ".");
    }

    private static String time(long nanos) {
        return AxisDrawing.rounded(nanos);
    }
}
