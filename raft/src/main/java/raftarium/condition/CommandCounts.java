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
public record CommandCounts(long refused, SortedMap<String, Long> used) {
    /** None. */
    public static final CommandCounts NONE = new CommandCounts(0, new TreeMap<>());

    public CommandCounts {
        used = Collections.unmodifiableSortedMap(used);
    }

    /** The same, and one more was done. */
    public CommandCounts with(String command) {
        TreeMap<String, Long> more = new TreeMap<>(used);
        more.merge(command, 1L, Long::sum);
        return new CommandCounts(refused, more);
    }

    /** The same, and one more was refused. */
    public CommandCounts withRefused() {
        return new CommandCounts(refused + 1, used);
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
