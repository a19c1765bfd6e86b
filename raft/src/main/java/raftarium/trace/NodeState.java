package raftarium.trace;

import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Membership;
import raftarium.raft.NodeEvent.Reason;
import raftarium.raft.NodeEvent.RoleChanged;
import raftarium.raft.Role;

import java.util.List;

/**
 * What events say of a node. Of one that is down they say only that: what is on its disk is told
 * when it starts again. Not to be kept: it changes with the next event.
 */
public final class NodeState {
    private boolean up;
    private boolean paused;
    private boolean failed;
    private Role role = Role.FOLLOWER;
    private long term;
    private int vote;
    private long commitIndex;
    private long lastApplied;
    private Membership membership = Membership.NONE;
    private final LogTerms log = new LogTerms();

    NodeState() {}

    /** Whether its process runs, or is only paused. */
    public boolean isUp() {
        return up;
    }

    /** Whether its process stands still. */
    public boolean isPaused() {
        return paused;
    }

    /** Whether it is down since it could not go on, and not by a crash. */
    public boolean isFailed() {
        return failed;
    }

    /** Its role. */
    public Role role() {
        return role;
    }

    /** The latest term that it has seen. */
    public long term() {
        return term;
    }

    /** Whom it voted for in that term, or {@link HardState#NO_VOTE}. */
    public int vote() {
        return vote;
    }

    /** The highest index that it knows to be committed. */
    public long commitIndex() {
        return commitIndex;
    }

    /** The highest index that its state machine has applied. */
    public long lastApplied() {
        return lastApplied;
    }

    /** The configuration that it uses: the latest in its log, committed or not. */
    public Membership membership() {
        return membership;
    }

    /** The index of the last entry of its log, or of its snapshot if none follows it. */
    public long lastIndex() {
        return log.last();
    }

    /** The term of that entry. */
    public long lastTerm() {
        return log.term(log.last());
    }

    /** The index of the last entry that its snapshot stands for; 0 without one. */
    public long snapshotIndex() {
        return log.base();
    }

    /** The term of that entry. */
    public long snapshotTerm() {
        return log.term(log.base());
    }

    // What events do to it.

    void starts(HostEvent.Started started) {
        up = true;
        paused = false;
        failed = false;
        role = Role.FOLLOWER;
        term = started.state().term();
        vote = started.state().vote();
        membership = started.membership();
        log.beginAnew(started.snapshotIndex(), started.snapshotTerm());
        append(started.log());
        commitIndex = started.snapshotIndex();
        lastApplied = started.snapshotIndex();
    }

    void stops(boolean byFailure) {
        up = false;
        paused = false;
        failed = byFailure;
    }

    void setPaused(boolean other) {
        paused = other;
    }

    /** In a newer term it has voted for nobody, but for itself where it stands in it. */
    void becomes(int self, RoleChanged changed) {
        role = changed.role();
        if (changed.term() > term) {
            boolean stands = role == Role.CANDIDATE && changed.reason() != Reason.NEWER_TERM;
            term = changed.term();
            vote = stands ? self : HardState.NO_VOTE;
        }
    }

    void votes(int candidate) {
        vote = candidate;
    }

    void append(List<Entry> entries) {
        for (int position = 0; position < entries.size(); position++) {
            log.append(entries.get(position).term());
        }
    }

    void truncateFrom(long index) {
        log.truncateFrom(index);
    }

    void commits(long index) {
        commitIndex = Math.max(commitIndex, index);
    }

    /** What is applied counts as committed, with rule snapshot-committed off without a word. */
    void applies(long index) {
        lastApplied = Math.max(lastApplied, index);
        commits(index);
    }

    void setMembership(Membership other) {
        membership = other;
    }

    void compacts(long index, long ofTerm) {
        log.beginAfter(index, ofTerm);
    }

    /** Its leader's snapshot: all of that is committed and applied. */
    void installs(long index, long ofTerm) {
        log.beginAfter(index, ofTerm);
        commitIndex = index;
        lastApplied = index;
    }
}
