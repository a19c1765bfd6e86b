package raftarium.check.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** How far a search has got, for how long it has got no further, and what is in its way. */
final class Obstacles {
    /** So many answers that couldn't come any more are looked at, and the last of all. */
    private static final int MOST = 3;

    private final long patience;
    private int farthest = -1;
    private long stuckFor;
    private long stuckUntil;

    /** How often the answer of a step couldn't come any more since it got as far as that. */
    private final TreeMap<Integer, Integer> unmet = new TreeMap<>();

    /** @param patience how many steps without getting further are nothing to speak of */
    Obstacles(long patience) {
        this.patience = patience;
    }

    /** The farthest return that was reached. */
    int farthest() {
        return farthest;
    }

    /** It is there; whether it has got no further for long: the second time that is longer. */
    boolean isStuck(int position) {
        if (position > farthest) {
            farthest = position;
            unmet.clear();
            stuckFor = 0;
            stuckUntil = patience;
        }
        if (++stuckFor < stuckUntil) {
            return false;
        }
        stuckUntil *= 10;
        return true;
    }

    /** The answer of that step couldn't come any more. */
    void met(int step) {
        unmet.merge(step, 1, Integer::sum);
    }

    /** The steps of the answers that most often couldn't come any more, and of the last of all. */
    Set<Integer> suspects() {
        List<Integer> often = new ArrayList<>(unmet.keySet());
        often.sort(Comparator.comparing(unmet::get, Comparator.reverseOrder()));
        Set<Integer> suspects = new LinkedHashSet<>();
        if (!often.isEmpty()) {
            suspects.add(unmet.lastKey());
        }
        suspects.addAll(often.subList(0, Math.min(MOST, often.size())));
        return suspects;
    }
}
