package raftarium.session;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was said to those who watch a session, where in its time. */
public final class Notes {
    /** So many are kept, the first ones. */
    private static final int MAX_NOTES = 1_000;

    private final List<Note> all = new ArrayList<>();

    Notes() {}

    /** Keeps what is said at the present of a timeline. */
    void add(String text, Branch branch, Position position, long event) {
        if (all.size() < MAX_NOTES) {
            all.add(new Note(all.size() + 1, text, branch, position, event));
        }
    }

    /** All of them, in the order in which they were said. */
    List<Note> all() {
        return Collections.unmodifiableList(all);
    }

    /** Those that belong to a branch, its parents' before it left them included, in their order. */
    public List<Note> on(Branch branch) {
        List<Note> found = new ArrayList<>();
        for (Note one : all) {
            if (branch.shares(one.branch(), one.position())) {
                found.add(one);
            }
        }
        found.sort((one, other) -> one.position().compareTo(other.position()));
        return found;
    }

    /** The one of that number, if it is on a branch; else null. */
    public @Nullable Note on(Branch branch, long number) {
        for (Note one : on(branch)) {
            if (one.number() == number) {
                return one;
            }
        }
        return null;
    }

    /** The last one of a branch that was said before a position, so many back; null: fewer were. */
    public @Nullable Note before(Branch branch, Position position, int times) {
        List<Note> on = on(branch);
        int first = 0;
        while (first < on.size() && on.get(first).position().compareTo(position) < 0) {
            first++;
        }
        return first < times ? null : on.get(first - times);
    }

    /** The first one of a branch after a position, so many on; null: there are fewer. */
    public @Nullable Note after(Branch branch, Position position, int times) {
        List<Note> on = on(branch);
        int first = 0;
        while (first < on.size() && on.get(first).position().compareTo(position) <= 0) {
            first++;
        }
        return on.size() - first < times ? null : on.get(first + times - 1);
    }
}
