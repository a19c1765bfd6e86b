package raftarium.raft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Entries in the wrong order: what is applied without {@link Rule#APPLY_IN_ORDER}. */
final class Reversed {
    private Reversed() {}

    static List<Entry> of(List<Entry> entries) {
        List<Entry> reversed = new ArrayList<>(entries);
        Collections.reverse(reversed);
        return reversed;
    }
}
