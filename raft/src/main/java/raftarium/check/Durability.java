package raftarium.check;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Membership;
import raftarium.trace.Event;
import raftarium.trace.Violation;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Durability: an entry whose client knows that it is done is, at every later moment, on the synced
 * disks of a majority, itself or under their snapshots. What a disk holds is what was synced, or
 * what it had when its node last started; a node that is down, or can't read its disk, counts for
 * that too.
 *
 * <p>The majority is one of the configuration that its leader used when the highest committed index
 * so far was committed; while that is joint, one of both sets of voters. That is never an older
 * configuration than the entry was committed under, and a node that has the higher index has the
 * entry. Of the acknowledged entries only the highest is followed: by Log Matching, a log that has
 * it has the others.
 */
final class Durability {
    private final ObservedNodes nodes;
    private long acknowledgedIndex;
    private long acknowledgedTerm;
    private long committedIndex;

    /** The configuration that counts; null as long as nothing was committed. */
    private @Nullable Membership inForce;

    Durability(ObservedNodes nodes) {
        this.nodes = nodes;
    }

    Durability copy(ObservedNodes copies) {
        Durability copy = new Durability(copies);
        copy.acknowledgedIndex = acknowledgedIndex;
        copy.acknowledgedTerm = acknowledgedTerm;
        copy.committedIndex = committedIndex;
        copy.inForce = inForce;
        return copy;
    }

    /** The configuration that counts; null as long as nothing was committed. */
    @Nullable
    Membership inForce() {
        return inForce;
    }

    /** A leader counted a majority for that index. */
    @Nullable
    Violation committed(Event event, ObservedNode leader, long index) {
        Membership membership = leader.membership();
        if (index <= committedIndex || membership == null) {
            return null;
        }
        committedIndex = index;
        if (Objects.equals(membership, inForce)) {
            return null;
        }
        inForce = membership;
        return check(event);
    }

    /** A client knows that the entry at that index is done. */
    @Nullable
    Violation acknowledged(Event event, long index, long term) {
        if (index > acknowledgedIndex) {
            acknowledgedIndex = index;
            acknowledgedTerm = term;
        }
        return check(event, index, term);
    }

    /** A disk may have less than before. */
    @Nullable
    Violation changed(Event event, ObservedNode node) {
        return node.disk().has(acknowledgedIndex, acknowledgedTerm) ? null : check(event);
    }

    private @Nullable Violation check(Event event) {
        return acknowledgedIndex == 0 ? null : check(event, acknowledgedIndex, acknowledgedTerm);
    }

    private @Nullable Violation check(Event event, long index, long term) {
        Membership membership = inForce;
        if (membership == null
                || isOnMajority(membership.voters(), index, term)
                        && isOnMajority(membership.outgoing(), index, term)) {
            return null;
        }
        return Property.DURABILITY.brokenAt(
                event,
                index,
                "entry " + index + " of term " + term + " was acknowledged, and of " + membership
                        + " only these have it on disk: " + holders(membership, index, term));
    }

    private boolean isOnMajority(List<Integer> voters, long index, long term) {
        int missing = 0;
        for (int voter : voters) {
            missing += nodes.of(voter).disk().has(index, term) ? 0 : 1;
        }
        return voters.isEmpty() || missing < voters.size() / 2 + voters.size() % 2;
    }

    private String holders(Membership membership, long index, long term) {
        TreeSet<Integer> voters = new TreeSet<>(membership.voters());
        voters.addAll(membership.outgoing());
        voters.removeIf(voter -> !nodes.of(voter).disk().has(index, term));
        return voters.isEmpty()
                ? "none"
                : voters.stream().map(voter -> "n" + voter).collect(Collectors.joining(", "));
    }
}
