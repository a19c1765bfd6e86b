package raftarium.raft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One server of a Raft cluster, as a plain object: it does no I/O and knows no time but what it is
 * told. To drive it, hand it what happens ({@link #receive}, {@link #propose}, {@link #tick} at {@link
 * #deadlineNanos}), then ask {@link #ready} and do what it says:
 *
 * <ol>
 *   <li>begin to store {@link Ready#write}, if there is one,
 *   <li>send {@link Ready#messages},
 *   <li>apply {@link Ready#committed}, in order,
 *   <li>once the write is on stable storage, call {@link #persisted} and ask again.
 * </ol>
 *
 * One thread at a time. The class holds the state of figure 2 that all roles share and its "rules for
 * all servers"; what a role adds is in {@link Follower}, {@link Candidate} and {@link Leader}.
 */
public final class RaftNode {
    private static final int MAX_APPLY = 1024;

    private final int id;
    private final Membership membership;
    private final RaftLog log;
    private final RandomStream random;
    private final Durability durability;
    private final Outbox outbox;
    private RaftConfig config;
    private RoleState role;
    private HardState state;
    private long commitIndex;
    private long lastApplied;
    private long nowNanos;

    /**
     * A node that starts, or starts again, as a follower.
     *
     * @param id its id, one of the membership's
     * @param state the term and vote that it had on stable storage
     * @param entries the log that it had there, from index 1
     * @param random draws its election timeouts
     * @param nowNanos the time
     */
    public RaftNode(
            int id,
            Membership membership,
            RaftConfig config,
            HardState state,
            List<Entry> entries,
            RandomStream random,
            long nowNanos) {
        if (membership.position(id) < 0) {
            throw new IllegalArgumentException("node " + id + " is no member");
        }
        this.id = id;
        this.membership = membership;
        this.config = config;
        this.state = state;
        this.log = RaftLog.of(entries);
        this.random = random;
        this.nowNanos = nowNanos;
        this.durability = new Durability(state, log.lastIndex());
        this.outbox = new Outbox();
        this.role = new Follower(this);
    }

    /** Node {@code id} of a cluster of nodes 1 to {@code nodes} that has never run, at time 0. */
    public static RaftNode fresh(int id, int nodes, RandomStream random) {
        return new RaftNode(
                id,
                Membership.ofFirst(nodes),
                RaftConfig.DEFAULT,
                HardState.INITIAL,
                List.of(),
                random,
                0);
    }

    @SuppressWarnings("this-escape")
    private RaftNode(RaftNode other) {
        id = other.id;
        membership = other.membership;
        config = other.config;
        log = other.log.copy();
        random = other.random.copy();
        durability = other.durability.copy();
        outbox = other.outbox.copy();
        state = other.state;
        commitIndex = other.commitIndex;
        lastApplied = other.lastApplied;
        nowNanos = other.nowNanos;
        role = other.role.copy(this);
    }

    /** An independent twin that goes on identically. */
    public RaftNode copy() {
        return new RaftNode(this);
    }

    // What happens to it.

    /** The time is {@code now}: what is due is done. Needed at {@link #deadlineNanos}, harmless else. */
    public void tick(long now) {
        nowNanos = now;
        if (now >= role.deadlineNanos()) {
            role.timeout();
        }
    }

    /** A message came in at {@code now}. */
    public void receive(Message message, long now) {
        nowNanos = now;
        Terms.receive(this, message);
    }

    /**
     * A command for the log. Only a leader takes it.
     *
     * @throws IllegalArgumentException if it is larger than {@link Entry#MAX_DATA_BYTES}
     */
    public Proposal propose(Bytes command, long now) {
        nowNanos = now;
        if (command.length() > Entry.MAX_DATA_BYTES) {
            throw new IllegalArgumentException(
                    "a command has at most " + Entry.MAX_DATA_BYTES + " bytes: " + command.length());
        }
        if (role.role() != Role.LEADER) {
            return new Proposal(false, 0, term(), role.leader());
        }
        append(Entry.Kind.COMMAND, command);
        return new Proposal(true, log.lastIndex(), term(), id);
    }

    /**
     * A read that needs no entry in the log; its outcome comes in {@link Ready#reads}.
     *
     * @param token the caller's number for it
     * @return false if this node does not lead, and nothing will come
     */
    public boolean read(long token, long now) {
        nowNanos = now;
        if (role instanceof Leader leader) {
            leader.read(token);
            return true;
        }
        return false;
    }

    /** Its election timer is over now. Returns false, and does nothing, if it leads. */
    public boolean timeoutNow(long now) {
        nowNanos = now;
        if (role.role() == Role.LEADER) {
            return false;
        }
        role.timeout();
        return true;
    }

    /** The write that {@link #ready} last gave is on stable storage. */
    public void persisted(long now) {
        nowNanos = now;
        durability.complete();
        outbox.writeCompleted();
        role.persisted();
    }

    /** From now on these rules are on. */
    public void setRules(Rules rules) {
        config = config.withRules(rules);
    }

    /** What it wants done now. What is returned once isn't returned again. */
    public Ready ready() {
        role.beforeReady();
        Ready.Write write = durability.begin(state, log);
        if (write != null) {
            outbox.writeBegan();
        }
        return new Ready(
                write,
                outbox.takeMessages(),
                takeCommitted(),
                outbox.takeReads(),
                outbox.takeEvents());
    }

    private List<Entry> takeCommitted() {
        long last = Math.min(Math.min(commitIndex, log.lastIndex()), lastApplied + MAX_APPLY);
        List<Entry> committed = log.entries(lastApplied + 1, last);
        lastApplied = Math.max(lastApplied, last);
        return committed.size() > 1 && rules().off(Rule.APPLY_IN_ORDER)
                ? Reversed.of(committed)
                : committed;
    }

    // What it is.

    /** Its id. */
    public int id() {
        return id;
    }

    /** Who votes. */
    public Membership membership() {
        return membership;
    }

    /** How it behaves. */
    public RaftConfig config() {
        return config;
    }

    /** Which rules are on. */
    public Rules rules() {
        return config.rules();
    }

    /** Its role. */
    public Role role() {
        return role.role();
    }

    /** The latest term it has seen. */
    public long term() {
        return state.term();
    }

    /** Whom it voted for in this term, or {@link HardState#NO_VOTE}. */
    public int vote() {
        return state.vote();
    }

    /** Who leads in its term as far as it knows, 0 if unknown. */
    public int leader() {
        return role.leader();
    }

    /** Its log; not to be kept across calls, or {@link RaftLog#copy copied}. */
    public RaftLog log() {
        return log;
    }

    /** The highest index that it knows to be committed. */
    public long commitIndex() {
        return commitIndex;
    }

    /** The highest index that it has handed out to be applied. */
    public long lastApplied() {
        return lastApplied;
    }

    /** The highest index up to which its log is on stable storage. */
    public long durableIndex() {
        return durability.durableIndex();
    }

    /** When it must be told the time: its election timer's or heartbeat's end. */
    public long deadlineNanos() {
        return role.deadlineNanos();
    }

    /** When that timer was set. */
    public long timerStartNanos() {
        return role.timerStartNanos();
    }

    /** How many votes a candidate has; 0 in other roles. */
    public int votes() {
        return role instanceof Candidate candidate ? candidate.votes() : 0;
    }

    /** Whether a candidate has the vote of {@code voter}. */
    public boolean hasVoteOf(int voter) {
        return role instanceof Candidate candidate && candidate.hasVoteOf(voter);
    }

    /** The next index that a leader will send to {@code follower}; 0 in other roles. */
    public long nextIndex(int follower) {
        return role instanceof Leader leader ? leader.progress(follower).nextIndex() : 0;
    }

    /** The highest index that a leader knows {@code follower} to have; 0 in other roles. */
    public long matchIndex(int follower) {
        return role instanceof Leader leader ? leader.progress(follower).matchIndex() : 0;
    }

    // Figure 2, "rules for servers": the changes that roles ask for.

    long nowNanos() {
        return nowNanos;
    }

    RoleState roleState() {
        return role;
    }

    void becomeFollower(long term) {
        role.leave();
        enterTerm(term);
        role = new Follower(this);
        tell(new NodeEvent.RoleChanged(Role.FOLLOWER, term));
    }

    /** Moves to a newer term, in which it has voted for nobody, in the role that it has. */
    void enterTerm(long term) {
        if (term > state.term()) {
            state = new HardState(term, HardState.NO_VOTE);
        }
    }

    /** "On conversion to candidate, start election" (5.2). */
    void campaign() {
        state = new HardState(term() + 1, id);
        role = new Candidate(this);
        tell(new NodeEvent.RoleChanged(Role.CANDIDATE, term()));
        for (int position = 0; position < membership.size(); position++) {
            int voter = membership.voter(position);
            if (voter != id) {
                sendVote(
                        new Message.RequestVote(
                                id, voter, term(), log.lastIndex(), log.lastTerm()));
            }
        }
        role.persisted();
    }

    void becomeLeader() {
        role = new Leader(this);
        tell(new NodeEvent.RoleChanged(Role.LEADER, term()));
        if (rules().on(Rule.TERM_NO_OP)) {
            append(Entry.Kind.NO_OP, Bytes.EMPTY);
        } else {
            role.timeout();
        }
    }

    void grantVote(int candidate) {
        state = new HardState(term(), candidate);
        if (role instanceof Follower follower) {
            follower.heardOfLeader();
        }
    }

    private void append(Entry.Kind kind, Bytes data) {
        Entry entry = new Entry(log.lastIndex() + 1, term(), kind, data);
        log.append(entry);
        tell(new NodeEvent.Appended(List.of(entry)));
        if (rules().off(Rule.PERSIST_LOG)) {
            role.persisted();
        }
    }

    /** Puts these entries in place of all from the first of them on. */
    void replaceFrom(List<Entry> entries) {
        long first = entries.get(0).index();
        if (first <= log.lastIndex()) {
            tell(new NodeEvent.Truncated(first, log.lastIndex()));
            log.truncateFrom(first);
            durability.truncated(first);
        }
        entries.forEach(log::append);
        tell(new NodeEvent.Appended(entries));
    }

    void advanceCommit(long index, int replicas) {
        if (index > commitIndex) {
            tell(new NodeEvent.Committed(commitIndex + 1, index, replicas));
            commitIndex = index;
        }
    }

    void answerRead(long token, long index) {
        outbox.read(new Ready.Read(token, index));
    }

    void tell(NodeEvent event) {
        if (config.tellsEvents()) {
            outbox.tell(event);
        }
    }

    long drawElectionTimeoutNanos() {
        long shortest = config.electionMinNanos();
        return rules().on(Rule.RANDOM_TIMEOUTS)
                ? random.between(shortest, config.electionMaxNanos())
                : shortest;
    }

    // What waits for the disk (5.1): rules persist-term, persist-vote, persist-log.

    /** Sends what says no more than that this node is in its term. */
    void send(Message message) {
        sendOnce(termIsSafe(), message);
    }

    /** Sends what depends on its vote, and so on its term. */
    void sendVote(Message message) {
        sendOnce(voteIsSafe(), message);
    }

    /** Sends what says that its log is stored up to the reply's match index. */
    void sendAcknowledgement(Message.AppendEntriesReply reply) {
        sendOnce(termIsSafe() && reply.matchIndex() <= safeIndex(), reply);
    }

    private void sendOnce(boolean safe, Message message) {
        if (safe) {
            outbox.send(message);
        } else if (durability.hasUnwritten(state, log.lastIndex())) {
            outbox.sendAfterNext(message);
        } else {
            outbox.sendAfterInFlight(message);
        }
    }

    private boolean termIsSafe() {
        return rules().off(Rule.PERSIST_TERM) || durability.termIsDurable(state);
    }

    /** A vote in a term that need not be on disk need not be there either. */
    boolean voteIsSafe() {
        return rules().off(Rule.PERSIST_VOTE)
                || durability.isDurable(state)
                || (rules().off(Rule.PERSIST_TERM) && !durability.termIsDurable(state));
    }

    /** Up to here its log counts. */
    long safeIndex() {
        return rules().off(Rule.PERSIST_LOG) ? log.lastIndex() : durability.durableIndex();
    }

    @Override
    public String toString() {
        return "n" + id + " " + role().word() + " of term " + term() + ", log " + log;
    }
}
