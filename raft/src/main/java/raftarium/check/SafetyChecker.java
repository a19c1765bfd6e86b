package raftarium.check;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Entry;
import raftarium.raft.NodeEvent;
import raftarium.raft.NodeEvent.Appended;
import raftarium.raft.NodeEvent.Committed;
import raftarium.raft.NodeEvent.RoleChanged;
import raftarium.raft.NodeEvent.Truncated;
import raftarium.raft.Role;
import raftarium.sim.Decision;
import raftarium.sim.Event;
import raftarium.sim.HostEvent;
import raftarium.sim.Observer;
import raftarium.sim.Violation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The five properties of figure 3, checked after each event at a cost that doesn't grow with the
 * logs: it keeps each node's log as hashes of its prefixes and compares those.
 */
public final class SafetyChecker implements Observer {
    /** How many terms are remembered. */
    private static final int MAX_TERMS = 100_000;

    /** What was committed in a term at most: the log up to {@code index} has this hash. */
    private record CommittedPrefix(long index, long hash) {}

    // By node id.
    private final PrefixHashes[] logs;
    private final boolean[] leads;
    private final long[] terms;
    private final long[] lastApplied;

    private final TreeMap<Long, Integer> leaderOfTerm = new TreeMap<>();
    private final TreeMap<Long, CommittedPrefix> committedInTerm = new TreeMap<>();
    private final KnownPrefixes known;

    /** The entry that was applied first at each index. */
    private final AppliedEntries applied;

    /** A checker for a cluster of that many nodes. */
    public SafetyChecker(int nodes) {
        logs = new PrefixHashes[nodes + 1];
        Arrays.setAll(logs, node -> new PrefixHashes());
        leads = new boolean[nodes + 1];
        terms = new long[nodes + 1];
        lastApplied = new long[nodes + 1];
        known = new KnownPrefixes();
        applied = new AppliedEntries();
    }

    private SafetyChecker(SafetyChecker other) {
        logs = new PrefixHashes[other.logs.length];
        Arrays.setAll(logs, node -> other.logs[node].copy());
        leads = other.leads.clone();
        terms = other.terms.clone();
        lastApplied = other.lastApplied.clone();
        leaderOfTerm.putAll(other.leaderOfTerm);
        committedInTerm.putAll(other.committedInTerm);
        known = other.known.copy();
        applied = other.applied.copy();
    }

    @Override
    public Observer copy() {
        return new SafetyChecker(this);
    }

    @Override
    public @Nullable Violation observe(Event event) {
        return switch (event.type()) {
            case ROLE_CHANGED, APPENDED, TRUNCATED, COMMITTED ->
                event instanceof Decision decision
                        ? decided(event, decision.node(), decision.event())
                        : null;
            case APPLIED -> event instanceof HostEvent.Applied done ? applied(done) : null;
            case NODE_STARTED -> event instanceof HostEvent.Started done ? started(done) : null;
            case NODE_CRASHED, NODE_FAILED -> {
                leads[event.node()] = false;
                yield null;
            }
            default -> null;
        };
    }

    /** Log Matching, for what was on the disk: it may be another cluster's past, or damaged. */
    private @Nullable Violation started(HostEvent.Started done) {
        int node = done.node();
        logs[node].truncateFrom(1);
        leads[node] = false;
        terms[node] = done.state().term();
        lastApplied[node] = 0;
        return append(done, node, done.log());
    }

    private @Nullable Violation decided(Event event, int node, NodeEvent decision) {
        if (decision instanceof RoleChanged changed) {
            terms[node] = changed.term();
            leads[node] = changed.role() == Role.LEADER;
            return leads[node] ? elected(event, node, changed.term()) : null;
        } else if (decision instanceof Appended appended) {
            return append(event, node, appended.entries());
        } else if (decision instanceof Truncated truncated) {
            return truncated(event, node, truncated);
        } else if (decision instanceof Committed committed && committed.replicas() > 0) {
            return committed(event, node, committed.index());
        }
        return null;
    }

    /** Election Safety, and Leader Completeness for what was committed before. */
    private @Nullable Violation elected(Event event, int node, long term) {
        Integer other = leaderOfTerm.putIfAbsent(term, node);
        if (other != null && other != node) {
            return violation(
                    Property.ELECTION_SAFETY,
                    event,
                    "n" + other + " and n" + node + " were both elected in term " + term);
        }
        forgetOldest(leaderOfTerm);
        Map.Entry<Long, CommittedPrefix> before = committedInTerm.lowerEntry(term);
        return before == null ? null : complete(event, node, before.getKey(), before.getValue());
    }

    /** Whether a leader has what was committed in an older term. */
    private @Nullable Violation complete(
            Event event, int leader, long term, CommittedPrefix prefix) {
        PrefixHashes log = logs[leader];
        long index = prefix.index;
        if (log.last() >= index && log.hash(index) == prefix.hash) {
            return null;
        }
        String what = log.last() < index
                ? "its log ends at " + log.last()
                : "its log differs up to there, and has term " + log.term(index) + " there";
        return violation(
                Property.LEADER_COMPLETENESS,
                event,
                "entry "
                        + index
                        + " was committed in term "
                        + term
                        + "; n"
                        + leader
                        + " leads in term "
                        + terms[leader]
                        + ", and "
                        + what);
    }

    /** Log Matching. */
    private @Nullable Violation append(Event event, int node, List<Entry> entries) {
        PrefixHashes log = logs[node];
        for (Entry entry : entries) {
            log.append(entry);
            long index = entry.index();
            int other = known.add(index, entry.term(), log.hash(index), node);
            if (other != 0) {
                return violation(
                        Property.LOG_MATCHING,
                        event,
                        "n"
                                + other
                                + " and n"
                                + node
                                + " had an entry at index "
                                + index
                                + " of term "
                                + entry.term()
                                + ", and their logs differ up to there");
            }
        }
        return null;
    }

    /** Leader Append-Only. */
    private @Nullable Violation truncated(Event event, int node, Truncated truncated) {
        logs[node].truncateFrom(truncated.fromIndex());
        return leads[node]
                ? violation(
                        Property.LEADER_APPEND_ONLY,
                        event,
                        "n"
                                + node
                                + " leads in term "
                                + terms[node]
                                + " and deleted its entries from "
                                + truncated.fromIndex()
                                + " on")
                : null;
    }

    /** Leader Completeness for those who lead already in later terms. */
    private @Nullable Violation committed(Event event, int node, long index) {
        PrefixHashes log = logs[node];
        if (index > log.last()) {
            return null;
        }
        CommittedPrefix prefix = new CommittedPrefix(index, log.hash(index));
        committedInTerm.put(terms[node], prefix);
        forgetOldest(committedInTerm);
        for (int other = 1; other < leads.length; other++) {
            if (leads[other] && terms[other] > terms[node]) {
                Violation violation = complete(event, other, terms[node], prefix);
                if (violation != null) {
                    return violation;
                }
            }
        }
        return null;
    }

    /** State Machine Safety: the same entry at an index on all nodes, and no index left out. */
    private @Nullable Violation applied(HostEvent.Applied done) {
        Entry entry = done.entry();
        int node = done.node();
        if (entry.index() != lastApplied[node] + 1) {
            return violation(
                    Property.STATE_MACHINE_SAFETY,
                    done,
                    "n" + node + " applied entry " + entry.index() + " behind entry "
                            + lastApplied[node]);
        }
        lastApplied[node] = entry.index();
        Entry other = applied.add(entry);
        return other == null
                ? null
                : violation(
                        Property.STATE_MACHINE_SAFETY,
                        done,
                        "at index "
                                + entry.index()
                                + " n"
                                + node
                                + " applied an entry of term "
                                + entry.term()
                                + " ("
                                + done.text()
                                + "), and another node one of term "
                                + other.term());
    }

    private static Violation violation(Property property, Event event, String detail) {
        return new Violation(property.key(), event.atNanos(), detail);
    }

    private static void forgetOldest(TreeMap<Long, ?> byTerm) {
        if (byTerm.size() > MAX_TERMS) {
            byTerm.pollFirstEntry();
        }
    }
}
