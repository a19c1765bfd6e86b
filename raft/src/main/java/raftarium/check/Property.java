package raftarium.check;

import raftarium.trace.Event;
import raftarium.trace.Violation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What Raft guarantees at all times: figure 3, and what clients rely on. */
public enum Property {
    ELECTION_SAFETY("5.2", "at most one leader can be elected in a given term"),
    LEADER_APPEND_ONLY(
            "5.3", "a leader never overwrites or deletes entries in its log, it only appends"),
    LOG_MATCHING(
            "5.3", "two logs with an entry of the same index and term are the same up to there"),
    LEADER_COMPLETENESS(
            "5.4", "an entry committed in a term is in the logs of the leaders of all later terms"),
    STATE_MACHINE_SAFETY("5.4.3", "no two servers apply different entries at the same index"),
    DURABILITY(
            "5.1, 5.3",
            "an acknowledged entry stays on the synced disks of a majority, or under snapshots"),
    LINEARIZABILITY(
            "8",
            "each client is answered as if one copy did all operations, one after the other, each"
                    + " between its call and its return");

    private final String section;
    private final String sentence;

    Property(String section, String sentence) {
        this.section = section;
        this.sentence = sentence;
    }

    /** Its name as typed: {@code election-safety}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The section of the paper that proves it. */
    public String section() {
        return section;
    }

    /** What it says. */
    public String sentence() {
        return sentence;
    }

    /** It doesn't hold any more since that event. */
    Violation brokenAt(Event event, String detail) {
        return brokenAt(event, 0, detail);
    }

    /** The same, and it is about that index of the logs. */
    Violation brokenAt(Event event, long index, String detail) {
        return brokenAt(event.atNanos(), index, detail);
    }

    Violation brokenAt(long atNanos, long index, String detail) {
        return new Violation(key(), atNanos, index, detail);
    }

    /** The property of that name, if there is one. */
    public static Optional<Property> of(String key) {
        return Arrays.stream(values())
                .filter(property -> property.key().equals(key))
                .findFirst();
    }
}
