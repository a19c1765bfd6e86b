package raftarium.raft;

import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.AppendEntriesReply;

import java.util.Arrays;
import java.util.List;

/** A leader (5.3): takes commands, replicates them, and says when they are committed. */
final class Leader extends RoleState {
    /** One for each voter, by position in the membership; its own is not used. */
    private final Progress[] followers;

    private final Votes votes;
    private final LeaderReads reads;
    private final Transfer transfer;
    private final long[] sortedMatches;
    private long withheldIndex;

    Leader(Server server, Votes votes) {
        super(server);
        this.votes = votes;
        Membership membership = server.membership();
        followers = new Progress[membership.size()];
        long next = server.log().lastIndex() + 1;
        for (int position = 0; position < followers.length; position++) {
            followers[position] = new Progress(
                    membership.voter(position),
                    next,
                    server.config().maxInFlight(),
                    server.nowNanos());
        }
        sortedMatches = new long[followers.length];
        reads = new LeaderReads();
        transfer = new Transfer();
        setTimer(server.config().heartbeatNanos());
    }

    private Leader(Server server, Leader other) {
        super(server, other);
        votes = other.votes.copy();
        followers = new Progress[other.followers.length];
        Arrays.setAll(followers, position -> other.followers[position].copy());
        sortedMatches = new long[followers.length];
        reads = other.reads.copy();
        transfer = other.transfer.copy();
        withheldIndex = other.withheldIndex;
    }

    @Override
    Role role() {
        return Role.LEADER;
    }

    @Override
    int leader() {
        return server.id();
    }

    @Override
    Votes votes() {
        return votes;
    }

    Progress progress(int id) {
        return followers[server.membership().position(id)];
    }

    /** The beat is over: everybody is told that the leader still leads (5.2). */
    @Override
    void timeout() {
        setTimer(server.config().heartbeatNanos());
        transfer.giveUpWhenLate(server);
        if (server.rules().on(Rule.CHECK_QUORUM) && !hearsFromMajority()) {
            server.becomeFollower(server.term(), NodeEvent.Reason.NO_QUORUM);
            return;
        }
        for (Progress follower : followers) {
            if (follower.id != server.id()) {
                send(follower, List.of());
            }
        }
    }

    /** Rule {@link Rule#CHECK_QUORUM}: a majority has answered within an election timeout. */
    private boolean hearsFromMajority() {
        long since = server.nowNanos() - server.config().electionMaxNanos();
        int heard = 0;
        for (Progress follower : followers) {
            heard += follower.id == server.id() || follower.answeredNanos() >= since ? 1 : 0;
        }
        return heard >= server.membership().majority();
    }

    Transfer transfer() {
        return transfer;
    }

    /** A second leader in one term: can't be, with all rules on; without them each goes its way. */
    @Override
    void receive(AppendEntries request) {}

    @Override
    void beforeReady() {
        for (Progress follower : followers) {
            if (follower.id == server.id()) {
                continue;
            }
            RaftLog log = server.log();
            while (follower.nextIndex() <= log.lastIndex() && follower.mayTakeEntries()) {
                RaftConfig config = server.config();
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
        transfer.tellWhenReady(server, this);
    }

    private void send(Progress follower, List<Entry> entries) {
        long previous = Math.min(follower.nextIndex() - 1, server.log().lastIndex());
        AppendEntries request = new AppendEntries(
                server.id(),
                follower.id,
                server.term(),
                previous,
                server.log().termAt(previous),
                entries,
                server.commitIndex(),
                reads.round());
        follower.sent(request.lastIndex(), entries.size(), request.round());
        server.send(request);
    }

    @Override
    void receive(AppendEntriesReply reply) {
        Progress follower = progress(reply.from());
        follower.answered(reply.round(), server.nowNanos());
        reads.confirm(server, followers);
        if (reply.success()) {
            // With a rule off, a follower may claim entries that this log never had.
            follower.accepted(Math.min(reply.matchIndex(), server.log().lastIndex()));
            if (follower.matchIndex() > server.commitIndex()) {
                advanceCommit();
            }
        } else if (follower.refusalIsNews(reply.matchIndex())) {
            long from = follower.nextIndex();
            follower.backUpTo(nextIndexAfter(reply));
            server.tell(new NodeEvent.BackedUp(follower.id, from, follower.nextIndex()));
        }
    }

    /**
     * Where to try next after a refusal (5.3). Rule {@link Rule#FAST_BACKUP}: past the follower's
     * end if its log is short; at this leader's last entry of the conflicting term if it has one;
     * else at the follower's first entry of that term.
     */
    private long nextIndexAfter(AppendEntriesReply reply) {
        if (server.rules().off(Rule.FAST_BACKUP)) {
            return reply.matchIndex();
        }
        if (reply.xTerm() == 0) {
            return reply.xLen() + 1;
        }
        long index = server.log().lastAtOrBelowTerm(reply.matchIndex(), reply.xTerm());
        boolean hasTerm = server.log().termAt(index) == reply.xTerm();
        return hasTerm ? index + 1 : reply.xIndex();
    }

    /** Its own entries count once they are on its disk. */
    @Override
    void persisted() {
        advanceCommit();
    }

    /**
     * Figure 2, "rules for leaders", last: an index N that a majority has and whose entry is of
     * this term is committed, and all before it.
     */
    void advanceCommit() {
        long index = majorityIndex();
        if (index <= server.commitIndex()) {
            return;
        }
        long term = server.log().termAt(index);
        if (term != server.term() && server.rules().on(Rule.COMMIT_OWN_TERM)) {
            withhold(index, term);
            return;
        }
        server.advanceCommit(index, replicas(index));
        reads.committedInTerm(server);
        reads.confirm(server, followers);
    }

    private void withhold(long index, long term) {
        if (index > withheldIndex) {
            withheldIndex = index;
            server.tell(new NodeEvent.CommitWithheld(
                    index,
                    new Refusal(
                            Rule.COMMIT_OWN_TERM,
                            server.log().lastIndex(),
                            server.term(),
                            index,
                            term)));
        }
    }

    /** Rule {@link Rule#COMMIT_MAJORITY}: the highest index that a majority has on disk. */
    private long majorityIndex() {
        long own = server.safeIndex();
        if (server.rules().off(Rule.COMMIT_MAJORITY)) {
            return own;
        }
        for (int position = 0; position < followers.length; position++) {
            Progress follower = followers[position];
            sortedMatches[position] = follower.id == server.id() ? own : follower.matchIndex();
        }
        Arrays.sort(sortedMatches);
        return sortedMatches[followers.length - server.membership().majority()];
    }

    private int replicas(long index) {
        int replicas = 0;
        for (Progress follower : followers) {
            long match = follower.id == server.id() ? server.safeIndex() : follower.matchIndex();
            if (match >= index) {
                replicas++;
            }
        }
        return replicas;
    }

    void read(long token) {
        reads.begin(server, token);
        reads.confirm(server, followers);
    }

    @Override
    void leave() {
        reads.refuseAll(server);
    }

    @Override
    RoleState copy(Server twin) {
        return new Leader(twin, this);
    }
}
