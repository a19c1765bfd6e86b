package raftarium.condition;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many commands that change the cluster were given since the last mark. Those that were refused
 * are no part of what is recorded: whoever goes back and comes again finds none.
 *
 * @param refused how many could not be done
 * @param used how many were done, by the word that each begins with
 */
public record Deeds(long refused, SortedMap<String, Long> used) {
    /** None. */
    public static final Deeds NONE = new Deeds(0, new TreeMap<>());

    public Deeds {
        used = Collections.unmodifiableSortedMap(used);
    }

    /** The same, and one more was done. */
    public Deeds with(String command) {
        TreeMap<String, Long> more = new TreeMap<>(used);
        more.merge(command, 1L, Long::sum);
        return new Deeds(refused, more);
    }

    /** The same, and one more was refused. */
    public Deeds withRefused() {
        return new Deeds(refused + 1, used);
    }

    /** How many were done that begin with that word. */
    public long used(String command) {
        return used.getOrDefault(command, 0L);
    }

    /** How many were done. */
    public long done() {
        return used.values().stream().mapToLong(Long::longValue).sum();
    }
}
