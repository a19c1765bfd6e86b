package raftarium.trace;

import raftarium.raft.NodeEvent;
import raftarium.raft.Role;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a run comes to in numbers: elections, messages, how long nobody led, commits, how long
 * clients waited. Folded from its events, from any of them on, in memory that doesn't grow with
 * their number.
 */
public final class Figures {
    /**
     * What was sent of a kind.
     *
     * @param bytes their size on a wire
     */
    public record Sent(long messages, long bytes) {
        private static final Sent NONE = new Sent(0, 0);

        private Sent and(Body body) {
            return new Sent(messages + 1, bytes + body.sizeBytes());
        }
    }

    private final Folding folding = new Folding();
    private final TreeMap<String, Sent> sent = new TreeMap<>();

    /** By client: when it asked what it has no answer to yet. */
    private final TreeMap<Integer, Long> asked = new TreeMap<>();

    private final Latencies latencies = new Latencies();
    private final int[] outcomes = new int[Outcome.values().length];

    /** Who runs and leads. */
    private final TreeSet<Integer> leading = new TreeSet<>();

    /** Who led when it was paused. */
    private final TreeSet<Integer> paused = new TreeSet<>();

    private final long committedBefore;
    private long committed;
    private long elections;
    private long messages;
    private long leaderlessNanos;

    /** When it became so that somebody leads, or nobody. */
    private long sinceNanos;

    /** Those of a cluster that begins then: nobody leads, and nothing is committed. */
    public Figures(long fromNanos) {
        this(fromNanos, Collections.emptyList(), 0);
    }

    /**
     * Those of what comes after a moment.
     *
     * @param leaders who runs and leads there
     * @param committedIndex the highest index that any node knows to be committed there
     */
    public Figures(long fromNanos, Collection<Integer> leaders, long committedIndex) {
        sinceNanos = fromNanos;
        leading.addAll(leaders);
        committedBefore = committedIndex;
        committed = committedIndex;
    }

    /** The next event has happened. */
    public void add(Event event) {
        event.read(folding);
    }

    /** How often a node stood for election in a new term. */
    public long elections() {
        return elections;
    }

    /** How many messages nodes sent each other. */
    public long messages() {
        return messages;
    }

    /** What was sent, by the name of its kind; clients' requests and replies, too. */
    public SortedMap<String, Sent> sent() {
        return Collections.unmodifiableSortedMap(sent);
    }

    /** How many bytes were sent in all. */
    public long bytes() {
        return sent.values().stream().mapToLong(Sent::bytes).sum();
    }

    /** How long no running node led, up to a time that is no earlier than the last event. */
    public long leaderlessNanos(long nowNanos) {
        return leaderlessNanos + (leading.isEmpty() ? nowNanos - sinceNanos : 0);
    }

    /** How many entries were committed: by how much the highest commit index grew. */
    public long commits() {
        return committed - committedBefore;
    }

    /** How long clients waited for what was done. */
    public Latencies latencies() {
        return latencies;
    }

    /** How many commands of clients ended so. */
    public long outcomes(Outcome outcome) {
        return outcomes[outcome.ordinal()];
    }

    private void led(long nowNanos, Runnable change) {
        leaderlessNanos += leading.isEmpty() ? nowNanos - sinceNanos : 0;
        sinceNanos = nowNanos;
        change.run();
    }

    private void stopped(Event event) {
        led(event.atNanos(), () -> {
            leading.remove(event.node());
            paused.remove(event.node());
        });
    }

    private final class Folding extends PartialReader<Figures> {
        @Override
        protected Figures other(Event event) {
            return Figures.this;
        }

        @Override
        public Figures sent(MessageEvent.Sent event) {
            Body body = event.packet().body();
            messages += body instanceof Body.Raft ? 1 : 0;
            sent.merge(body.name(), Sent.NONE.and(body), (before, one) -> before.and(body));
            return Figures.this;
        }

        @Override
        public Figures roleChanged(Decision decision, NodeEvent.RoleChanged event) {
            elections += event.role() == Role.CANDIDATE ? 1 : 0;
            led(decision.atNanos(), () -> {
                if (event.role() == Role.LEADER) {
                    leading.add(decision.node());
                } else {
                    leading.remove(decision.node());
                }
            });
            return Figures.this;
        }

        @Override
        public Figures crashed(HostEvent.Crashed event) {
            stopped(event);
            return Figures.this;
        }

        @Override
        public Figures failed(HostEvent.Failed event) {
            stopped(event);
            return Figures.this;
        }

        @Override
        public Figures paused(HostEvent.Paused event) {
            led(event.atNanos(), () -> {
                if (leading.remove(event.node())) {
                    paused.add(event.node());
                }
            });
            return Figures.this;
        }

        @Override
        public Figures resumed(HostEvent.Resumed event) {
            led(event.atNanos(), () -> {
                if (paused.remove(event.node())) {
                    leading.add(event.node());
                }
            });
            return Figures.this;
        }

        @Override
        public Figures committed(Decision decision, NodeEvent.Committed event) {
            committed = Math.max(committed, event.index());
            return Figures.this;
        }

        @Override
        public Figures called(ClientEvent.Called event) {
            asked.put(event.client(), event.atNanos());
            return Figures.this;
        }

        @Override
        public Figures returned(ClientEvent.Returned event) {
            outcomes[event.outcome().ordinal()]++;
            Long since = asked.remove(event.client());
            if (since != null && event.outcome() == Outcome.OK) {
                latencies.add(event.atNanos() - since);
            }
            return Figures.this;
        }
    }
}
