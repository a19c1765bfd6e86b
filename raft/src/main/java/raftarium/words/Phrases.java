package raftarium.words;

import raftarium.sim.LinkSettings;
import raftarium.trace.Event;
import raftarium.trace.words.EventWords;

import java.util.List;
import java.util.stream.Collectors;

/** What is said alike wherever it is said. */
public final class Phrases {
    private Phrases() {}

    /** Nodes by name: n1, n2; the clients have id 0. */
    public static String names(List<Integer> ids) {
        return ids.size() == 1
                ? name(ids.get(0))
                : ids.stream().map(Phrases::name).collect(Collectors.joining(", "));
    }

    private static String name(int id) {
        return id == 0 ? "clients" : "n" + id;
    }

    /** An event as a line: its time, and what happened. */
    public static String line(Event event) {
        long nanos = event.atNanos();
        return Quantities.padded(nanos / 1_000_000_000, 5, " ")
                + "."
                + Quantities.padded(nanos / 1_000 % 1_000_000, 6, "0")
                + "  "
                + Shown.line(EventWords.of(event));
    }

    /** How a link behaves. */
    public static String link(LinkSettings settings) {
        return "delay "
                + Quantities.typed(settings.delayMinNanos(), settings.delayMaxNanos())
                + (settings.asRpcs() ? " of the requests, in any order" : "")
                + ", loss "
                + Quantities.percent(settings.loss())
                + ", duplicate "
                + Quantities.percent(settings.duplicate())
                + ", reorder "
                + Quantities.percent(settings.reorder())
                + (settings.asRpcs() ? " of the replies" : "");
    }

    /** How fast a clock runs that isn't true, by how much in millionths: 2.5% too slow. */
    public static String drift(int ppm) {
        return Quantities.percent(Math.abs(ppm)) + (ppm > 0 ? " too fast" : " too slow");
    }
}
