package raftarium.check;

import raftarium.raft.Entry;
import raftarium.raft.Membership;
import raftarium.trace.DiskEvent;
import raftarium.trace.LogTerms;

import java.util.List;
import java.util.TreeMap;

/**
 * What a cluster may come to, and what is worth seeing though nothing is broken: elections that
 * nobody wins (5.2), and entries that a majority has and that are overwritten all the same (figure
 * 8).
 */
public final class RareSituations {
    /** Of so many terms it is remembered how far a majority has them. */
    private static final int MAX_TERMS = 1_000;

    private final ObservedNodes nodes;

    /** The newest term with a candidate. */
    private long term;

    private int candidates;
    private boolean won;
    private int splitVotes;
    private boolean figure8;

    /** The index of the last entry of a term that a majority had on disk, at any time. */
    private final TreeMap<Long, Long> onMajority = new TreeMap<>();

    RareSituations(ObservedNodes nodes) {
        this.nodes = nodes;
    }

    RareSituations copy(ObservedNodes copies) {
        RareSituations copy = new RareSituations(copies);
        copy.term = term;
        copy.candidates = candidates;
        copy.won = won;
        copy.splitVotes = splitVotes;
        copy.figure8 = figure8;
        copy.onMajority.putAll(onMajority);
        return copy;
    }

    /**
     * How many elections in a row, up to the last one that is over, two or more nodes stood in and
     * nobody won. An election is over when a node wins it, or when a node stands in a newer term.
     */
    public int splitVotes() {
        return splitVotes;
    }

    /**
     * Whether an entry that was on the disks of a majority has been overwritten on one of them: so
     * it can't have been committed, though it was everywhere where it needs to be.
     */
    public boolean hasFigure8() {
        return figure8;
    }

    void stands(long inTerm) {
        if (inTerm > term) {
            splitVotes = candidates > 1 && !won ? splitVotes + 1 : 0;
            term = inTerm;
            candidates = 0;
            won = false;
        }
        candidates += inTerm == term ? 1 : 0;
    }

    void wins(long inTerm) {
        if (inTerm >= term) {
            term = inTerm;
            won = true;
        }
        splitVotes = 0;
    }

    /** What was written to a node's disk is about to be on it. A snapshot overwrites nothing. */
    void syncs(ObservedNode node, DiskEvent.Write write) {
        List<Entry> entries = write.entries();
        LogTerms disk = node.disk();
        boolean appends = write.snapshotIndex() == 0 && !entries.isEmpty();
        long from = appends ? entries.get(0).index() : Long.MAX_VALUE;
        for (long index = from; index <= disk.last() && !figure8; index++) {
            long old = disk.term(index);
            int place = (int) (index - from);
            boolean stays = place < entries.size() && entries.get(place).term() == old;
            figure8 = !stays && onMajority.getOrDefault(old, 0L) >= index;
        }
    }

    /** These are on somebody's disk now; a majority is one of that configuration. */
    void synced(List<Entry> entries, Membership membership) {
        long seenTerm = 0;
        for (int place = entries.size() - 1; place >= 0; place--) {
            long entryTerm = entries.get(place).term();
            if (entryTerm != seenTerm) {
                seenTerm = entryTerm;
                reaches(entryTerm, membership);
            }
        }
    }

    private void reaches(long entryTerm, Membership membership) {
        long outgoing = membership.outgoing().isEmpty()
                ? Long.MAX_VALUE
                : majority(entryTerm, membership.outgoing());
        long index = Math.min(majority(entryTerm, membership.voters()), outgoing);
        if (index > 0) {
            onMajority.merge(entryTerm, index, Math::max);
            if (onMajority.size() > MAX_TERMS) {
                onMajority.pollFirstEntry();
            }
        }
    }

    /** The index up to which a majority of them has entries of that term on disk. */
    private long majority(long entryTerm, List<Integer> voters) {
        long[] ends = voters.stream()
                .mapToLong(voter -> nodes.of(voter).disk().lastOf(entryTerm))
                .sorted()
                .toArray();
        return ends.length == 0 ? 0 : ends[(ends.length - 1) / 2];
    }
}
