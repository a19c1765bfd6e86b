package raftarium.raft;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.util.List;

/**
 * A server as figure 2 has it: the state that all roles share, the "rules for all servers", and the
 * changes that roles ask for. What a role adds is in {@link Follower}, {@link Candidate} and {@link
 * Leader}; what the RPCs do in {@link RequestVoteReceiver}, {@link AppendEntriesReceiver} and
 * {@link InstallSnapshotReceiver}; section 5.1's comparison of terms in {@link Terms}; when it
 * stands in {@link Elections}; what waits for the disk in {@link Output}.
 */
final class Server {
    private static final int MAX_APPLY = 1024;

    private final int id;
    private final RaftLog log;
    private final Configurations configurations;
    private final Output output;
    private final Elections elections;
    private final Snapshots snapshots;
    private RaftConfig config;
    private RoleState role;
    private HardState state;

    private long commitIndex;
    private long lastApplied;
    private final CountedTime time;

    private long timerCount;

    @SuppressWarnings("this-escape")
    Server(
            int id,
            Membership founders,
            RaftConfig config,
            HardState state,
            @Nullable Snapshot snapshot,
            List<Entry> entries,
            RandomStream random,
            long nowNanos) {
        this.id = id;
        this.config = config;
        this.state = state;
        time = new CountedTime(nowNanos);
        log = RaftLog.of(snapshot, entries);
        configurations = new Configurations(founders);
        if (snapshot != null) {
            configurations.beginAfter(snapshot.lastIncludedIndex(), snapshot.membership());
            commitIndex = snapshot.lastIncludedIndex();
            lastApplied = commitIndex;
        }
        entries.forEach(configurations::append);
        output = new Output(this);
        elections = new Elections(this, random);
        snapshots = new Snapshots(snapshot);
        role = new Follower(this);
    }

    @SuppressWarnings("this-escape")
    private Server(Server other) {
        id = other.id;
        config = other.config;
        log = other.log.copy();
        configurations = other.configurations.copy();
        state = other.state;
        output = other.output.copy(this);
        elections = other.elections.copy(this);
        snapshots = other.snapshots.copy();
        commitIndex = other.commitIndex;
        lastApplied = other.lastApplied;
        time = other.time.copy();
        timerCount = other.timerCount;
        role = other.role.copy(this);
    }

    Server copy() {
        return new Server(this);
    }

    int id() {
        return id;
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

    HardState state() {
        return state;
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

    /** The configuration in use: the latest in the log (section 6). */
    Membership membership() {
        return configurations.latest();
    }

    Configurations configurations() {
        return configurations;
    }

    Output output() {
        return output;
    }

    Elections elections() {
        return elections;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    void tell(NodeEvent event) {
        output.tell(event);
    }

    CountedTime time() {
        return time;
    }

    /** The time as it is counted here, from 0; no clock shows it. */
    long nowNanos() {
        return time.nowNanos();
    }

    /** The node's clock shows that. */
    void look(long shownNanos) {
        if (time.look(shownNanos)) {
            role.clockWentBack();
        }
    }

    void timerIsSet() {
        timerCount++;
    }

    /** How often its timer was set. */
    long timerCount() {
        return timerCount;
    }

    /** What it does in its new role follows from that. */
    private void elected(Role newRole, NodeEvent.Reason reason) {
        output.elected();
        tell(new NodeEvent.RoleChanged(newRole, term(), reason));
    }

    // What comes in, where it isn't a role's, and what goes out.

    void persisted() {
        output.persisted();
        role.persisted();
    }

    Ready ready() {
        role.beforeReady();
        return output.take(snapshots.takeToRestore(), takeCommitted());
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
        elections.preVotes().end();
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

    /** "On conversion to candidate, start election" (5.2). */
    void campaign(NodeEvent.Reason reason) {
        elections.preVotes().end();
        state = new HardState(term() + 1, id);
        role = new Candidate(this);
        elected(Role.CANDIDATE, reason);
        elections.askForVotes(reason == NodeEvent.Reason.TRANSFER);
        role.persisted();
    }

    void becomeLeader(Votes votes) {
        elections.preVotes().end();
        role = new Leader(this, votes);
        elected(Role.LEADER, NodeEvent.Reason.ELECTED);
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

    // The log.

    /** A command for the log; only a leader that hands nothing over takes it. */
    Proposal propose(Bytes command) {
        if (command.length() > Entry.MAX_DATA_BYTES) {
            throw new IllegalArgumentException("a command has at most " + Entry.MAX_DATA_BYTES
                    + " bytes: " + command.length());
        }
        if (!(role instanceof Leader leader)) {
            return new Proposal(false, 0, term(), role.leader());
        } else if (leader.transfer().isUnderWay()) {
            return new Proposal(false, 0, term(), 0);
        }
        append(Entry.Kind.COMMAND, command);
        return new Proposal(true, log.lastIndex(), term(), id);
    }

    void append(Entry.Kind kind, Bytes data) {
        Entry entry = new Entry(log.lastIndex() + 1, term(), kind, data);
        log.append(entry);
        tell(new NodeEvent.Appended(List.of(entry)));
        if (configurations.append(entry)) {
            membershipChanged();
        }
        if (rules().off(Rule.PERSIST_LOG)) {
            role.persisted();
        }
    }

    /** Puts these entries in place of all from the first of them on. */
    void replaceFrom(List<Entry> entries) {
        long first = entries.get(0).index();
        boolean changed = false;
        if (first <= log.lastIndex()) {
            tell(new NodeEvent.Truncated(log.entries(first, log.lastIndex())));
            log.truncateFrom(first);
            output.truncated(first);
            changed = configurations.truncateFrom(first);
        }
        for (Entry entry : entries) {
            log.append(entry);
            changed |= configurations.append(entry);
        }
        tell(new NodeEvent.Appended(entries));
        if (changed) {
            membershipChanged();
        }
    }

    private void membershipChanged() {
        tell(new NodeEvent.MembershipChanged(configurations.latestIndex(), membership()));
        role.membershipChanged();
    }

    void advanceCommit(long index, int replicas) {
        if (index > commitIndex) {
            boolean ownTerm = log.termAt(index) == term();
            int voters = membership().size();
            tell(new NodeEvent.Committed(commitIndex + 1, index, replicas, voters, ownTerm));
            commitIndex = index;
        }
    }

    // Section 7: snapshots.

    /** Rule {@link Rule#SNAPSHOT_COMMITTED}: without it, all of the log counts as committed. */
    void prepareSnapshot() {
        if (rules().off(Rule.SNAPSHOT_COMMITTED)) {
            commitIndex = Math.max(commitIndex, log.lastIndex());
        }
    }

    /** A leader's snapshot has come, to there: all of it is committed and applied. */
    void installed(long index) {
        commitIndex = index;
        lastApplied = index;
        membershipChanged();
    }
}
