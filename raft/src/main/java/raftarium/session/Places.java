package raftarium.session;

import java.util.List;

/**
 * The places of a branch, numbered from 0 in their order: its beginning, then one behind each
 * action and one behind each thing that was recorded.
 */
final class Places {
    private final long firstAction;
    private final List<Recorded> recorded;
    private final long last;

    /** Those up to a position, which is one of them. */
    Places(Branch branch, Position to) {
        firstAction = branch.start().position().actions();
        recorded = branch.recorded().subList(0, to.recorded());
        last = to.actions() - firstAction + to.recorded();
    }

    /** The number of the last one. */
    long last() {
        return last;
    }

    /** The position of that number. */
    Position position(long place) {
        int before = recordedBefore(place);
        if (before > 0 && placeOf(before) == place) {
            Recorded one = recorded.get(before - 1);
            return new Position(before, one.actions(), one.nanos());
        }
        return Position.after(firstAction + place - before);
    }

    /** The place behind so many that are recorded. */
    private long placeOf(int count) {
        return recorded.get(count - 1).actions() - firstAction + count;
    }

    /** How many of those that are recorded are done at a place. */
    private int recordedBefore(long place) {
        int low = 0;
        int high = recorded.size();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (placeOf(middle) <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
