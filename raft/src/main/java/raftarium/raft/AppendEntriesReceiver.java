package raftarium.raft;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.AppendEntriesReply;

import java.util.ArrayList;
import java.util.List;

/** Figure 2, "AppendEntries RPC, receiver implementation". Terms were compared before. */
final class AppendEntriesReceiver {
    private AppendEntriesReceiver() {}

    static void receive(Server server, AppendEntries request) {
        Refusal refusal = matchPrevious(server, request);
        if (refusal != null) {
            server.tell(
                    new NodeEvent.AppendRefused(request.from(), request.previousIndex(), refusal));
            refuse(server, request);
            takeAllTheSame(server, request);
            return;
        }
        store(server, placed(server, request));
        long matchIndex = request.lastIndex();
        server.advanceCommit(Math.min(request.leaderCommit(), vouchedFor(server, request)), 0);
        server.output()
                .sendStored(
                        // With a rule off it may claim to match beyond its end.
                        Math.min(matchIndex, server.log().lastIndex()),
                        new AppendEntriesReply(
                                server.id(),
                                request.from(),
                                server.term(),
                                true,
                                matchIndex,
                                0,
                                0,
                                server.log().lastIndex(),
                                request.round()));
    }

    /**
     * Rule {@link Rule#MATCH_PREVIOUS} (step 2): there is an entry like the one before the new
     * ones. What a snapshot stands for is committed, and so is like the leader's.
     */
    private static @Nullable Refusal matchPrevious(Server server, AppendEntries request) {
        RaftLog log = server.log();
        long index = request.previousIndex();
        long ownTerm = log.termAt(index);
        boolean matches = index < log.snapshotIndex()
                || index <= log.lastIndex() && ownTerm == request.previousTerm();
        return matches || isUnchecked(server, request)
                ? null
                : new Refusal(
                        Rule.MATCH_PREVIOUS,
                        Math.min(index, log.lastIndex()),
                        ownTerm,
                        index,
                        request.previousTerm());
    }

    /** Whether rules are off that would have it checked. */
    private static boolean isUnchecked(Server server, AppendEntries request) {
        Rules rules = server.rules();
        boolean exists = request.previousIndex() <= server.log().lastIndex();
        return rules.off(exists ? Rule.MATCH_PREVIOUS : Rule.PREVIOUS_EXISTS)
                || rules.off(Rule.HEARTBEAT_CHECK) && request.entries().isEmpty();
    }

    /** Without rule {@link Rule#PREVIOUS_EXISTS} what belongs further on goes behind the end. */
    private static List<Entry> placed(Server server, AppendEntries request) {
        long lastIndex = server.log().lastIndex();
        if (request.previousIndex() <= lastIndex) {
            return request.entries();
        }
        List<Entry> moved = new ArrayList<>();
        for (Entry entry : request.entries()) {
            long index = lastIndex + 1 + moved.size();
            moved.add(new Entry(index, entry.term(), entry.kind(), entry.data()));
        }
        return moved;
    }

    /**
     * Rule {@link Rule#COMMIT_BOUND} (step 5): this log is like the leader's up to the last entry
     * that the request names; what follows may be another's.
     */
    private static long vouchedFor(Server server, AppendEntries request) {
        long lastIndex = server.log().lastIndex();
        return server.rules().on(Rule.COMMIT_BOUND)
                ? Math.min(request.lastIndex(), lastIndex)
                : lastIndex;
    }

    /**
     * Without rule {@link Rule#NO_MEANS_NO} what was refused is taken, if it has a place here.
     */
    private static void takeAllTheSame(Server server, AppendEntries request) {
        boolean hasPlace = request.previousIndex() <= server.log().lastIndex();
        if (server.rules().off(Rule.NO_MEANS_NO) && hasPlace) {
            store(server, request.entries());
        }
    }

    /** Says no, and how far to back up (5.3): XTerm, XIndex, XLen. */
    private static void refuse(Server server, AppendEntries request) {
        RaftLog log = server.log();
        long index = request.previousIndex();
        long xTerm = log.termAt(index);
        server.output()
                .send(new AppendEntriesReply(
                        server.id(),
                        request.from(),
                        server.term(),
                        false,
                        index,
                        xTerm,
                        xTerm == 0 ? 0 : log.firstOfTerm(index),
                        log.lastIndex(),
                        request.round()));
    }

    /** Steps 3 and 4: what conflicts goes, what is new is appended, what is there already stays. */
    private static void store(Server server, List<Entry> entries) {
        RaftLog log = server.log();
        int known = 0;
        while (known < entries.size() && isThere(server, log, entries.get(known))) {
            known++;
        }
        if (known < entries.size()) {
            server.replaceFrom(entries.subList(known, entries.size()));
        }
    }

    /**
     * Rule {@link Rule#TRUNCATE_ON_CONFLICT}: the entry at that index is kept if it is the same,
     * as all are that a snapshot stands for.
     */
    private static boolean isThere(Server server, RaftLog log, Entry entry) {
        return entry.index() <= log.snapshotIndex()
                || log.holds(entry.index())
                        && (log.termAt(entry.index()) == entry.term()
                                || server.rules().off(Rule.TRUNCATE_ON_CONFLICT));
    }
}
