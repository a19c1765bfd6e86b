package raftarium.check;

import org.jspecify.annotations.Nullable;

import raftarium.data.SharedMap;
import raftarium.raft.Entry;
import raftarium.raft.NodeEvent.Truncated;
import raftarium.trace.Event;
import raftarium.trace.LogTerms;
import raftarium.trace.Violation;

import java.util.List;
import java.util.Map;

/**
 * Election Safety, Leader Append-Only, Log Matching and Leader Completeness (figure 3). What a
 * snapshot stands for counts as held: whether it is the right one, the state machines say.
 */
final class LogSafety {
    /** How many terms are remembered. */
    private static final int MAX_TERMS = 100_000;

    /** What was committed in a term at most: the log up to there. */
    private record Committed(long index, long entryTerm) {}

    private final ObservedNodes nodes;
    private final SharedMap<Long, Integer> leaderOfTerm;
    private final SharedMap<Long, Committed> committedInTerm;
    private final KnownEntries known;

    LogSafety(ObservedNodes nodes) {
        this.nodes = nodes;
        leaderOfTerm = new SharedMap<>();
        committedInTerm = new SharedMap<>();
        known = new KnownEntries();
    }

    private LogSafety(LogSafety other, ObservedNodes copies) {
        nodes = copies;
        leaderOfTerm = other.leaderOfTerm.copy();
        committedInTerm = other.committedInTerm.copy();
        known = other.known.copy();
    }

    LogSafety copy(ObservedNodes copies) {
        return new LogSafety(this, copies);
    }

    void forgetBelow(long index) {
        known.forgetBelow(index);
    }

    /** Election Safety, and Leader Completeness for what was committed before. */
    @Nullable
    Violation elected(Event event, ObservedNode node) {
        long term = node.term();
        Integer other = leaderOfTerm.putIfAbsent(term, node.id());
        if (other != null && other != node.id()) {
            return Property.ELECTION_SAFETY.brokenAt(
                    event,
                    "n" + other + " and n" + node.id() + " were both elected in term " + term);
        }
        forgetOldest(leaderOfTerm);
        Map.Entry<Long, Committed> before = committedInTerm.lowerEntry(term);
        return before == null ? null : complete(event, node, before.getKey(), before.getValue());
    }

    /** Whether a leader has what was committed in an older term. */
    private static @Nullable Violation complete(
            Event event, ObservedNode leader, long term, Committed committed) {
        LogTerms log = leader.log();
        long index = committed.index;
        if (log.has(index, committed.entryTerm)) {
            return null;
        }
        String what = log.last() < index
                ? "its log ends at " + log.last()
                : "its log differs up to there, and has term " + log.term(index) + " there";
        return Property.LEADER_COMPLETENESS.brokenAt(
                event,
                index,
                "entry "
                        + index
                        + " was committed in term "
                        + term
                        + "; n"
                        + leader.id()
                        + " leads in term "
                        + leader.term()
                        + ", and "
                        + what);
    }

    /** Log Matching. */
    @Nullable
    Violation append(Event event, ObservedNode node, List<Entry> entries) {
        LogTerms log = node.log();
        Violation violation = null;
        for (Entry entry : entries) {
            int other = known.add(entry, log.term(log.last()), node.id());
            log.append(entry.term());
            if (other != 0 && violation == null) {
                violation = Property.LOG_MATCHING.brokenAt(
                        event,
                        entry.index(),
                        "n"
                                + other
                                + " and n"
                                + node.id()
                                + " had an entry at index "
                                + entry.index()
                                + " of term "
                                + entry.term()
                                + ", and their logs differ up to there");
            }
        }
        return violation;
    }

    /** Leader Append-Only. */
    @Nullable
    Violation truncated(Event event, ObservedNode node, Truncated truncated) {
        node.log().truncateFrom(truncated.fromIndex());
        return node.leads()
                ? Property.LEADER_APPEND_ONLY.brokenAt(
                        event,
                        truncated.fromIndex(),
                        "n"
                                + node.id()
                                + " leads in term "
                                + node.term()
                                + " and deleted its entries from "
                                + truncated.fromIndex()
                                + " on")
                : null;
    }

    /** Leader Completeness for those who lead already in later terms. */
    @Nullable
    Violation committed(Event event, ObservedNode node, long index) {
        long entryTerm = node.log().term(index);
        if (entryTerm == 0) {
            return null;
        }
        Committed committed = new Committed(index, entryTerm);
        committedInTerm.put(node.term(), committed);
        forgetOldest(committedInTerm);
        for (ObservedNode other : nodes.all()) {
            if (other.leads() && other.term() > node.term()) {
                Violation violation = complete(event, other, node.term(), committed);
                if (violation != null) {
                    return violation;
                }
            }
        }
        return null;
    }

    private static void forgetOldest(SharedMap<Long, ?> byTerm) {
        if (byTerm.size() > MAX_TERMS) {
            byTerm.removeFirst();
        }
    }
}
