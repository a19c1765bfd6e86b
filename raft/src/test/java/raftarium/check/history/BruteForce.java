package raftarium.check.history;

import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tries all orders of a few operations on one key: slow, and too plain to be wrong. */
final class BruteForce {
    private BruteForce() {}

    static boolean isLinearizable(List<Operation> operations) {
        return isLinearizable(operations, null);
    }

    /** With that value at first; null for none. */
    static boolean isLinearizable(List<Operation> operations, String first) {
        List<Operation> left = new ArrayList<>(operations);
        left.removeIf(operation -> operation.outcome() == Outcome.FAILED);
        return isPossible(left, first);
    }

    private static boolean isPossible(List<Operation> left, String state) {
        if (left.stream().noneMatch(operation -> operation.outcome() == Outcome.OK)) {
            return true;
        }
        for (Operation next : left) {
            boolean mayBeNext = left.stream().noneMatch(other -> isOver(other, next, left));
            if (mayBeNext) {
                List<Operation> rest = new ArrayList<>(left);
                rest.remove(next);
                if (next.outcome() == Outcome.OK
                        && !Objects.equals(answer(next, state), next.result())) {
                    continue;
                }
                if (isPossible(rest, after(next, state))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A client's operations are over one after the other, those of no time as they are listed. */
    private static boolean isOver(Operation one, Operation next, List<Operation> listed) {
        boolean touches = one.client().equals(next.client())
                && one.returnNanos() == next.callNanos()
                && (one.callNanos() < next.callNanos()
                        || one.callNanos() == next.returnNanos()
                                && listed.indexOf(one) < listed.indexOf(next)
                        || one.returnNanos() < next.returnNanos());
        return one.returnNanos() < next.callNanos() || !one.equals(next) && touches;
    }

    static String answer(Operation operation, String state) {
        return switch (operation.kind()) {
            case PUT, APPEND -> null;
            case GET -> state;
            case DELETE -> state == null ? "false" : "true";
            case CAS -> operation.expected().equals(state) ? "true" : "false";
            default -> throw foreign(operation);
        };
    }

    static String after(Operation operation, String state) {
        return switch (operation.kind()) {
            case PUT -> operation.value();
            case APPEND -> state == null ? operation.value() : state + operation.value();
            case GET -> state;
            case DELETE -> null;
            case CAS -> operation.expected().equals(state) ? operation.value() : state;
            default -> throw foreign(operation);
        };
    }

    private static IllegalArgumentException foreign(Operation operation) {
        return new IllegalArgumentException("no operation on a key: " + operation.command());
    }
}
