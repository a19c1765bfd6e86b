package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Some operations of a history, and which of them have yet to take effect on a way through it. */
final class Group {
    /** The end of an operation that has none. */
    static final int NEVER = Integer.MAX_VALUE;

    /**
     * An operation.
     *
     * @param number its place in the history
     * @param call the step of its call
     * @param end the step by which it must have taken effect; {@link #NEVER} if there is none
     * @param told the step of the answer that says so
     */
    record Member(int number, int call, int end, int told) {}

    /** In the order of their calls. */
    private final Member[] members;

    /** Up to each the latest end. */
    private final int[] latest;

    /** From each on the one with the earliest end; in the end none. */
    private final @Nullable Member[] earliest;

    Group(List<Member> some) {
        members = some.toArray(new Member[0]);
        Arrays.sort(members, Comparator.comparingInt(Member::call));
        latest = new int[members.length];
        earliest = new @Nullable Member[members.length + 1];
        for (int place = 0; place < members.length; place++) {
            latest[place] =
                    Math.max(members[place].end, place == 0 ? members[0].end : latest[place - 1]);
        }
        for (int place = members.length - 1; place >= 0; place--) {
            earliest[place] = earlier(members[place], earliest[place + 1]);
        }
    }

    private static Member earlier(Member one, @Nullable Member other) {
        return other == null || one.end <= other.end ? one : other;
    }

    /** Of those that have yet to take effect the one that must do so first; null if all have. */
    @Nullable
    Member first(HistoryBoard<?> board, PlaceSet taken) {
        int next = firstComing(board.behind());
        Member first = earliest[next];
        for (int place = next - 1; mayBePending(place, board); place--) {
            if (board.isLeft(members[place].number, taken)) {
                first = earlier(members[place], first);
            }
        }
        return first;
    }

    /** Whether one that is called before that step has yet to take effect. */
    boolean isAnyLeft(HistoryBoard<?> board, PlaceSet taken, int beforeStep) {
        int next = firstComing(board.behind());
        if (next < members.length && members[next].call < beforeStep) {
            return true;
        }
        for (int place = next - 1; mayBePending(place, board); place--) {
            if (members[place].call < beforeStep && board.isLeft(members[place].number, taken)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBePending(int place, HistoryBoard<?> board) {
        return place >= 0 && latest[place] >= board.behind();
    }

    /** The place of the first that is called then or later. */
    private int firstComing(int step) {
        int low = 0;
        int high = members.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (members[middle].call < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
