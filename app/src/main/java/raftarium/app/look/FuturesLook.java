package raftarium.app.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import raftarium.data.Durations;
import raftarium.session.Future;
import raftarium.words.Quantities;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What is said of the futures of a moment: in figures, tables and a histogram. */
public final class FuturesLook {
    /** The widest bar, in characters. */
    private static final int BAR = 40;

    private static final long MILLI = 1_000_000;

    /**
     * What was asked.
     *
     * @param count how many futures
     * @param fromNanos when they begin
     * @param nanos how long they are
     * @param sought the condition; "" if none was asked for
     */
    public record Asked(int count, long fromNanos, long nanos, String sought) {}

    private final Asked asked;
    private final List<Future> futures;

    /** What came of it: fewer if it was broken off. */
    public FuturesLook(Asked asked, List<Future> futures) {
        this.asked = asked;
        this.futures = List.copyOf(futures);
    }

    /** In words, in lines. */
    public String text() {
        List<String> lines = new ArrayList<>();
        int count = futures.size();
        lines.add((count < asked.count ? "broken off: " + count + " of " : "")
                + asked.count + (asked.count == 1 ? " future of " : " futures of ")
                + Quantities.typed(asked.nanos) + " from " + Quantities.seconds(asked.fromNanos));
        if (count == 0) {
            return lines.get(0);
        }
        if (!asked.sought.isEmpty()) {
            lines.add(asked.sought + " held at some moment in " + held() + " of " + count
                    + examples(Future::held));
        }
        if (count > sound()) {
            lines.add("a property was broken in " + (count - sound()) + " of " + count
                    + examples(future -> !future.isSound()));
            lines.addAll(bars(counts(FuturesLook::property)));
        }
        lines.add("who led at the end:");
        lines.addAll(bars(counts(FuturesLook::leader)));
        lines.add("for how long nobody led:");
        lines.addAll(bars(Leaderless.histogram(futures)));
        return String.join("\n", lines);
    }

    private long held() {
        return futures.stream().filter(Future::held).count();
    }

    private long sound() {
        return futures.stream().filter(Future::isSound).count();
    }

    /** One for which it is so, and one for which it isn't, as commands. */
    private String examples(Function<Future, Boolean> is) {
        String yes = example("as in chance ", is, true);
        String no = example("not in chance ", is, false);
        String both = yes + (yes.isEmpty() || no.isEmpty() ? "" : ", ") + no;
        return " (" + both + ")";
    }

    private String example(String words, Function<Future, Boolean> is, boolean wanted) {
        return futures.stream()
                .filter(future -> is.apply(future) == wanted)
                .findFirst()
                .map(future -> words + future.number())
                .orElse("");
    }

    private static String leader(Future future) {
        return future.leader() == 0 ? "nobody" : "n" + future.leader();
    }

    private static String property(Future future) {
        if (future.violation() != null) {
            return future.violation().property();
        }
        return future.isSound() ? "none" : "a state machine failed";
    }

    /** How many there are of what, by name. */
    private Map<String, Long> counts(Function<Future, String> what) {
        Map<String, Long> counts = new TreeMap<>();
        futures.forEach(future -> counts.merge(what.apply(future), 1L, Long::sum));
        return counts;
    }

    private static List<String> bars(Map<String, Long> counts) {
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        int width = counts.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        counts.forEach((name, count) -> lines.add(String.format(
                        Locale.ROOT, "  %-" + width + "s %6d  %s", name, count, "#".repeat((int)
                                        ((count * BAR + most - 1) / most)))
                .stripTrailing()));
        return lines;
    }

    /** The same as fields. */
    public JsonObject fields() {
        JsonObject fields = new JsonObject();
        fields.addProperty("asked", asked.count);
        fields.addProperty("futures", futures.size());
        fields.addProperty("from_ns", asked.fromNanos);
        fields.addProperty("for_ns", asked.nanos);
        fields.addProperty("condition", asked.sought.isEmpty() ? null : asked.sought);
        fields.addProperty("held", asked.sought.isEmpty() ? null : held());
        fields.addProperty("sound", sound());
        JsonArray each = new JsonArray();
        for (Future future : futures) {
            JsonObject one = new JsonObject();
            one.addProperty("chance", future.number());
            one.addProperty("held_ns", future.held() ? future.heldNanos() : null);
            one.addProperty("property", future.isSound() ? null : property(future));
            one.addProperty("leader", future.leader() == 0 ? null : "n" + future.leader());
            one.addProperty("leaderless_ns", future.leaderlessNanos());
            one.addProperty("elections", future.elections());
            each.add(one);
        }
        fields.add("each", each);
        return fields;
    }

    /** How often it was how long, in steps of 1, 2, 5, 10, ... ms. */
    private static final class Leaderless {
        private final TreeMap<Long, Long> counts = new TreeMap<>();

        static Map<String, Long> histogram(List<Future> futures) {
            Leaderless all = new Leaderless();
            futures.forEach(future -> all.add(future.leaderlessNanos()));
            return all.named();
        }

        private void add(long nanos) {
            counts.merge(most(nanos), 1L, Long::sum);
        }

        /** The end of the step that it is in. */
        private static long most(long nanos) {
            long most = nanos <= 0 ? 0 : MILLI;
            while (most < nanos) {
                most = next(most);
            }
            return most;
        }

        private static long next(long most) {
            long digit = most;
            while (digit >= 10) {
                digit /= 10;
            }
            return most == 0 ? MILLI : digit == 2 ? most / 2 * 5 : most * 2;
        }

        /** Those between the least and the most, in their order, empty ones among them. */
        private Map<String, Long> named() {
            Map<String, Long> named = new LinkedHashMap<>();
            long last = counts.lastKey();
            for (long most = counts.firstKey(); most <= last; most = next(most)) {
                String name = most == 0 ? "no time" : "up to " + Durations.words(most);
                named.put(name, counts.getOrDefault(most, 0L));
            }
            return named;
        }
    }
}
