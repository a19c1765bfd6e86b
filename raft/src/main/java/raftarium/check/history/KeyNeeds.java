package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.Group.Member;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the answers of a key need. Many say which value was found: then it must be there at first,
 * or an operation has to leave it that has yet to take effect. Where only one can have left it, and
 * it is an append, that one has found the beginning: it needs it as if it had answered so.
 */
final class KeyNeeds implements Needs<Value> {
    /** A value that an answer says was found, or that may be. */
    private static final class Found {
        private final Value value;
        private final List<Member> needed = new ArrayList<>();
        private final List<Member> wished = new ArrayList<>();

        /** Whether appends may leave it whose beginnings aren't known. */
        private boolean isOpen;

        /** Those that need it. */
        private Group needing = NOBODY;

        /** Those that need not take effect, and do only where they find it. */
        private Group wishing = NOBODY;

        /** Those that can leave it. */
        private Group leaving = NOBODY;

        Found(Value value) {
            this.value = value;
        }

        private Member firstNeeding() {
            Member first = needed.get(0);
            for (Member one : needed) {
                first = one.end() < first.end() ? one : first;
            }
            return first;
        }
    }

    private static final Group NOBODY = new Group(List.of());

    /** Beyond so many characters the beginnings of values aren't looked for. */
    private static final long MOST_CHARACTERS = 8_000_000;

    private final HistoryBoard<Value> board;
    private final Value first;
    private final KeyWrites writes;
    private final Map<Value, Found> founds = new LinkedHashMap<>();
    private final List<Found> open = new ArrayList<>();

    /** For each operation the values that it can leave. */
    private final @Nullable List<Found>[] leaves;

    /** The deletes that have found any value. */
    private final Group deletes;

    /** The cas that have found another value than that. */
    private final Map<String, Group> others = new LinkedHashMap<>();

    private long characters;

    @SuppressWarnings({"unchecked", "rawtypes"}) // There are no arrays of lists of something.
    KeyNeeds(HistoryBoard<Value> board, Value first) {
        this.board = board;
        this.first = first;
        writes = new KeyWrites(board);
        leaves = new List[board.operations().size()];
        List<Member> deleting = new ArrayList<>();
        Map<String, List<Member>> failing = new LinkedHashMap<>();
        for (Member one : board.members()) {
            Operation operation = board.operation(one.number());
            if (one.end() != Group.NEVER) {
                enter(one, operation, deleting, failing);
            } else if (operation.kind() == Operation.Kind.CAS) {
                found(Value.of(operation.expected())).wished.add(one);
            }
        }
        deletes = new Group(deleting);
        failing.forEach((expected, all) -> others.put(expected, new Group(all)));
        List<Found> all = new ArrayList<>(founds.values());
        for (int place = 0; place < all.size(); place++) {
            Found beginning = lookBehind(all.get(place));
            if (beginning != null && beginning.needed.size() == 1) {
                all.add(beginning);
            }
        }
        founds.values().forEach(this::close);
    }

    private void enter(
            Member one,
            Operation operation,
            List<Member> deleting,
            Map<String, List<Member>> failing) {
        boolean isTrue = "true".equals(operation.result());
        boolean isFalse = "false".equals(operation.result());
        switch (operation.kind()) {
            case GET -> found(Value.of(operation.result())).needed.add(one);
            case DELETE -> {
                if (isFalse) {
                    found(Value.NONE).needed.add(one);
                } else if (isTrue) {
                    deleting.add(one);
                }
            }
            case CAS -> {
                if (isTrue) {
                    found(Value.of(operation.expected())).needed.add(one);
                } else if (isFalse) {
                    failing.computeIfAbsent(operation.expected(), any -> new ArrayList<>())
                            .add(one);
                } else {
                    found(Value.of(operation.expected())).wished.add(one);
                }
            }
            default -> {
                // A put or an append needs nothing.
            }
        }
    }

    private Found found(Value value) {
        return founds.computeIfAbsent(value, Found::new);
    }

    private void close(Found found) {
        List<Member> all = writes.leaving(found.value);
        for (Member one : all) {
            List<Found> more = leaves[one.number()];
            if (more == null) {
                more = new ArrayList<>(1);
                leaves[one.number()] = more;
            }
            more.add(found);
        }
        found.needing = new Group(found.needed);
        found.wishing = new Group(found.wished);
        found.leaving = new Group(all);
        if (found.isOpen) {
            open.add(found);
        }
    }

    /** The value that must have been there before; null if it isn't known. */
    private @Nullable Found lookBehind(Found found) {
        if (found.needed.isEmpty()) {
            found.isOpen = writes.leaving(found.value).stream().anyMatch(writes::isAppend);
            return null;
        }
        Member needing = found.firstNeeding();
        List<Member> all = writes.leaving(found.value);
        List<Member> inTime = new ArrayList<>(all);
        inTime.removeIf(one -> one.call() >= needing.end() || one.number() == needing.number());
        Member only = inTime.size() == 1 ? inTime.get(0) : null;
        Value before = only == null || mayBeFirst(found.value, only, needing)
                ? null
                : writes.before(found.value, only.number(), first);
        found.isOpen = all.stream()
                .anyMatch(one -> writes.isAppend(one) && (before == null || !one.equals(only)));
        characters += found.value.length();
        if (only == null || before == null || characters > MOST_CHARACTERS) {
            found.isOpen |= before != null && characters > MOST_CHARACTERS;
            return null;
        }
        Found beginning = found(before);
        int end = Math.min(only.end(), needing.end());
        beginning.needed.add(new Member(only.number(), only.call(), end, needing.told()));
        return beginning;
    }

    /** Whether it may have been there all the time, so that nothing had to leave it. */
    private boolean mayBeFirst(Value value, Member only, Member needing) {
        boolean isChanged = writes.isAppend(only)
                && !board.operation(only.number()).value().isEmpty()
                && only.end() < needing.call();
        return !isChanged && (!first.isKnown || first.equals(value));
    }

    @Override
    public int unmetAtFirst() {
        return first.isKnown ? unmet(first, PlaceSet.NONE) : Group.NEVER;
    }

    @Override
    public int unmet(Value before, int number, Value after, PlaceSet taken) {
        if (!after.isKnown) {
            return Group.NEVER;
        } else if (!before.isKnown) {
            return unmet(after, taken);
        }
        Found found = before.equals(after) ? null : founds.get(before);
        int unmet = found == null ? Group.NEVER : unmet(found, taken);
        List<Found> some = leaves[number];
        for (int place = 0; some != null && place < some.size() && unmet == Group.NEVER; place++) {
            Found one = some.get(place);
            unmet = one.value.equals(after) ? Group.NEVER : unmet(one, taken);
        }
        return unmet;
    }

    private int unmet(Value now, PlaceSet taken) {
        for (Found found : founds.values()) {
            int unmet = now.equals(found.value) ? Group.NEVER : unmet(found, taken);
            if (unmet != Group.NEVER) {
                return unmet;
            }
        }
        return Group.NEVER;
    }

    /** The answer that says when a value must be there, if it isn't, and won't be until then. */
    private int unmet(Found found, PlaceSet taken) {
        Member first = found.needing.first(board, taken);
        return first == null || found.leaving.isAnyLeft(board, taken, first.end())
                ? Group.NEVER
                : first.told();
    }

    /**
     * It could be left out if all that finds another value then would do so as well, and with the
     * same answer.
     */
    @Override
    public boolean isWorthwhile(Value before, int number, Value after, PlaceSet taken) {
        if (!before.isKnown || !after.isKnown) {
            return true;
        }
        Found found = founds.get(after);
        if (found != null && (isAnyLeft(found.needing, taken) || isAnyLeft(found.wishing, taken))) {
            return true;
        } else if (before.isNone() && isAnyLeft(deletes, taken)) {
            return true;
        }
        for (Found one : open) {
            if (isBeginning(after, one.value)
                    && (isAnyLeft(one.needing, taken) || isAnyLeft(one.wishing, taken))) {
                return true;
            }
        }
        return isOtherNeeded(before, taken);
    }

    /** Whether one that has found something else could find what is there, or will be. */
    private boolean isOtherNeeded(Value before, PlaceSet taken) {
        if (writes.hasAppends()) {
            for (Map.Entry<String, Group> other : others.entrySet()) {
                if (before.begins(other.getKey()) && isAnyLeft(other.getValue(), taken)) {
                    return true;
                }
            }
            return false;
        }
        String text = before.text();
        Group same = text == null ? null : others.get(text);
        return same != null && isAnyLeft(same, taken);
    }

    private boolean isAnyLeft(Group group, PlaceSet taken) {
        return group.isAnyLeft(board, taken, Group.NEVER);
    }

    private static boolean isBeginning(Value value, Value whole) {
        String text = whole.text();
        return text == null ? value.isNone() : value.begins(text);
    }
}
