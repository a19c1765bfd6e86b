package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.trace.Outcome;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What keys may have had before a history whose beginning is unknown. They are told as puts of a
 * client of their own, so that a reader of the history needs nothing else.
 */
public final class FirstValues {
    /** The client of those puts. */
    private static final String CLIENT = "before";

    /** With a value that no answer tells of. */
    private static final String OTHER = "a value from before";

    /** If no first value makes a key right, no more are tried. */
    private static final int MOST_TRIED = 1_000;

    private FirstValues() {}

    /**
     * For each key that must have had a value a put that is over before all else: with one that
     * explains the rest, if there is one; else with the first that was found.
     */
    public static List<Operation> puts(List<Operation> history) {
        TreeMap<String, List<Operation>> byKey = new TreeMap<>();
        long firstNanos = Long.MAX_VALUE;
        for (Operation operation : history) {
            firstNanos = Math.min(firstNanos, operation.callNanos());
            if (operation.kind().object().isEmpty()) {
                byKey.computeIfAbsent(operation.key(), key -> new ArrayList<>()).add(operation);
            }
        }
        List<Operation> puts = new ArrayList<>();
        for (List<Operation> own : byKey.values()) {
            String value = value(own);
            if (value != null) {
                long end = firstNanos - 2L * (byKey.size() - puts.size()) + 1;
                puts.add(put(own.get(0).key(), value, end));
            }
        }
        return puts;
    }

    private static Operation put(String key, String value, long endNanos) {
        return new Operation(
                CLIENT,
                Operation.Kind.PUT,
                key,
                value,
                "",
                null,
                endNanos - 1,
                endNanos,
                Outcome.OK,
                null);
    }

    private static @Nullable String value(List<Operation> operations) {
        KeyValueSpecification specification = new KeyValueSpecification();
        if (isExplained(specification, Value.NONE, operations)) {
            return null;
        }
        Set<@Nullable String> told = told(operations);
        if (isExplained(specification, Value.ANYTHING, operations)) {
            for (String value : told) {
                if (isExplained(specification, Value.of(value), operations)) {
                    return value;
                }
            }
        }
        return told.stream().filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static boolean isExplained(
            KeyValueSpecification specification, Value first, List<Operation> operations) {
        return OrderSearch.in(specification, first, operations, OrderSearch.budget(specification))
                .isOrder();
    }

    /**
     * The values that answers and cas tell of, in the order of their returns, then what those were
     * before appends.
     */
    private static Set<@Nullable String> told(List<Operation> operations) {
        Set<@Nullable String> told = new LinkedHashSet<>();
        TreeSet<String> appended = new TreeSet<>();
        operations.stream()
                .sorted(Comparator.comparingLong(Operation::returnNanos))
                .limit(MOST_TRIED)
                .forEach(one -> {
                    if (one.isAnswered() && one.kind() == Operation.Kind.GET) {
                        told.add(one.result());
                    } else if (one.kind() == Operation.Kind.CAS) {
                        told.add(one.expected());
                    } else if (one.kind() == Operation.Kind.APPEND
                            && !one.value().isEmpty()) {
                        appended.add(one.value());
                    }
                });
        ArrayDeque<String> ends = new ArrayDeque<>();
        told.stream().filter(Objects::nonNull).forEach(ends::add);
        while (!ends.isEmpty() && told.size() < MOST_TRIED) {
            String value = ends.remove();
            for (String end : appended) {
                String before = value.substring(0, Math.max(0, value.length() - end.length()));
                if (value.endsWith(end) && told.add(before)) {
                    ends.add(before);
                }
            }
        }
        told.add(OTHER);
        return told;
    }
}
