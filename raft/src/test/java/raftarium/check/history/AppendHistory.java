package raftarium.check.history;

import raftarium.data.RandomStream;
import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.List;

/** Histories of clients that append to one of five keys or read one, always one operation each. */
final class AppendHistory {
    private AppendHistory() {}

    static List<Operation> drawn(long seed, int clients, int count) {
        RandomStream chance = RandomStream.of(seed, "appends");
        String[] values = {"", "", "", "", ""};
        Operation[] open = new Operation[clients];
        boolean[] isDone = new boolean[clients];
        List<Operation> history = new ArrayList<>();
        for (long now = 1; history.size() < count; now++) {
            int client = (int) chance.below(clients);
            Operation one = open[client];
            if (one == null) {
                boolean writes = chance.below(2) == 0;
                open[client] = new Operation(
                        "c" + client,
                        writes ? Operation.Kind.APPEND : Operation.Kind.GET,
                        "" + chance.below(5),
                        writes ? now + "," : "",
                        "",
                        null,
                        now,
                        Operation.NEVER,
                        Outcome.PENDING,
                        null);
                isDone[client] = false;
            } else if (!isDone[client]) {
                int key = Integer.parseInt(one.key());
                values[key] += one.value();
                boolean reads = one.kind() == Operation.Kind.GET;
                String answer = reads && !values[key].isEmpty() ? values[key] : null;
                open[client] = one.ended(Outcome.OK, answer, Operation.NEVER);
                isDone[client] = true;
            } else {
                history.add(one.ended(Outcome.OK, one.result(), now));
                open[client] = null;
            }
        }
        for (Operation one : open) {
            if (one != null) {
                history.add(one.unanswered());
            }
        }
        return history;
    }

    /** A read that has seen much. */
    static Operation lateRead(List<Operation> history) {
        return history.subList(history.size() * 4 / 5, history.size()).stream()
                .filter(operation -> operation.isAnswered() && operation.result() != null)
                .findFirst()
                .orElseThrow();
    }
}
