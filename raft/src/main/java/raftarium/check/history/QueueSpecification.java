package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A queue that delivers at least once, as a list that is looked through each time. What was
 * delivered is hidden until 5 s after the time that the pop carries, or is acknowledged; what was
 * delivered three times, and never acknowledged, is gone then.
 */
final class QueueSpecification implements Specification<QueueSpecification.Queue> {
    private static final long HIDDEN_NANOS = 5_000_000_000L;
    private static final int DELIVERIES = 3;
    private static final int ROOM = 10_000;
    private static final Queue ANYTHING = new Queue(false, 0, 0, List.of());

    /** A message, and until when it is hidden; 0 while it isn't. */
    record QueuedMessage(long id, String value, int deliveries, long hiddenUntil) {}

    /**
     * A queue.
     *
     * @param isKnown whether anything is known of it; if not, that stays so
     * @param nowNanos the greatest time that a command carried
     */
    record Queue(boolean isKnown, long nowNanos, long lastId, List<QueuedMessage> messages) {}

    @Override
    public Queue initial() {
        return new Queue(true, 0, 0, List.of());
    }

    @Override
    public Queue anything() {
        return ANYTHING;
    }

    /** What the time of an operation has made of it. */
    private static Queue at(Queue queue, long atNanos) {
        long now = Math.max(queue.nowNanos, atNanos);
        List<QueuedMessage> left = queue.messages;
        if (left.stream().anyMatch(one -> one.hiddenUntil > 0 && one.hiddenUntil <= now)) {
            left = new ArrayList<>();
            for (QueuedMessage one : queue.messages) {
                if (one.hiddenUntil == 0 || one.hiddenUntil > now) {
                    left.add(one);
                } else if (one.deliveries < DELIVERIES) {
                    left.add(new QueuedMessage(one.id, one.value, one.deliveries, 0));
                }
            }
        }
        return new Queue(true, now, queue.lastId, left);
    }

    private static @Nullable QueuedMessage named(Queue queue, Operation operation) {
        return switch (operation.kind()) {
            case POP -> find(queue, true, "");
            case ACK -> find(queue, false, operation.value());
            default -> null;
        };
    }

    /** The first that is visible, or that of an id if it was ever delivered. */
    private static @Nullable QueuedMessage find(Queue queue, boolean visible, String id) {
        for (QueuedMessage one : queue.messages) {
            boolean is = visible
                    ? one.hiddenUntil == 0
                    : one.deliveries > 0 && id.equals(String.valueOf(one.id));
            if (is) {
                return one;
            }
        }
        return null;
    }

    private static @Nullable String right(Queue queue, Operation operation) {
        QueuedMessage named = named(queue, operation);
        return switch (operation.kind()) {
            case PUSH -> queue.messages.size() == ROOM ? null : String.valueOf(queue.lastId + 1);
            case POP -> named == null ? null : named.id + " " + named.value;
            case ACK -> String.valueOf(named != null);
            default -> throw foreign(operation);
        };
    }

    @Override
    public @Nullable Queue after(Queue state, Operation operation) {
        if (!state.isKnown) {
            return state;
        }
        Queue queue = at(state, operation.askedNanos());
        if (operation.isAnswered()
                && !Objects.equals(right(queue, operation), operation.result())) {
            return null;
        }
        return at(done(queue, operation), 0);
    }

    private static Queue done(Queue queue, Operation operation) {
        QueuedMessage named = named(queue, operation);
        List<QueuedMessage> others = new ArrayList<>(queue.messages);
        switch (operation.kind()) {
            case PUSH -> {
                if (others.size() == ROOM) {
                    return queue;
                }
                others.add(new QueuedMessage(queue.lastId + 1, operation.value(), 0, 0));
                return new Queue(true, queue.nowNanos, queue.lastId + 1, others);
            }
            case POP -> {
                if (named != null) {
                    long until = operation.askedNanos() + HIDDEN_NANOS;
                    others.set(
                            others.indexOf(named),
                            new QueuedMessage(named.id, named.value, named.deliveries + 1, until));
                }
            }
            case ACK -> others.remove(named);
            default -> throw foreign(operation);
        }
        return new Queue(true, queue.nowNanos, queue.lastId, others);
    }

    /** Each carries a time. */
    @Override
    public boolean isRead(Operation operation) {
        return false;
    }

    @Override
    public String answer(Queue state, Operation operation) {
        String right = state.isKnown ? right(at(state, operation.askedNanos()), operation) : "";
        return !state.isKnown ? "anything" : right == null ? "none" : right;
    }

    private static IllegalArgumentException foreign(Operation operation) {
        return new IllegalArgumentException("no operation on a queue: " + operation.command());
    }

    /** States are large, and so are the ways to reach them. */
    @Override
    public int mostConfigurations() {
        return ObjectWatch.MAX_CONFIGURATIONS;
    }

    @Override
    public String words(Queue state) {
        if (!state.isKnown) {
            return "anything";
        }
        String some = state.messages.stream()
                .limit(5)
                .map(one -> one.id + " " + one.value + (one.hiddenUntil == 0 ? "" : " (hidden)"))
                .collect(Collectors.joining(", "));
        int more = state.messages.size() - 5;
        return (some.isEmpty() ? "empty" : some) + (more > 0 ? " and " + more + " more" : "");
    }
}
