package raftarium.check.history;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.machine.ClientCommand;
import raftarium.machine.ConfigCommand;
import raftarium.machine.LockCommand;
import raftarium.machine.MachineType;
import raftarium.machine.QueueCommand;
import raftarium.machine.StateMachine;
import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.List;

/** Histories of clients of a machine that comes along, which does each operation at some moment. */
final class MachineHistory {
    private static final long STEP_NANOS = 300_000_000;

    /** Now and then long enough for a session to end. */
    private static final long PAUSE_NANOS = 15_000_000_000L;

    private final MachineType type;
    private final StateMachine machine;
    private final RandomStream chance;
    private long nowNanos = 1;

    private MachineHistory(MachineType type, long seed) {
        this.type = type;
        machine = type.fresh();
        chance = RandomStream.of(seed, "machine history");
    }

    /** That many operations; one in so many, 0 for none, has an unknown outcome. */
    static List<Operation> drawn(
            MachineType type, long seed, int clients, int count, int oneUnknownIn) {
        MachineHistory drawn = new MachineHistory(type, seed);
        Operation[] open = new Operation[clients];
        List<Operation> history = new ArrayList<>();
        while (history.size() < count) {
            drawn.nowNanos += 1 + drawn.chance.below(STEP_NANOS);
            drawn.nowNanos += drawn.below(25) == 0 ? drawn.chance.below(PAUSE_NANOS) : 0;
            int client = drawn.below(clients);
            Operation one = open[client];
            if (one == null) {
                open[client] = drawn.called("c" + client);
            } else if (one.outcome() == Outcome.PENDING) {
                boolean gone = oneUnknownIn > 0 && drawn.below(oneUnknownIn) == 0;
                if (!gone || drawn.below(2) == 0) {
                    open[client] = drawn.performed(one);
                }
                if (gone) {
                    history.add(one.unanswered());
                    open[client] = null;
                }
            } else {
                history.add(one.ended(Outcome.OK, one.result(), drawn.nowNanos));
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

    private int below(int bound) {
        return (int) chance.below(bound);
    }

    private Operation called(String client) {
        String key = "k" + below(3);
        String number = String.valueOf(below(8));
        return switch (type.name()) {
            case "queue" ->
                switch (below(4)) {
                    case 0, 1 -> called(client, Operation.Kind.PUSH, "", "m" + number, "");
                    case 2 -> called(client, Operation.Kind.POP, "", "", "");
                    default -> called(client, Operation.Kind.ACK, "", number, "");
                };
            case "lock" ->
                called(
                        client,
                        below(3) > 0 ? Operation.Kind.LOCK : Operation.Kind.UNLOCK,
                        key,
                        "",
                        "");
            default ->
                below(2) == 0
                        ? called(
                                client,
                                Operation.Kind.SET,
                                key,
                                "v" + number,
                                below(2) == 0 ? "" : number)
                        : called(client, Operation.Kind.WATCH, key, "", number);
        };
    }

    private Operation called(
            String client, Operation.Kind kind, String key, String value, String expected) {
        return new Operation(
                client,
                kind,
                key,
                value,
                expected,
                null,
                nowNanos,
                Operation.NEVER,
                Outcome.PENDING,
                null);
    }

    private Operation performed(Operation one) {
        Bytes answer =
                machine.apply(command(one).by(one.client(), one.callNanos()).encode());
        return one.ended(Outcome.OK, answer == null ? null : answer.utf8(), Operation.NEVER);
    }

    private static ClientCommand command(Operation one) {
        String expected = one.expected();
        return switch (one.kind()) {
            case PUSH -> QueueCommand.push(one.value());
            case POP -> QueueCommand.pop();
            case ACK -> QueueCommand.ack(Long.parseLong(one.value()));
            case LOCK -> LockCommand.lock(one.key());
            case UNLOCK -> LockCommand.unlock(one.key());
            case SET ->
                ConfigCommand.set(
                        one.key(),
                        one.value(),
                        expected.isEmpty() ? ConfigCommand.ANY : Long.parseLong(expected));
            case WATCH -> ConfigCommand.watch(one.key(), Long.parseLong(expected));
            default -> throw new IllegalStateException("it draws no " + one.kind());
        };
    }
}
