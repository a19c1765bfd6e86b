package raftarium.raft;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.util.List;

/**
 * One server of a Raft cluster, as a plain object: it does no I/O and knows no time but what it is
 * told. To drive it, hand it what happens ({@link #receive}, {@link #propose}, {@link #tick} at
 * {@link #deadlineNanos}), then ask {@link #ready} and do what it says:
 *
 * <ol>
 *   <li>begin to store {@link Ready#write}, if there is one,
 *   <li>send {@link Ready#messages},
 *   <li>restore the state machine from {@link Ready#restore}, if there is one; at the start from
 *       {@link #snapshot}, since what is in that isn't handed out again,
 *   <li>apply {@link Ready#committed}, in order: those that are commands,
 *   <li>once the write is on stable storage, call {@link #persisted} and ask again.
 * </ol>
 *
 * One thread at a time. This is the door; the algorithm begins in {@link Server}.
 */
public final class RaftNode {
    private final Server server;

    /**
     * A node that starts, or starts again, as a follower.
     *
     * @param id its id, from 1
     * @param founders the configuration that the cluster began with, on all nodes that it had then;
     *     {@link Membership#NONE} on those that were added since
     * @param state the term and vote that it had on stable storage
     * @param snapshot the newest snapshot that it had there; null if none
     * @param entries the log that it had there, from index 1 or from behind the snapshot
     * @param random draws its election timeouts
     * @param nowNanos what its clock shows, as in all calls: any time. A clock that jumps ahead
     *     ends timers; one that goes back puts none off, and costs a leader its lease
     */
    public RaftNode(
            int id,
            Membership founders,
            RaftConfig config,
            HardState state,
            @Nullable Snapshot snapshot,
            List<Entry> entries,
            RandomStream random,
            long nowNanos) {
        server = new Server(id, founders, config, state, snapshot, entries, random, nowNanos);
    }

    /** Node {@code id} of a cluster of nodes 1 to {@code nodes} that has never run, at time 0. */
    public static RaftNode fresh(int id, int nodes, RandomStream random) {
        return new RaftNode(
                id,
                Membership.ofFirst(nodes),
                RaftConfig.DEFAULT,
                HardState.INITIAL,
                null,
                List.of(),
                random,
                0);
    }

    private RaftNode(Server server) {
        this.server = server;
    }

    /** An independent twin that goes on identically. */
    public RaftNode copy() {
        return new RaftNode(server.copy());
    }

    // What happens to it.

    /**
     * What is done to it next has that number in the driver's own count, and is that packet's
     * arrival, 0 for none: messages name it as their {@link Origin}.
     */
    public void follow(long event, long packet) {
        server.follow(new Origin(event, packet, 0));
    }

    /** What is due at {@code now} is done. Needed at {@link #deadlineNanos}, harmless else. */
    public void tick(long now) {
        server.look(now);
        if (server.time().isReached(server.role().deadlineNanos())) {
            server.role().timeout();
        }
    }

    /** Its clock was moved, and shows {@code now}: {@link #deadlineNanos} is one by it again. */
    public void look(long now) {
        server.look(now);
    }

    /** A message came in at {@code now}. */
    public void receive(Message message, long now) {
        server.look(now);
        Terms.receive(server, message);
    }

    /**
     * A command for the log. Only a leader takes it.
     *
     * @throws IllegalArgumentException if it is larger than {@link Entry#MAX_DATA_BYTES}
     */
    public Proposal propose(Bytes command, long now) {
        server.look(now);
        return server.propose(command);
    }

    /**
     * A read that needs no entry in the log; its outcome comes in {@link Ready#reads}.
     *
     * @param token the caller's number for it
     * @return false if this node does not lead, and nothing will come
     */
    public boolean read(long token, long now) {
        server.look(now);
        if (server.role() instanceof Leader leader) {
            leader.read(token);
            return true;
        }
        return false;
    }

    /**
     * A read that a leader answers at once while its lease holds (dissertation 6.4.1), and else
     * like {@link #read}. It relies on clocks: none may run faster or slower than true time by more
     * than {@link RaftConfig#maxDriftPpm}, and none may be moved. A leader that sees its clock go
     * back has no lease until a majority has answered it anew; one that doesn't see it is deceived.
     */
    public boolean readByLease(long token, long now) {
        server.look(now);
        if (server.role() instanceof Leader leader) {
            leader.readByLease(token);
            return true;
        }
        return false;
    }

    /**
     * Its election timer is over now; rules may refuse that it stands. Returns false, and does
     * nothing, if it leads.
     */
    public boolean timeoutNow(long now) {
        server.look(now);
        if (role() == Role.LEADER) {
            return false;
        }
        server.role().timeout();
        return true;
    }

    /**
     * Hands leadership over to another voter (dissertation 3.10). Until it leads, or an election
     * timeout is over, this node takes no commands and no changes, and a change under way rests.
     *
     * @return false, and nothing is done, if this node doesn't lead, or the target doesn't vote or
     *     leads already
     */
    public boolean transfer(int target, long now) {
        server.look(now);
        boolean possible = target != id() && membership().staysVoter(target);
        if (possible && server.role() instanceof Leader leader) {
            leader.transfer().begin(server, target);
            return true;
        }
        return false;
    }

    /**
     * Changes the membership by joint consensus (section 6). It is done when {@link
     * #committedMembership} says so; a leader that loses its leadership before may leave it undone.
     * A removed node may be added again, but not with an empty disk: it would forget its vote.
     */
    public MembershipRequest.Answer change(MembershipRequest change, long now) {
        server.look(now);
        return server.role() instanceof Leader leader
                ? leader.change().begin(server, leader, change)
                : MembershipRequest.Answer.NOT_LEADER;
    }

    /** What it would say to that change; asking changes nothing. */
    public MembershipRequest.Answer mayChange(MembershipRequest change) {
        return server.role() instanceof Leader leader
                ? leader.change().answer(server, leader, change)
                : MembershipRequest.Answer.NOT_LEADER;
    }

    /** Comes before {@link #compact}; in between, what {@link #ready} says must be carried out. */
    public void prepareSnapshot(long now) {
        server.look(now);
        server.prepareSnapshot();
    }

    /**
     * The state machine's state, in which everything is applied that was handed out, takes the
     * place of the log up to there (section 7). Does nothing if nothing was applied since the last.
     *
     * @throws IllegalArgumentException if it is larger than {@link Snapshot#MAX_DATA_BYTES}
     */
    public void compact(Bytes state, long now) {
        server.look(now);
        server.snapshots().compact(server, state);
    }

    /** The write that {@link #ready} last gave is on stable storage. */
    public void persisted(long now) {
        server.look(now);
        server.persisted();
    }

    /** From now on these rules are on. */
    public void setRules(Rules rules) {
        server.setRules(rules);
    }

    /** What it wants done now. What is returned once isn't returned again. */
    public Ready ready() {
        return server.ready();
    }

    // What it is.

    /** Its id. */
    public int id() {
        return server.id();
    }

    /** Who belongs to the cluster: the latest configuration in its log, committed or not. */
    public Membership membership() {
        return server.membership();
    }

    /** The latest configuration that it knows to be committed. */
    public Membership committedMembership() {
        return server.configurations().at(server.commitIndex());
    }

    /** Where in the log the configuration that it is in stands; 0 for that of the beginning. */
    public long membershipIndex() {
        return server.configurations().latestIndex();
    }

    /** Where the latest configuration stands that it knows to be committed; 0 likewise. */
    public long committedMembershipIndex() {
        return server.configurations().indexAt(server.commitIndex());
    }

    /** The newest snapshot, null if there is none. */
    public @Nullable Snapshot snapshot() {
        return server.snapshots().latest();
    }

    /** How it behaves. */
    public RaftConfig config() {
        return server.config();
    }

    /** Which rules are on. */
    public Rules rules() {
        return server.rules();
    }

    /** Its role. */
    public Role role() {
        return server.role().role();
    }

    /** The latest term it has seen. */
    public long term() {
        return server.term();
    }

    /** Whom it voted for in this term, or {@link HardState#NO_VOTE}. */
    public int vote() {
        return server.vote();
    }

    /** Who leads in its term as far as it knows, 0 if unknown. */
    public int leader() {
        return server.role().leader();
    }

    /** Its log; not to be kept across calls, or {@link RaftLog#copy copied}. */
    public RaftLog log() {
        return server.log();
    }

    /** The highest index that it knows to be committed. */
    public long commitIndex() {
        return server.commitIndex();
    }

    /** The highest index that it has handed out to be applied. */
    public long lastApplied() {
        return server.lastApplied();
    }

    /** The highest index up to which its log is on stable storage. */
    public long durableIndex() {
        return server.output().durableIndex();
    }

    /** The same, once the write is there that {@link #ready} last gave. */
    public long writtenIndex() {
        return server.output().writtenIndex();
    }

    /** Whether it has something to store that {@link #ready} hasn't given yet. */
    public boolean hasUnwritten() {
        return server.output().hasUnwritten();
    }

    /** When its clock shows that, it must be told: its election timer's or heartbeat's end. */
    public long deadlineNanos() {
        return server.time().shownNanos(server.role().deadlineNanos());
    }

    /** When that timer was set. */
    public long timerStartNanos() {
        return server.time().shownNanos(server.role().timerStartNanos());
    }

    /** How many votes a candidate has, or a leader has won with; 0 for a follower. */
    public int votes() {
        return server.role().votes().count();
    }

    /** How many votes make it leader. */
    public int votesNeeded() {
        return Candidate.votesNeeded(server);
    }

    /** Whether the vote of {@code voter} is among them. */
    public boolean hasVoteOf(int voter) {
        return server.role().votes().has(voter);
    }

    /** Whether that voter would vote for it, which asks before it stands (dissertation 9.6). */
    public boolean hasPreVoteOf(int voter) {
        return server.elections().preVotes().has(voter);
    }

    /** The next index that a leader will send to {@code follower}; 0 in other roles. */
    public long nextIndex(int follower) {
        Progress progress = progress(follower);
        return progress == null ? 0 : progress.nextIndex();
    }

    /** The highest index that a leader knows {@code follower} to have; 0 in other roles. */
    public long matchIndex(int follower) {
        Progress progress = progress(follower);
        return progress == null ? 0 : progress.matchIndex();
    }

    @Nullable
    Progress progress(int follower) {
        return server.role().progress(follower);
    }

    @Override
    public String toString() {
        return "n" + id() + " " + role().word() + " of term " + term() + ", log " + log();
    }
}
