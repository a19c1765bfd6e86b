package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Locks. A holder has a session until 10 s after the greatest time in any of its commands; then its
 * locks are free.
 */
final class LockSpecification implements Specification<LockSpecification.Locks> {
    private static final long SESSION_NANOS = 10_000_000_000L;
    private static final int ROOM = 10_000;
    private static final Locks ANYTHING = new Locks(false, 0, 0, new TreeMap<>(), new TreeMap<>());

    /** Who has a lock, and with which token. */
    record Held(String client, long token) {}

    /**
     * All locks; the maps are never changed.
     *
     * @param isKnown whether anything is known of them; if not, that stays so
     * @param nowNanos the greatest time that a command carried
     * @param lastToken the last that was given
     * @param held by name
     * @param heard when each of the holders was heard of
     */
    record Locks(
            boolean isKnown,
            long nowNanos,
            long lastToken,
            Map<String, Held> held,
            Map<String, Long> heard) {}

    @Override
    public Locks initial() {
        return new Locks(true, 0, 0, new TreeMap<>(), new TreeMap<>());
    }

    @Override
    public Locks anything() {
        return ANYTHING;
    }

    /** What its time and its client have made of them. */
    private static Locks before(Locks locks, Operation operation) {
        long asked = operation.askedNanos();
        Locks left = expired(locks, Math.max(locks.nowNanos, asked));
        Long heard = left.heard.get(operation.client());
        if (heard == null || heard >= asked) {
            return left;
        }
        Map<String, Long> times = new TreeMap<>(left.heard);
        times.put(operation.client(), asked);
        return new Locks(true, left.nowNanos, left.lastToken, left.held, times);
    }

    private static Locks expired(Locks locks, long now) {
        if (locks.heard.values().stream().noneMatch(at -> at + SESSION_NANOS <= now)) {
            return new Locks(true, now, locks.lastToken, locks.held, locks.heard);
        }
        Map<String, Long> alive = new TreeMap<>(locks.heard);
        alive.values().removeIf(at -> at + SESSION_NANOS <= now);
        Map<String, Held> held = new TreeMap<>(locks.held);
        held.values().removeIf(one -> !alive.containsKey(one.client));
        return new Locks(true, now, locks.lastToken, held, alive);
    }

    private static @Nullable String right(Locks locks, Operation operation) {
        Held held = locks.held.get(operation.key());
        boolean isOwn = held != null && held.client.equals(operation.client());
        if (operation.kind() == Operation.Kind.UNLOCK) {
            return String.valueOf(isOwn);
        } else if (operation.kind() != Operation.Kind.LOCK) {
            throw new IllegalArgumentException("no operation on locks: " + operation.command());
        } else if (held == null) {
            return locks.held.size() < ROOM ? String.valueOf(locks.lastToken + 1) : null;
        }
        return isOwn ? String.valueOf(held.token) : null;
    }

    @Override
    public @Nullable Locks after(Locks state, Operation operation) {
        if (!state.isKnown) {
            return state;
        }
        Locks locks = before(state, operation);
        String right = right(locks, operation);
        if (operation.isAnswered() && !Objects.equals(right, operation.result())) {
            return null;
        }
        Held held = locks.held.get(operation.key());
        if (operation.kind() == Operation.Kind.LOCK && held == null && right != null) {
            return expired(taken(locks, operation), locks.nowNanos);
        } else if (operation.kind() == Operation.Kind.UNLOCK && "true".equals(right)) {
            return freed(locks, operation);
        }
        return locks;
    }

    private static Locks taken(Locks locks, Operation operation) {
        Map<String, Held> held = new TreeMap<>(locks.held);
        Map<String, Long> heard = new TreeMap<>(locks.heard);
        held.put(operation.key(), new Held(operation.client(), locks.lastToken + 1));
        heard.putIfAbsent(operation.client(), operation.askedNanos());
        return new Locks(true, locks.nowNanos, locks.lastToken + 1, held, heard);
    }

    private static Locks freed(Locks locks, Operation operation) {
        Map<String, Held> held = new TreeMap<>(locks.held);
        Map<String, Long> heard = new TreeMap<>(locks.heard);
        held.remove(operation.key());
        if (held.values().stream().noneMatch(one -> one.client.equals(operation.client()))) {
            heard.remove(operation.client());
        }
        return new Locks(true, locks.nowNanos, locks.lastToken, held, heard);
    }

    /** Each carries a time, and keeps a session alive. */
    @Override
    public boolean isRead(Operation operation) {
        return false;
    }

    @Override
    public String answer(Locks state, Operation operation) {
        String right = state.isKnown ? right(before(state, operation), operation) : "";
        return !state.isKnown ? "anything" : right == null ? "none" : right;
    }

    /** States are large, and so are the ways to reach them. */
    @Override
    public int mostConfigurations() {
        return ObjectWatch.MAX_CONFIGURATIONS;
    }

    @Override
    public String words(Locks state) {
        String some = state.held.entrySet().stream()
                .limit(5)
                .map(one -> one.getKey() + " held by " + one.getValue().client + " with "
                        + one.getValue().token)
                .collect(Collectors.joining(", "));
        int more = state.held.size() - 5;
        return !state.isKnown
                ? "anything"
                : (some.isEmpty() ? "all free" : some) + (more > 0 ? " and " + more + " more" : "");
    }
}
