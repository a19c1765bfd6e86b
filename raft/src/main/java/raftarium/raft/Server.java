package raftarium.raft;

import java.util.List;

/**
 * A server as figure 2 has it: the state that all roles share, the "rules for all servers", and the
 * changes that roles ask for. What a role adds is in {@link Follower}, {@link Candidate} and {@link
 * Leader}; what the RPCs do in {@link RequestVoteReceiver} and {@link AppendEntriesReceiver};
 * section 5.1's comparison of terms in {@link Terms}.
 */
final class Server {
    private static final int MAX_APPLY = 1024;

    private final int id;
    private final Membership membership;
    private final RaftLog log;
    private final RandomStream random;
    private final Durability durability;
    private final Outbox outbox;
    private final PreVotes preVotes;
    private RaftConfig config;
    private RoleState role;
    private HardState state;
    private long commitIndex;
    private long lastApplied;
    private long nowNanos;
    private long heardOfLeaderNanos;

    @SuppressWarnings("this-escape")
    Server(
            int id,
            Membership membership,
            RaftConfig config,
            HardState state,
            List<Entry> entries,
            RandomStream random,
            long nowNanos) {
        this.id = id;
        this.membership = membership;
        this.config = config;
        this.state = state;
        this.log = RaftLog.of(entries);
        this.random = random;
        this.nowNanos = nowNanos;
        durability = new Durability(state, log.lastIndex());
        outbox = new Outbox();
        preVotes = new PreVotes();
        role = new Follower(this);
    }

    @SuppressWarnings("this-escape")
    private Server(Server other) {
        id = other.id;
        membership = other.membership;
        config = other.config;
        log = other.log.copy();
        random = other.random.copy();
        durability = other.durability.copy();
        outbox = other.outbox.copy();
        preVotes = other.preVotes.copy();
        heardOfLeaderNanos = other.heardOfLeaderNanos;
        state = other.state;
        commitIndex = other.commitIndex;
        lastApplied = other.lastApplied;
        nowNanos = other.nowNanos;
        role = other.role.copy(this);
    }

    Server copy() {
        return new Server(this);
    }

    int id() {
        return id;
    }

    Membership membership() {
        return membership;
    }

    RaftConfig config() {
        return config;
    }

    Rules rules() {
        return config.rules();
    }

    void setRules(Rules rules) {
        config = config.withRules(rules);
    }

    RoleState role() {
        return role;
    }

    long term() {
        return state.term();
    }

    int vote() {
        return state.vote();
    }

    RaftLog log() {
        return log;
    }

    long commitIndex() {
        return commitIndex;
    }

    long lastApplied() {
        return lastApplied;
    }

    long heardOfLeaderNanos() {
        return heardOfLeaderNanos;
    }

    /** AppendEntries of the leader of this term have come. */
    void heardOfLeader() {
        heardOfLeaderNanos = nowNanos;
        preVotes.end();
    }

    long durableIndex() {
        return durability.durableIndex();
    }

    long nowNanos() {
        return nowNanos;
    }

    void setNow(long now) {
        nowNanos = now;
    }

    // What comes in, where it isn't a role's.

    void persisted() {
        durability.complete();
        outbox.writeCompleted();
        role.persisted();
    }

    Ready ready() {
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

    // Figure 2, "rules for servers": the changes that roles ask for.

    /** A follower that sees a newer term waits on as before; whoever led or stood waits anew. */
    void becomeFollower(long term, NodeEvent.Reason reason) {
        preVotes.end();
        role.leave();
        enterTerm(term);
        role = role instanceof Follower follower ? follower.inNewerTerm() : new Follower(this);
        tell(new NodeEvent.RoleChanged(Role.FOLLOWER, term, reason));
    }

    /** Moves to a newer term, in which it has voted for nobody, in the role that it has. */
    void enterTerm(long term) {
        if (term > state.term()) {
            state = new HardState(term, HardState.NO_VOTE);
        }
    }

    /** Its election timer is over: it stands, or asks before it does (rule pre-vote). */
    void stand() {
        if (rules().on(Rule.PRE_VOTE)) {
            role.setTimer(drawElectionTimeoutNanos());
            preVotes.begin(this);
        } else {
            campaign(NodeEvent.Reason.TIMEOUT);
        }
    }

    PreVotes preVotes() {
        return preVotes;
    }

    /** "On conversion to candidate, start election" (5.2). */
    void campaign(NodeEvent.Reason reason) {
        preVotes.end();
        state = new HardState(term() + 1, id);
        role = new Candidate(this);
        tell(new NodeEvent.RoleChanged(Role.CANDIDATE, term(), reason));
        membership.forEachVoterBut(
                id,
                voter -> sendVote(new Message.RequestVote(
                        id, voter, term(), log.lastIndex(), log.lastTerm())));
        role.persisted();
    }

    void becomeLeader(Votes votes) {
        preVotes.end();
        role = new Leader(this, votes);
        tell(new NodeEvent.RoleChanged(Role.LEADER, term(), NodeEvent.Reason.ELECTED));
        if (rules().on(Rule.TERM_NO_OP)) {
            append(Entry.Kind.NO_OP, Bytes.EMPTY);
        } else {
            role.timeout();
        }
    }

    void grantVote(int candidate) {
        state = new HardState(term(), candidate);
        if (role instanceof Follower follower) {
            follower.waitAnew();
        }
    }

    void append(Entry.Kind kind, Bytes data) {
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
            boolean ownTerm = log.termAt(index) == term();
            int voters = membership.size();
            tell(new NodeEvent.Committed(commitIndex + 1, index, replicas, voters, ownTerm));
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
}
