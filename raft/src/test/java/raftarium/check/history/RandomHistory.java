package raftarium.check.history;

import raftarium.data.RandomStream;
import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Histories of clients of a store that does each operation at a random moment of its time. */
final class RandomHistory {
    /** From so many seeds the largest search draws; the others from a fixed part of that. */
    static final long SEEDS = Long.getLong("raftarium.histories", 4_000);

    private final RandomStream chance;
    private final int clients;
    private final int keys;
    private final boolean allKinds;
    private final TreeMap<String, String> values = new TreeMap<>();
    private int written;
    private boolean isEachValueNew;

    RandomHistory(long seed, int clients, int keys, boolean allKinds) {
        chance = RandomStream.of(seed, "history");
        this.clients = clients;
        this.keys = keys;
        this.allKinds = allKinds;
    }

    /** All values that are written differ; where there are all kinds, cas expects one of those. */
    RandomHistory withNewValues() {
        isEachValueNew = true;
        return this;
    }

    /** That is what the first key has at first. */
    RandomHistory startingWith(String value) {
        values.put("k0", value);
        return this;
    }

    private String value() {
        return allKinds && !isEachValueNew ? few() : "v" + written++ + ",";
    }

    private String expected(String key) {
        if (!isEachValueNew) {
            return few();
        }
        String there = values.get(key);
        return there == null || below(3) == 0 ? "v" + below(written + 1) + "," : there;
    }

    /** An operation under way: called, then done, then it returns. */
    private static final class Running {
        private Operation operation;
        private boolean isDone;
        private boolean isGone;
    }

    /** That many operations; one in so many, 0 for none, has an unknown outcome. */
    List<Operation> operations(int count, int oneUnknownIn) {
        List<Operation> history = new ArrayList<>();
        List<Running> running = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            running.add(null);
        }
        for (long now = 1; history.size() < count; now++) {
            int client = below(clients);
            Running one = running.get(client);
            if (one == null) {
                Running begun = new Running();
                begun.operation = called("c" + client, now);
                begun.isGone = oneUnknownIn > 0 && below(oneUnknownIn) == 0;
                running.set(client, begun);
            } else if (!one.isDone) {
                perform(one, below(2) == 0);
            } else {
                history.add(
                        one.isGone
                                ? one.operation.unanswered()
                                : one.operation.ended(Outcome.OK, one.operation.result(), now));
                running.set(client, null);
            }
        }
        for (Running one : running) {
            if (one != null) {
                history.add(one.operation.unanswered());
            }
        }
        return history;
    }

    private int below(int bound) {
        return (int) chance.below(bound);
    }

    /** One of few values, of which one is empty. */
    private String few() {
        int drawn = below(3);
        return drawn == 0 ? "" : String.valueOf(drawn);
    }

    private void perform(Running one, boolean never) {
        Operation operation = one.operation;
        one.isDone = true;
        if (one.isGone && never) {
            return;
        }
        String state = values.get(operation.key());
        one.operation = operation.ended(
                Outcome.OK, BruteForce.answer(operation, state), operation.callNanos());
        String after = BruteForce.after(operation, state);
        if (after == null) {
            values.remove(operation.key());
        } else {
            values.put(operation.key(), after);
        }
    }

    private Operation called(String client, long now) {
        int kinds = allKinds ? 5 : 2;
        Operation.Kind[] few = {Operation.Kind.PUT, Operation.Kind.GET};
        int drawn = below(kinds);
        Operation.Kind kind = allKinds ? Operation.Kind.values()[drawn] : few[drawn];
        String key = "k" + below(keys);
        boolean writes = kind != Operation.Kind.GET && kind != Operation.Kind.DELETE;
        String value = writes ? value() : "";
        String expected = kind == Operation.Kind.CAS ? expected(key) : "";
        return new Operation(
                client, kind, key, value, expected, null, now, now, Outcome.PENDING, null);
    }

    /** With another answer in one place, perhaps. */
    List<Operation> mutated(List<Operation> history) {
        List<Operation> mutated = new ArrayList<>(history);
        int place = below(mutated.size());
        Operation operation = mutated.get(place);
        String answer = switch (operation.kind()) {
            case PUT, APPEND -> null;
            case GET -> below(4) == 0 ? null : few();
            case DELETE, CAS -> below(2) == 0 ? "true" : "false";
            default -> throw new IllegalStateException("it draws no " + operation.kind());
        };
        if (operation.isAnswered()) {
            mutated.set(place, operation.ended(Outcome.OK, answer, operation.returnNanos()));
        }
        return mutated;
    }

    /** With an answer that a read got at another time, if there are two. */
    List<Operation> stale(List<Operation> history) {
        List<Operation> reads = new ArrayList<>(history);
        reads.removeIf(one -> one.kind() != Operation.Kind.GET || !one.isAnswered());
        List<Operation> stale = new ArrayList<>(history);
        if (!reads.isEmpty()) {
            Operation one = reads.get(below(reads.size()));
            String answer = reads.get(below(reads.size())).result();
            stale.set(stale.indexOf(one), one.ended(Outcome.OK, answer, one.returnNanos()));
        }
        return stale;
    }
}
