package raftarium.app.export.diagram;

import raftarium.trace.Address;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Links that were cut at one moment and open again at another, and have an end in common; 0 stands
 * for the clients.
 *
 * @param from whom they come from
 * @param to whom nothing of theirs reaches
 * @param bothWays whether nothing gets back either
 */
record CutSpan(
        long fromNanos, long toNanos, List<Integer> from, List<Integer> to, boolean bothWays) {
    CutSpan {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** The end that they have in common; where that is the clients, the first of the others. */
    int node() {
        int common = from.size() == 1 ? from.get(0) : to.get(0);
        List<Integer> others = from.size() == 1 ? to : from;
        return common > 0 ? common : others.get(0);
    }

    /** In a line. */
    String words() {
        return "cut: " + names(from) + (bothWays ? " | " : " \u2192 ") + names(to);
    }

    /** The same in a sentence, without its times. */
    String sentence() {
        return bothWays
                ? names(from) + " and " + names(to) + " can't reach each other"
                : names(from) + " can't reach " + names(to);
    }

    private static String names(List<Integer> ends) {
        return ends.stream()
                .map(end -> end == 0 ? "clients" : Address.name(end))
                .collect(Collectors.joining(" "));
    }

    /** The same in another span of time. */
    CutSpan within(long earliest, long latest) {
        return new CutSpan(
                Math.max(earliest, fromNanos), Math.min(latest, toNanos), from, to, bothWays);
    }
}
