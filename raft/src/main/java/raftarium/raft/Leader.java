package raftarium.raft;

import java.util.Arrays;
import java.util.List;
import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.AppendEntriesReply;

/** A leader (5.3): takes commands, replicates them, and says when they are committed. */
final class Leader extends RoleState {
    /** One for each voter, by position in the membership; its own is not used. */
    private final Progress[] followers;

    private final LeaderReads reads;
    private final long[] sortedMatches;
    private long withheldIndex;

    Leader(RaftNode node) {
        super(node);
        Membership membership = node.membership();
        followers = new Progress[membership.size()];
        long next = node.log().lastIndex() + 1;
        for (int position = 0; position < followers.length; position++) {
            followers[position] =
                    new Progress(membership.voter(position), next, node.config().maxInFlight());
        }
        sortedMatches = new long[followers.length];
        reads = new LeaderReads();
        setTimer(node.config().heartbeatNanos());
    }

    private Leader(RaftNode node, Leader other) {
        super(node, other);
        followers = new Progress[other.followers.length];
        Arrays.setAll(followers, position -> other.followers[position].copy());
        sortedMatches = new long[followers.length];
        reads = other.reads.copy();
        withheldIndex = other.withheldIndex;
    }

    @Override
    Role role() {
        return Role.LEADER;
    }

    @Override
    int leader() {
        return node.id();
    }

    Progress progress(int id) {
        return followers[node.membership().position(id)];
    }

    /** The beat is over: everybody is told that the leader still leads (5.2). */
    @Override
    void timeout() {
        setTimer(node.config().heartbeatNanos());
        for (Progress follower : followers) {
            if (follower.id != node.id()) {
                send(follower, List.of());
            }
        }
    }

    /** A second leader in one term: can't be, with all rules on; without them each goes its way. */
    @Override
    void receive(AppendEntries request) {}

    @Override
    void beforeReady() {
        for (Progress follower : followers) {
            if (follower.id == node.id()) {
                continue;
            }
            RaftLog log = node.log();
            while (follower.nextIndex() <= log.lastIndex() && follower.mayTakeEntries()) {
                RaftConfig config = node.config();
                send(
                        follower,
                        log.batch(
                                follower.nextIndex(),
                                config.maxEntriesPerMessage(),
                                config.maxBytesPerMessage()));
            }
            if (reads.round() > follower.roundSent()) {
                send(follower, List.of());
            }
        }
    }

    private void send(Progress follower, List<Entry> entries) {
        long previous = Math.min(follower.nextIndex() - 1, node.log().lastIndex());
        AppendEntries request =
                new AppendEntries(
                        node.id(),
                        follower.id,
                        node.term(),
                        previous,
                        node.log().termAt(previous),
                        entries,
                        node.commitIndex(),
                        reads.round());
        follower.sent(request.lastIndex(), entries.size(), request.round());
        node.send(request);
    }

    @Override
    void receive(AppendEntriesReply reply) {
        Progress follower = progress(reply.from());
        follower.answered(reply.round());
        reads.confirm(node, followers);
        if (reply.success()) {
            // With a rule off, a follower may claim entries that this log never had.
            follower.accepted(Math.min(reply.matchIndex(), node.log().lastIndex()));
            if (follower.matchIndex() > node.commitIndex()) {
                advanceCommit();
            }
        } else if (follower.refusalIsNews(reply.matchIndex())) {
            long from = follower.nextIndex();
            follower.backUpTo(nextIndexAfter(reply));
            node.tell(new NodeEvent.BackedUp(follower.id, from, follower.nextIndex()));
        }
    }

    /**
     * Where to try next after a refusal (5.3). Rule {@link Rule#FAST_BACKUP}: past the follower's end
     * if its log is short; at this leader's last entry of the conflicting term if it has one; else
     * at the follower's first entry of that term.
     */
    private long nextIndexAfter(AppendEntriesReply reply) {
        if (node.rules().off(Rule.FAST_BACKUP)) {
            return reply.matchIndex();
        }
        if (reply.xTerm() == 0) {
            return reply.xLen() + 1;
        }
        long index = node.log().lastAtOrBelowTerm(reply.matchIndex(), reply.xTerm());
        boolean hasTerm = node.log().termAt(index) == reply.xTerm();
        return hasTerm ? index + 1 : reply.xIndex();
    }

    /** Its own entries count once they are on its disk. */
    @Override
    void persisted() {
        advanceCommit();
    }

    /**
     * Figure 2, "rules for leaders", last: an index N that a majority has and whose entry is of this
     * term is committed, and all before it.
     */
    void advanceCommit() {
        long index = majorityIndex();
        if (index <= node.commitIndex()) {
            return;
        }
        long term = node.log().termAt(index);
        if (term != node.term() && node.rules().on(Rule.COMMIT_OWN_TERM)) {
            withhold(index, term);
            return;
        }
        node.advanceCommit(index, replicas(index));
        reads.committedInTerm(node);
        reads.confirm(node, followers);
    }

    private void withhold(long index, long term) {
        if (index > withheldIndex) {
            withheldIndex = index;
            node.tell(
                    new NodeEvent.CommitWithheld(
                            index,
                            new Refusal(
                                    Rule.COMMIT_OWN_TERM,
                                    node.log().lastIndex(),
                                    node.term(),
                                    index,
                                    term)));
        }
    }

    /** Rule {@link Rule#COMMIT_MAJORITY}: the highest index that a majority has on disk. */
    private long majorityIndex() {
        long own = node.safeIndex();
        if (node.rules().off(Rule.COMMIT_MAJORITY)) {
            return own;
        }
        for (int position = 0; position < followers.length; position++) {
            Progress follower = followers[position];
            sortedMatches[position] = follower.id == node.id() ? own : follower.matchIndex();
        }
        Arrays.sort(sortedMatches);
        return sortedMatches[followers.length - node.membership().majority()];
    }

    private int replicas(long index) {
        int replicas = 0;
        for (Progress follower : followers) {
            long match = follower.id == node.id() ? node.safeIndex() : follower.matchIndex();
            if (match >= index) {
                replicas++;
            }
        }
        return replicas;
    }

    void read(long token) {
        reads.begin(node, token);
        reads.confirm(node, followers);
    }

    @Override
    void leave() {
        reads.refuseAll(node);
    }

    @Override
    RoleState copy(RaftNode twin) {
        return new Leader(twin, this);
    }
}
