package raftarium.raft;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

/**
 * What a driver needs of a node: of {@link RaftNode}, or of another that keeps to the same. A node
 * does no I/O and knows no time but what it is told. To drive it, hand it what happens ({@link
 * #receive}, {@link #propose}, {@link #tick} at {@link #deadlineNanos}), then ask {@link #ready}
 * and do what it says:
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
 * One thread at a time.
 */
public interface Node {
    /** An independent copy that goes on identically. */
    Node copy();

    // What happens to it.

    /**
     * What is done to it next has that number in the driver's own count, and is that packet's
     * arrival, 0 for none: messages name it: see {@link Ready.Outgoing}.
     */
    void follow(long event, long packet);

    /** What is due at {@code now} is done. Needed at {@link #deadlineNanos}, harmless else. */
    void tick(long now);

    /** Its clock was moved, and shows {@code now}: {@link #deadlineNanos} is one by it again. */
    void look(long now);

    /** A message came in at {@code now}. */
    void receive(Message message, long now);

    /**
     * A command for the log. Only a leader takes it.
     *
     * @throws IllegalArgumentException if it is larger than {@link Entry#MAX_DATA_BYTES}
     */
    Proposal propose(Bytes command, long now);

    /**
     * A read that needs no entry in the log; its outcome comes in {@link Ready#reads}.
     *
     * @param token the caller's number for it
     * @return false if this node does not lead, and nothing will come
     */
    boolean read(long token, long now);

    /**
     * A read that a leader answers at once while its lease holds (dissertation 6.4.1), and else
     * like {@link #read}. It relies on clocks: none may run faster or slower than true time by more
     * than {@link RaftConfig#maxDriftPpm}, and none may be moved. A leader that sees its clock go
     * back has no lease until a majority has answered it anew; one that doesn't see it is deceived.
     */
    boolean readByLease(long token, long now);

    /**
     * Its election timer is over now; rules may refuse that it stands. Returns false, and does
     * nothing, if it leads.
     */
    boolean timeoutNow(long now);

    /**
     * Hands leadership over to another voter (dissertation 3.10). Until it leads, or an election
     * timeout is over, this node takes no commands and no changes, and a change under way rests.
     *
     * @return false, and nothing is done, if this node doesn't lead, or the target doesn't vote or
     *     leads already
     */
    boolean transfer(int target, long now);

    /**
     * Changes the membership by joint consensus (section 6). It is done when {@link
     * Status#committedMembership} says so; a leader that loses its leadership before may leave it
     * undone. A removed node may be added again, but not with an empty disk: it would forget its
     * vote.
     */
    MembershipRequest.Answer change(MembershipRequest change, long now);

    /** What it would say to that change; asking changes nothing. */
    MembershipRequest.Answer mayChange(MembershipRequest change);

    /** Comes before {@link #compact}; in between, what {@link #ready} says must be carried out. */
    void prepareSnapshot(long now);

    /**
     * The state machine's state, in which everything is applied that was handed out, takes the
     * place of the log up to there (section 7). Does nothing if nothing was applied since the last.
     *
     * @throws IllegalArgumentException if it is larger than {@link Snapshot#MAX_DATA_BYTES}
     */
    void compact(Bytes state, long now);

    /** The write that {@link #ready} last gave is on stable storage. */
    void persisted(long now);

    /** From now on these rules are on. */
    void setRules(Rules rules);

    /**
     * It draws its election timeouts from that stream from now on. A timer that runs ends at
     * another time: one drawn from what is left of the range, since it hasn't ended yet.
     */
    void renewChance(RandomStream random);

    /** What it wants done now. What is returned once isn't returned again. */
    Ready ready();

    // What it is.

    /** All there is to see of it now; made once, until something is done to the node. */
    Status status();

    // What a driver asks for after each call, by itself.

    /** Its id. */
    int id();

    /** Which rules are on. */
    Rules rules();

    /** Who leads in its term as far as it knows, 0 if unknown. */
    int leader();

    /** Its log; not to be kept across calls, or {@link RaftLog#copy copied}. */
    RaftLog log();

    /** The newest snapshot, null if there is none. */
    @Nullable
    Snapshot snapshot();

    /** The highest index that it knows to be committed. */
    long commitIndex();

    /** The highest index that it has handed out to be applied. */
    long lastApplied();

    /** When its clock shows that, it must be told: its election timer's or heartbeat's end. */
    long deadlineNanos();

    /** How often that timer was set: another one runs when this has grown. */
    long timerCount();

    /**
     * The highest index up to which its log will be on stable storage, once the write is there that
     * {@link #ready} last gave.
     */
    long writtenIndex();

    /** Whether it has something to store that {@link #ready} hasn't given yet. */
    boolean hasUnwritten();
}
