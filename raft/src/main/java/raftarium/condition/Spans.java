package raftarium.condition;

import java.util.IdentityHashMap;
import java.util.Map;

/** Since when those conditions hold that are to last, as far as somebody has watched them. */
final class Spans {
    private final Map<Lasting, Long> since = new IdentityHashMap<>();

    /** When it was looked at last. */
    private long lastNanos = Long.MIN_VALUE;

    Spans copy() {
        Spans copy = new Spans();
        copy.since.putAll(since);
        copy.lastNanos = lastNanos;
        return copy;
    }

    /** Takes in whether what is to last holds now; returns since when it does. */
    long since(Lasting lasting, boolean holds, long nowNanos) {
        lastNanos = nowNanos;
        if (!holds) {
            since.remove(lasting);
            return nowNanos;
        }
        return since.computeIfAbsent(lasting, begun -> nowNanos);
    }

    /** When one of them will have lasted long enough if nothing happens before. */
    long nextNanos() {
        long next = Long.MAX_VALUE;
        for (Map.Entry<Lasting, Long> one : since.entrySet()) {
            long end = one.getValue() + one.getKey().nanos();
            next = end > lastNanos && end >= one.getValue() ? Math.min(next, end) : next;
        }
        return next;
    }
}
