package raftarium.app.look;

import com.google.gson.JsonObject;

import raftarium.data.Durations;
import raftarium.session.SideBySide;
import raftarium.trace.Figures;
import raftarium.trace.Latencies;
import raftarium.trace.Outcome;
import raftarium.words.Quantities;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** The figures of two runs side by side, and those of one as fields. */
final class FigureTable {
    private record Row(String name, String one, String other) {}

    private final SideBySide.Told one;
    private final SideBySide.Told other;
    private final List<Row> rows = new ArrayList<>();

    FigureTable(SideBySide.Told one, SideBySide.Told other) {
        this.one = one;
        this.other = other;
        add("virtual time", Quantities.seconds(lasted(one)), Quantities.seconds(lasted(other)));
        count("events", SideBySide.Told::events);
        count("elections", told -> told.figures().elections());
        time("time without a leader", told -> told.figures().leaderlessNanos(told.endNanos()));
        count("entries committed", told -> told.figures().commits());
        count("messages between nodes", told -> told.figures().messages());
        count("bytes sent", told -> told.figures().bytes());
        kinds();
        clients();
    }

    private static long lasted(SideBySide.Told told) {
        return told.endNanos() - told.startNanos();
    }

    private void add(String name, String ofOne, String ofOther) {
        rows.add(new Row(name, ofOne, ofOther));
    }

    private void count(String name, ToLongFunction<SideBySide.Told> figure) {
        add(name, Long.toString(figure.applyAsLong(one)), Long.toString(figure.applyAsLong(other)));
    }

    private void time(String name, ToLongFunction<SideBySide.Told> figure) {
        add(
                name,
                Durations.fine(figure.applyAsLong(one)),
                Durations.fine(figure.applyAsLong(other)));
    }

    private void kinds() {
        TreeSet<String> kinds = new TreeSet<>(one.figures().sent().keySet());
        kinds.addAll(other.figures().sent().keySet());
        for (String kind : kinds) {
            count("  of " + kind, told -> bytes(told.figures(), kind));
        }
    }

    private static long bytes(Figures figures, String kind) {
        Figures.Sent sent = figures.sent().get(kind);
        return sent == null ? 0 : sent.bytes();
    }

    private void clients() {
        if (asked(one) + asked(other) == 0) {
            return;
        }
        count("commands of clients done", told -> told.figures().outcomes(Outcome.OK));
        count("  failed", told -> told.figures().outcomes(Outcome.FAILED));
        count("  of unknown outcome", told -> told.figures().outcomes(Outcome.UNKNOWN));
        latency("clients waited, median", latencies -> latencies.percentileNanos(50));
        latency("  99%, at most", latencies -> latencies.percentileNanos(99));
        latency("  at most", Latencies::longestNanos);
    }

    private static long asked(SideBySide.Told told) {
        long asked = 0;
        for (Outcome outcome : Outcome.values()) {
            asked += told.figures().outcomes(outcome);
        }
        return asked;
    }

    private void latency(String name, ToLongFunction<Latencies> figure) {
        add(name, latency(one, figure), latency(other, figure));
    }

    private static String latency(SideBySide.Told told, ToLongFunction<Latencies> figure) {
        Latencies latencies = told.figures().latencies();
        return latencies.count() == 0 ? "-" : Durations.fine(figure.applyAsLong(latencies));
    }

    /** A line each, below a head. */
    List<String> lines() {
        int names = width(rows.stream().map(Row::name).toList());
        int ones = width(rows.stream().map(Row::one).toList());
        int others = width(rows.stream().map(Row::other).toList());
        List<String> lines = new ArrayList<>();
        lines.add(" ".repeat(names) + "  " + right("A", ones) + "  " + right("B", others));
        for (Row row : rows) {
            lines.add(row.name
                    + " ".repeat(names - row.name.length())
                    + "  "
                    + right(row.one, ones)
                    + "  "
                    + right(row.other, others));
        }
        return lines;
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** What a run came to, up to that time. */
    static JsonObject fields(Figures figures, long nowNanos) {
        JsonObject fields = new JsonObject();
        fields.addProperty("elections", figures.elections());
        fields.addProperty("leaderless_ns", figures.leaderlessNanos(nowNanos));
        fields.addProperty("commits", figures.commits());
        fields.addProperty("messages", figures.messages());
        fields.addProperty("bytes", figures.bytes());
        JsonObject kinds = new JsonObject();
        figures.sent().forEach((kind, sent) -> {
            JsonObject of = new JsonObject();
            of.addProperty("messages", sent.messages());
            of.addProperty("bytes", sent.bytes());
            kinds.add(kind, of);
        });
        fields.add("sent", kinds);
        JsonObject clients = new JsonObject();
        for (Outcome outcome : List.of(Outcome.OK, Outcome.FAILED, Outcome.UNKNOWN)) {
            clients.addProperty(outcome.word(), figures.outcomes(outcome));
        }
        Latencies latencies = figures.latencies();
        boolean isAny = latencies.count() > 0;
        clients.addProperty("median_ns", isAny ? latencies.percentileNanos(50) : null);
        clients.addProperty("p99_ns", isAny ? latencies.percentileNanos(99) : null);
        clients.addProperty("max_ns", isAny ? latencies.longestNanos() : null);
        fields.add("clients", clients);
        return fields;
    }
}
