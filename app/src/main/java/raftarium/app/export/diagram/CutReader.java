package raftarium.app.export.diagram;

import raftarium.trace.Cut;
import raftarium.trace.FaultEvent.NetworkChanged;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads which links were cut when. A link between two sides of a partition is not told here, cut or
 * not: nothing is lost at the cut.
 */
final class CutReader {
    /** So many links are kept at most, the first ones, and drawn as so many spans. */
    private static final int MOST = 500;

    /** A way from one end to another; 0 stands for the clients. */
    private record Way(int from, int to) implements Comparable<Way> {
        Way back() {
            return new Way(to, from);
        }

        @Override
        public int compareTo(Way other) {
            return from != other.from
                    ? Integer.compare(from, other.from)
                    : Integer.compare(to, other.to);
        }
    }

    /** When a way was cut, and until when. */
    private record Span(Way way, long fromNanos, long toNanos) {}

    private final List<Span> ended = new ArrayList<>();

    /** Those that are cut now; each ends at the greatest time there is. */
    private List<Span> standing = List.of();

    /** The network has changed. */
    void changed(NetworkChanged event) {
        long atNanos = event.atNanos();
        Set<Way> now = cut(event);
        List<Span> stay = new ArrayList<>();
        for (Span one : standing) {
            if (now.remove(one.way)) {
                stay.add(one);
            } else {
                end(one, atNanos);
            }
        }
        now.forEach(way -> stay.add(new Span(way, atNanos, Long.MAX_VALUE)));
        standing = stay;
    }

    private static Set<Way> cut(NetworkChanged event) {
        Set<Way> ways = new TreeSet<>();
        for (Cut cut : event.cuts()) {
            if (!areApart(event.sides(), cut)) {
                ways.add(new Way(cut.from(), cut.to()));
            }
        }
        return ways;
    }

    /** Clients are with everybody. */
    private static boolean areApart(List<List<Integer>> sides, Cut cut) {
        return cut.from() != 0
                && cut.to() != 0
                && sides.stream()
                        .noneMatch(side -> side.contains(cut.from()) && side.contains(cut.to()));
    }

    private void end(Span one, long atNanos) {
        if (atNanos > one.fromNanos && ended.size() < MOST) {
            ended.add(new Span(one.way, one.fromNanos, atNanos));
        }
    }

    /** All of them by their beginning, as few as say it; those that stand end then. */
    List<CutSpan> spans(long toNanos) {
        standing.forEach(one -> end(one, toNanos));
        standing = List.of();
        List<CutSpan> spans = new ArrayList<>();
        ended.stream()
                .collect(Collectors.groupingBy(one -> List.of(one.fromNanos, one.toNanos)))
                .forEach((times, cuts) -> {
                    Set<Way> ways = cuts.stream()
                            .map(Span::way)
                            .collect(Collectors.toCollection(TreeSet::new));
                    spans.addAll(spans(times.get(0), times.get(1), ways));
                });
        spans.sort(Comparator.comparingLong(CutSpan::fromNanos)
                .thenComparingLong(CutSpan::toNanos)
                .thenComparing(CutSpan::words));
        return spans;
    }

    private static List<CutSpan> spans(long fromNanos, long toNanos, Set<Way> ways) {
        Set<Way> both = new TreeSet<>(ways);
        both.removeIf(way -> !ways.contains(way.back()));
        Set<Way> single = new TreeSet<>(ways);
        single.removeAll(both);
        List<CutSpan> spans = new ArrayList<>();
        while (!both.isEmpty()) {
            int end = most(both.stream().map(Way::from).toList());
            List<Integer> others = from(both, end);
            both.removeIf(way -> way.from == end || way.to == end);
            spans.add(new CutSpan(fromNanos, toNanos, List.of(end), others, true));
        }
        while (!single.isEmpty()) {
            int from = most(single.stream().map(Way::from).toList());
            int to = most(single.stream().map(Way::to).toList());
            List<Integer> receivers = from(single, from);
            List<Integer> senders = to(single, to);
            if (receivers.size() >= senders.size()) {
                single.removeIf(way -> way.from == from);
                spans.add(new CutSpan(fromNanos, toNanos, List.of(from), receivers, false));
            } else {
                single.removeIf(way -> way.to == to);
                spans.add(new CutSpan(fromNanos, toNanos, senders, List.of(to), false));
            }
        }
        return spans;
    }

    private static List<Integer> from(Set<Way> ways, int end) {
        return ways.stream().filter(way -> way.from == end).map(Way::to).toList();
    }

    private static List<Integer> to(Set<Way> ways, int end) {
        return ways.stream().filter(way -> way.to == end).map(Way::from).toList();
    }

    /** Which end is most often among these; the least node of those, and clients last. */
    private static int most(List<Integer> ends) {
        Comparator<Integer> often = Comparator.comparingLong(
                end -> ends.stream().filter(end::equals).count());
        return ends.stream()
                .max(often.thenComparing(end -> end > 0).thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }
}
