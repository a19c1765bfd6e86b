package raftarium.raft;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.AppendEntriesReply;

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
            return;
        }
        store(server, request.entries());
        long matchIndex = request.lastIndex();
        server.advanceCommit(Math.min(request.leaderCommit(), matchIndex), 0);
        server.output()
                .sendStored(
                        matchIndex,
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
        boolean off = server.rules().off(Rule.MATCH_PREVIOUS) && index <= log.lastIndex();
        return matches || off
                ? null
                : new Refusal(
                        Rule.MATCH_PREVIOUS,
                        Math.min(index, log.lastIndex()),
                        ownTerm,
                        index,
                        request.previousTerm());
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
