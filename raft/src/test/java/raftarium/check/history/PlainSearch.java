package raftarium.check.history;

import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The search with memory as Lowe describes it ("Testing for linearizability", 2017, after Wing and
 * Gong, 1993), for one key, and nothing that makes it faster: a list of calls and returns, from
 * which an operation that takes effect is lifted, and a memory of what had taken effect in which
 * state. What others measure by, and another opinion.
 */
final class PlainSearch {
    /** What had taken effect, and what the key had then. */
    private record Memory(BitSet done, String state) {}

    /** A call or a return, in a list in the order of time. */
    private static final class Entry {
        private final int number;
        private Entry before;
        private Entry next;

        /** Of a call its return; null of a return. */
        private Entry end;

        Entry(int number) {
            this.number = number;
        }
    }

    /** An operation that took effect, and what the key had before. */
    private record Lifted(Entry call, String stateBefore) {}

    private final List<Operation> operations;
    private final Entry head = new Entry(-1);
    private final BitSet done = new BitSet();
    private final Set<Memory> memory = new HashSet<>();
    private final List<Lifted> lifted = new ArrayList<>();
    private long left;

    private PlainSearch(List<Operation> operations, long mostSteps) {
        this.operations = operations;
        left = mostSteps;
        record Step(long atNanos, boolean isReturn, Entry entry) {}
        List<Step> steps = new ArrayList<>();
        for (int number = 0; number < operations.size(); number++) {
            Entry call = new Entry(number);
            call.end = new Entry(number);
            Operation operation = operations.get(number);
            boolean ends = operation.isAnswered();
            steps.add(new Step(operation.callNanos(), false, call));
            steps.add(new Step(ends ? operation.returnNanos() : Operation.NEVER, true, call.end));
        }
        steps.sort(Comparator.comparingLong(Step::atNanos).thenComparing(Step::isReturn));
        Entry last = head;
        for (Step step : steps) {
            last.next = step.entry;
            step.entry.before = last;
            last = step.entry;
        }
    }

    /** Whether they are linearizable, operations of several keys each key for itself. */
    static boolean isLinearizable(List<Operation> history) {
        return isLinearizable(history, Long.MAX_VALUE).orElseThrow();
    }

    /** The same, if so many steps are enough to find out for each key. */
    static Optional<Boolean> isLinearizable(List<Operation> history, long mostSteps) {
        boolean isUnknown = false;
        for (String key :
                history.stream().map(Operation::key).distinct().sorted().toList()) {
            List<Operation> own = history.stream()
                    .filter(one -> one.key().equals(key) && one.outcome() != Outcome.FAILED)
                    .toList();
            Optional<Boolean> found = new PlainSearch(own, mostSteps).found();
            if (found.isPresent() && !found.get()) {
                return found;
            }
            isUnknown |= found.isEmpty();
        }
        return isUnknown ? Optional.empty() : Optional.of(true);
    }

    private Optional<Boolean> found() {
        String state = null;
        Entry entry = head.next;
        while (head.next != null) {
            if (--left < 0) {
                return Optional.empty();
            }
            if (entry != null && entry.end != null) {
                Operation operation = operations.get(entry.number);
                String after = BruteForce.after(operation, state);
                if (isRight(operation, state) && isNew(entry.number, after)) {
                    lifted.add(new Lifted(entry, state));
                    done.set(entry.number);
                    lift(entry);
                    state = after;
                    entry = head.next;
                } else {
                    entry = entry.next;
                }
            } else if (lifted.isEmpty()) {
                return Optional.of(false);
            } else {
                Lifted last = lifted.remove(lifted.size() - 1);
                state = last.stateBefore;
                done.clear(last.call.number);
                putBack(last.call);
                entry = last.call.next;
            }
        }
        return Optional.of(true);
    }

    private static boolean isRight(Operation operation, String state) {
        return !operation.isAnswered()
                || Objects.equals(BruteForce.answer(operation, state), operation.result());
    }

    private boolean isNew(int number, String after) {
        BitSet more = (BitSet) done.clone();
        more.set(number);
        return memory.add(new Memory(more, after));
    }

    private static void lift(Entry call) {
        for (Entry entry : List.of(call, call.end)) {
            entry.before.next = entry.next;
            if (entry.next != null) {
                entry.next.before = entry.before;
            }
        }
    }

    private static void putBack(Entry call) {
        for (Entry entry : List.of(call.end, call)) {
            entry.before.next = entry;
            if (entry.next != null) {
                entry.next.before = entry;
            }
        }
    }
}
