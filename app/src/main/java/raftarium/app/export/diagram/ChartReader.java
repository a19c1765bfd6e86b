package raftarium.app.export.diagram;

import raftarium.trace.Event;
import raftarium.trace.FaultEvent;
import raftarium.trace.PartialReader;
import raftarium.trace.Trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the facts of a chart from events, one after the other, in bounded memory. */
final class ChartReader extends PartialReader<Boolean> implements Trace.Follower {
    /** So many walls are drawn at most, the first ones. */
    private static final int MOST_WALLS = 500;

    private final TrackReader tracks = new TrackReader();
    private final ArrowReader arrows = new ArrowReader();
    private final CallReader calls = new CallReader();
    private final CutReader cuts = new CutReader();
    private final List<Chart.WallSpan> walls = new ArrayList<>();
    private List<List<Integer>> sides = List.of();
    private long wallSince;

    @Override
    public void happened(long number, Event event, long follows) {
        tracks.happened(event);
        arrows.happened(number, event, follows);
        calls.happened(event, tracks);
        event.read(this);
    }

    @Override
    protected Boolean other(Event event) {
        return false;
    }

    @Override
    public Boolean networkChanged(FaultEvent.NetworkChanged event) {
        cuts.changed(event);
        List<List<Integer>> now = event.sides();
        if (!now.equals(sides)) {
            endWall(event.atNanos());
            sides = now;
            wallSince = event.atNanos();
            arrows.wallChanged();
        }
        return true;
    }

    private void endWall(long atNanos) {
        if (sides.size() > 1 && walls.size() < MOST_WALLS && atNanos > wallSince) {
            walls.add(new Chart.WallSpan(wallSince, atNanos, sides));
        }
    }

    /**
     * What was read.
     *
     * @param toNanos where it ends
     */
    Chart chart(
            Chart.Heading heading,
            List<Chart.Caption> captions,
            Optional<Chart.Broken> broken,
            long toNanos) {
        endWall(toNanos);
        arrows.end(toNanos);
        List<NodeTrack> lanes = tracks.tracks(toNanos, arrows.isDense());
        return new Chart(
                heading,
                0,
                toNanos,
                lanes,
                lanes.stream().map(NodeTrack::node).toList(),
                arrows.arrows(),
                walls,
                cuts.spans(toNanos),
                calls.calls(toNanos),
                calls.load(),
                captions,
                broken,
                arrows.rounds(),
                arrows.isDense() || tracks.isDense(),
                arrows.omitted());
    }
}
