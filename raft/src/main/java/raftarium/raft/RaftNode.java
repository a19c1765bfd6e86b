package raftarium.raft;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.util.List;

/**
 * One server of a Raft cluster, as a plain object; see {@link Node} for how to drive it. One thread
 * at a time. This is the door; the algorithm begins in {@link Server}.
 */
public final class RaftNode implements Node {
    private final Server server;

    /** What was seen last, if nothing was done since. */
    private @Nullable Status status;

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

    @Override
    public RaftNode copy() {
        return new RaftNode(server.copy());
    }

    // What happens to it.

    /** Whatever was seen of it is outdated, and its clock shows that. */
    private void changes(long now) {
        status = null;
        server.look(now);
    }

    @Override
    public void follow(long event, long packet) {
        server.output().follow(event, packet);
    }

    @Override
    public void tick(long now) {
        changes(now);
        if (server.time().isReached(server.role().deadlineNanos())) {
            server.role().timeout();
        }
    }

    @Override
    public void look(long now) {
        changes(now);
    }

    @Override
    public void receive(Message message, long now) {
        changes(now);
        Terms.receive(server, message);
    }

    @Override
    public Proposal propose(Bytes command, long now) {
        changes(now);
        return server.propose(command);
    }

    @Override
    public boolean read(long token, long now) {
        changes(now);
        if (server.role() instanceof Leader leader) {
            leader.read(token);
            return true;
        }
        return false;
    }

    @Override
    public boolean readByLease(long token, long now) {
        changes(now);
        if (server.role() instanceof Leader leader) {
            leader.readByLease(token);
            return true;
        }
        return false;
    }

    @Override
    public boolean timeoutNow(long now) {
        changes(now);
        if (server.role().role() == Role.LEADER) {
            return false;
        }
        server.role().timeout();
        return true;
    }

    @Override
    public boolean transfer(int target, long now) {
        changes(now);
        boolean possible = target != id() && server.membership().staysVoter(target);
        if (possible && server.role() instanceof Leader leader) {
            leader.transfer().begin(server, target);
            return true;
        }
        return false;
    }

    @Override
    public MembershipRequest.Answer change(MembershipRequest change, long now) {
        changes(now);
        return server.role() instanceof Leader leader
                ? leader.change().begin(server, leader, change)
                : MembershipRequest.Answer.NOT_LEADER;
    }

    @Override
    public MembershipRequest.Answer mayChange(MembershipRequest change) {
        return server.role() instanceof Leader leader
                ? leader.change().answer(server, leader, change)
                : MembershipRequest.Answer.NOT_LEADER;
    }

    @Override
    public void prepareSnapshot(long now) {
        changes(now);
        server.prepareSnapshot();
    }

    @Override
    public void compact(Bytes state, long now) {
        changes(now);
        server.snapshots().compact(server, state);
    }

    @Override
    public void persisted(long now) {
        changes(now);
        server.persisted();
    }

    @Override
    public void setRules(Rules rules) {
        status = null;
        server.setRules(rules);
    }

    @Override
    public void renewChance(RandomStream random) {
        status = null;
        server.elections().renewChance(random);
    }

    @Override
    public Ready ready() {
        status = null;
        return server.ready();
    }

    // What it is.

    /** A view of it that is good until something is done to it. */
    @Override
    public Status status() {
        Status known = status;
        if (known == null) {
            known = Status.of(server);
            status = known;
        }
        return known;
    }

    @Override
    public int id() {
        return server.id();
    }

    @Override
    public Rules rules() {
        return server.rules();
    }

    @Override
    public int leader() {
        return server.role().leader();
    }

    @Override
    public RaftLog log() {
        return server.log();
    }

    @Override
    public @Nullable Snapshot snapshot() {
        return server.snapshots().latest();
    }

    @Override
    public long commitIndex() {
        return server.commitIndex();
    }

    @Override
    public long lastApplied() {
        return server.lastApplied();
    }

    @Override
    public long deadlineNanos() {
        return server.time().shownNanos(server.role().deadlineNanos());
    }

    @Override
    public long timerCount() {
        return server.timerCount();
    }

    @Override
    public long writtenIndex() {
        return server.output().writtenIndex();
    }

    @Override
    public boolean hasUnwritten() {
        return server.output().hasUnwritten();
    }

    @Override
    public String toString() {
        Status now = status();
        return "n" + id() + " " + now.role().word() + " of term " + now.term() + ", log " + log();
    }
}
