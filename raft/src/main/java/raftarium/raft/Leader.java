package raftarium.raft;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.AppendEntriesReply;
import raftarium.raft.Message.InstallSnapshot;
import raftarium.raft.Message.InstallSnapshotReply;

import java.util.ArrayList;
import java.util.List;

/** A leader (5.3): takes commands, replicates them, and says when they are committed. */
final class Leader extends RoleState {
    private final Followers followers;

    private final Votes votes;
    private final LeaderReads reads;
    private final Lease lease;
    private final Transfer transfer;
    private final MembershipChange change;
    private long withheldIndex;

    Leader(Server server, Votes votes) {
        super(server);
        this.votes = votes;
        followers = new Followers(server);
        reads = new LeaderReads();
        lease = new Lease();
        transfer = new Transfer();
        change = new MembershipChange();
        setTimer(server.config().heartbeatNanos());
    }

    private Leader(Server server, Leader other) {
        super(server, other);
        votes = other.votes.copy();
        followers = other.followers.copy();
        reads = other.reads.copy();
        lease = other.lease.copy();
        transfer = other.transfer.copy();
        change = other.change.copy();
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
    List<Integer> votes() {
        return votes.from();
    }

    /** What it knows of a member; null of others. */
    @Nullable
    Progress progress(int id) {
        return followers.find(id);
    }

    @Override
    List<Status.Follower> followers() {
        List<Status.Follower> known = new ArrayList<>();
        followers.others(follower -> known.add(Status.Follower.of(follower)));
        return known;
    }

    /** No chance is in a leader's beat. */
    @Override
    void renewTimer() {}

    /** The beat is over: everybody is told that the leader still leads (5.2). */
    @Override
    void timeout() {
        setTimer(server.config().heartbeatNanos());
        transfer.giveUpWhenLate(server);
        if (server.rules().on(Rule.CHECK_QUORUM) && !hearsFromMajority()) {
            server.becomeFollower(server.term(), NodeEvent.Reason.NO_QUORUM);
            return;
        }
        if (lease.isOn()) {
            reads.beginRound();
        }
        followers.others(this::beat);
    }

    /** Rule {@link Rule#CHECK_QUORUM}: a majority has answered within an election timeout. */
    private boolean hearsFromMajority() {
        long now = server.nowNanos();
        long heard = followers.majorityOf(
                follower -> follower.id == server.id() ? 0 : follower.answeredNanos() - now,
                server.rules());
        return heard >= -server.config().electionMaxNanos();
    }

    Transfer transfer() {
        return transfer;
    }

    /** A second leader in one term: can't be, with all rules on; without them each goes its way. */
    @Override
    void receive(AppendEntries request) {}

    @Override
    void receive(InstallSnapshot request) {}

    // Section 6.

    MembershipChange change() {
        return change;
    }

    @Override
    void membershipChanged() {
        followers.become(server);
    }

    /** Who isn't in the committed configuration learns so, if it can, and gets no more. */
    void letGo() {
        followers.letGo(this::beat);
    }

    /** The leader must go: the voter that has most of its log is told to stand at once. */
    void handOver() {
        Progress successor = followers.furthestVoter();
        if (successor != null) {
            tellToStand(successor.id);
        }
    }

    /** Leadership goes to another node at once (dissertation 3.10), and with it the lease. */
    void tellToStand(int target) {
        lease.giveUp();
        server.output().send(new Message.TimeoutNow(server.id(), target, server.term()));
    }

    // Section 5.3: what goes to the others.

    @Override
    void beforeReady() {
        change.goOn(server, this);
        if (server.role() == this) {
            lease.note(server, reads.round());
            followers.others(this::replicate);
            transfer.tellWhenReady(server, this);
        }
    }

    private void replicate(Progress follower) {
        RaftLog log = server.log();
        RaftConfig config = server.config();
        if (follower.nextIndex() < log.firstIndex() || follower.snapshot() != null) {
            SnapshotSender.send(server, follower);
        }
        while (follower.nextIndex() <= log.lastIndex() && follower.mayTakeEntries()) {
            send(
                    follower,
                    log.batch(
                            follower.nextIndex(),
                            config.maxEntriesPerMessage(),
                            config.maxBytesPerMessage()));
        }
        if (reads.round() > follower.roundSent()) {
            beat(follower);
        }
    }

    @Override
    void receive(InstallSnapshotReply reply) {
        Progress follower = progress(reply.from());
        if (follower != null) {
            follower.answered(0, server.nowNanos());
            SnapshotSender.receive(server, follower, reply);
        }
    }

    /** Says that it leads. Who gets a snapshot is asked about nothing: all logs begin alike. */
    private void beat(Progress follower) {
        send(follower, List.of());
    }

    private void send(Progress follower, List<Entry> entries) {
        RaftLog log = server.log();
        long last = Math.min(follower.nextIndex() - 1, log.lastIndex());
        boolean known = follower.snapshot() == null && last >= log.snapshotIndex();
        long previous = known ? last : 0;
        AppendEntries request = new AppendEntries(
                server.id(),
                follower.id,
                server.term(),
                previous,
                known ? log.termAt(previous) : 0,
                entries,
                server.commitIndex(),
                reads.round(),
                lease.isOn());
        follower.sent(request.lastIndex(), entries.size(), request.round());
        server.output().send(request);
    }

    @Override
    void receive(AppendEntriesReply reply) {
        Progress follower = progress(reply.from());
        if (follower == null) {
            return;
        }
        follower.answered(reply.round(), server.nowNanos());
        reads.confirm(server, followers);
        if (reply.success()) {
            follower.accepted(matchIndexAfter(follower, reply));
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
     * What a yes is to: rules {@link Rule#MATCH_AS_SENT} and {@link Rule#MATCH_BY_ANSWER}. With a
     * rule off, a follower may claim entries that this log never had.
     */
    private long matchIndexAfter(Progress follower, AppendEntriesReply reply) {
        long lastIndex = server.log().lastIndex();
        if (server.rules().off(Rule.MATCH_AS_SENT)) {
            return lastIndex;
        }
        boolean byAnswer = server.rules().on(Rule.MATCH_BY_ANSWER);
        return Math.min(byAnswer ? reply.matchIndex() : follower.nextIndex() - 1, lastIndex);
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
        server.advanceCommit(index, followers.count(this::stored, index));
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
        if (server.rules().off(Rule.COMMIT_MAJORITY)) {
            return server.output().safeIndex();
        }
        return followers.majorityOf(this::stored, server.rules());
    }

    /** Up to where a member has the log on its disk, as far as this leader knows. */
    private long stored(Progress member) {
        return member.id == server.id() ? server.output().safeIndex() : member.matchIndex();
    }

    /** Answers at once if an entry of its term is committed and its lease holds; or as always. */
    void readByLease(long token) {
        lease.ask(reads);
        long index = server.commitIndex();
        boolean ownTerm = server.log().termAt(index) == server.term();
        if (ownTerm && lease.holds(server, reads.majorityRound(server, followers))) {
            server.output().answerRead(token, index);
        } else {
            read(token);
        }
    }

    void read(long token) {
        reads.begin(server, token);
        reads.confirm(server, followers);
    }

    /** How long ago the rounds of a lease began is no longer known. */
    @Override
    void clockWentBack() {
        lease.forgetRounds();
    }

    @Override
    void leave() {
        reads.refuseAll(server);
    }

    @Override
    RoleState copy(Server copy) {
        return new Leader(copy, this);
    }
}
