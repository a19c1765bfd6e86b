package raftarium.raft;

import java.util.ArrayList;
import java.util.List;

/**
 * The configurations in a log (section 6). A server always uses the latest one in its log, whether
 * it is committed or not; when its entry is deleted, the one before it is in use again.
 */
final class Configurations {
    private record Placed(long index, Membership membership) {}

    /** By index; the first is what the cluster began with, or what a snapshot holds. */
    private final List<Placed> all = new ArrayList<>();

    Configurations(Membership first) {
        all.add(new Placed(0, first));
    }

    private Configurations(Configurations other) {
        all.addAll(other.all);
    }

    /** The configuration in use. */
    Membership latest() {
        return all.get(all.size() - 1).membership;
    }

    /** Where it stands in the log; 0 for that of the beginning. */
    long latestIndex() {
        return all.get(all.size() - 1).index;
    }

    /** The one that was in use once the log was applied up to {@code index}. */
    Membership at(long index) {
        return placedAt(index).membership;
    }

    /** Where that one stands in the log. */
    long indexAt(long index) {
        return placedAt(index).index;
    }

    private Placed placedAt(long index) {
        int place = all.size() - 1;
        while (place > 0 && all.get(place).index > index) {
            place--;
        }
        return all.get(place);
    }

    /** An entry was added to the log; returns whether it is a configuration. */
    boolean append(Entry entry) {
        if (entry.kind() != Entry.Kind.CONFIGURATION) {
            return false;
        }
        all.add(new Placed(entry.index(), Membership.decode(entry.data())));
        return true;
    }

    /** The entries from {@code index} on are no more; returns whether a configuration went. */
    boolean truncateFrom(long index) {
        return all.removeIf(placed -> placed.index >= index && placed.index > 0);
    }

    /** A snapshot stands for all up to {@code index}, and holds this configuration. */
    void beginAfter(long index, Membership membership) {
        all.removeIf(placed -> placed.index <= index);
        all.add(0, new Placed(index, membership));
    }

    Configurations copy() {
        return new Configurations(this);
    }
}
