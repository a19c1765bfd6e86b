package raftarium.app.export.diagram;

import raftarium.app.export.diagram.NodeTrack.Span;
import raftarium.app.export.diagram.NodeTrack.State;

import java.util.ArrayList;
import java.util.List;

/** From when on a newer leader exists, one of an older term is stale. */
final class Staleness {
    private Staleness() {}

    /** The same tracks, but who leads and is stale is told apart. */
    static List<NodeTrack> in(List<NodeTrack> tracks) {
        List<Span> leaders = tracks.stream()
                .flatMap(track -> track.spans().stream())
                .filter(span -> span.state() == State.LEADER)
                .toList();
        return tracks.stream()
                .map(track -> new NodeTrack(
                        track.node(),
                        split(track.spans(), leaders),
                        track.marks(),
                        track.logs(),
                        track.commits(),
                        track.end()))
                .toList();
    }

    private static List<Span> split(List<Span> spans, List<Span> leaders) {
        List<Span> all = new ArrayList<>();
        for (Span span : spans) {
            long since = span.state() == State.LEADER
                    ? leaders.stream()
                            .filter(other -> other.term() > span.term())
                            .mapToLong(Span::fromNanos)
                            .min()
                            .orElse(Long.MAX_VALUE)
                    : Long.MAX_VALUE;
            if (since >= span.toNanos()) {
                all.add(span);
                continue;
            }
            long at = Math.max(since, span.fromNanos());
            if (at > span.fromNanos()) {
                all.add(new Span(span.fromNanos(), at, State.LEADER, span.term(), span.paused()));
            }
            all.add(new Span(at, span.toNanos(), State.STALE, span.term(), span.paused()));
        }
        return all;
    }
}
