package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.Group.Member;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The operations of a key that may change it, by the values that they leave. */
final class KeyWrites {
    private final HistoryBoard<Value> board;

    /** By the whole value. */
    private final Map<String, List<Member>> whole = new HashMap<>();

    /** By its end. */
    private final Map<String, List<Member>> ends = new HashMap<>();

    /** How long those are. */
    private final TreeSet<Integer> lengths = new TreeSet<>();

    private final List<Member> deletes = new ArrayList<>();

    KeyWrites(HistoryBoard<Value> board) {
        this.board = board;
        for (Member one : board.members()) {
            Operation operation = board.operation(one.number());
            boolean isFalse = operation.isAnswered() && "false".equals(operation.result());
            switch (operation.kind()) {
                case PUT -> enter(whole, operation.value(), one);
                case APPEND -> {
                    enter(ends, operation.value(), one);
                    lengths.add(operation.value().length());
                }
                case DELETE -> {
                    if (!isFalse) {
                        deletes.add(one);
                    }
                }
                case CAS -> {
                    if (!isFalse) {
                        enter(whole, operation.value(), one);
                    }
                }
                default -> {
                    // It reads.
                }
            }
        }
    }

    private static void enter(Map<String, List<Member>> by, String text, Member one) {
        by.computeIfAbsent(text, any -> new ArrayList<>(1)).add(one);
    }

    boolean hasAppends() {
        return !ends.isEmpty();
    }

    boolean isAppend(Member one) {
        return board.operation(one.number()).kind() == Operation.Kind.APPEND;
    }

    /** Those that can leave that value. */
    List<Member> leaving(Value value) {
        String text = value.text();
        if (text == null) {
            return deletes;
        }
        List<Member> all = new ArrayList<>(whole.getOrDefault(text, List.of()));
        for (int length : lengths.headSet(text.length(), true)) {
            all.addAll(ends.getOrDefault(text.substring(text.length() - length), List.of()));
        }
        return all;
    }

    /** What was there before that operation has left that value; null if it isn't known. */
    @Nullable
    Value before(Value value, int number, Value first) {
        Operation operation = board.operation(number);
        String text = String.valueOf(value.text());
        if (operation.kind() == Operation.Kind.CAS) {
            return operation.isAnswered() && operation.result() != null
                    ? null
                    : Value.of(operation.expected());
        } else if (operation.kind() != Operation.Kind.APPEND) {
            return null;
        }
        String beginning = text.substring(0, text.length() - operation.value().length());
        boolean mayBeEmpty = whole.containsKey("") || ends.containsKey("") || first.is("");
        if (!beginning.isEmpty()) {
            return Value.of(beginning);
        }
        return mayBeEmpty || !first.isKnown ? null : Value.NONE;
    }
}
