package raftarium.check;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Entry;
import raftarium.raft.Membership;
import raftarium.trace.DiskEvent;
import raftarium.trace.HostEvent;
import raftarium.trace.LogTerms;

/** A node as the checkers see it: what its events say of its log, its disk and its role. */
final class ObservedNode {
    private final int id;
    private final LogTerms log;

    /** What of the log is on its disk, synced; it stays when the node is down. */
    private final LogTerms disk;

    private DiskEvent.@Nullable Write unsynced;

    /** The term of the snapshot in that write. */
    private long unsyncedTerm;

    private boolean leads;
    private long term;
    private long lastApplied;
    private @Nullable Membership membership;

    ObservedNode(int id) {
        this.id = id;
        log = new LogTerms();
        disk = new LogTerms();
    }

    private ObservedNode(ObservedNode other) {
        id = other.id;
        log = other.log.copy();
        disk = other.disk.copy();
        unsynced = other.unsynced;
        unsyncedTerm = other.unsyncedTerm;
        leads = other.leads;
        term = other.term;
        lastApplied = other.lastApplied;
        membership = other.membership;
    }

    ObservedNode copy() {
        return new ObservedNode(this);
    }

    int id() {
        return id;
    }

    LogTerms log() {
        return log;
    }

    LogTerms disk() {
        return disk;
    }

    boolean leads() {
        return leads;
    }

    long term() {
        return term;
    }

    void becomes(boolean leader, long inTerm) {
        leads = leader;
        term = inTerm;
    }

    long lastApplied() {
        return lastApplied;
    }

    void setLastApplied(long index) {
        lastApplied = index;
    }

    /** The latest configuration in its log; null if nothing has told. */
    @Nullable
    Membership membership() {
        return membership;
    }

    void setMembership(Membership latest) {
        membership = latest;
    }

    /** It runs, and has nothing yet but what a snapshot stands for. */
    void starts(HostEvent.Started started) {
        leads = false;
        term = started.state().term();
        membership = started.membership();
        unsynced = null;
        log.beginAnew(started.snapshotIndex(), started.snapshotTerm());
    }

    void hasOnDisk(LogTerms found) {
        disk.set(found);
    }

    /** Its process is gone, and what wasn't synced counts as lost. */
    void stops() {
        leads = false;
        unsynced = null;
    }

    void writes(DiskEvent.Write write) {
        unsynced = write;
        unsyncedTerm = log.term(write.snapshotIndex());
    }

    /** What was written and may be lost as yet, if something was. */
    DiskEvent.@Nullable Write unsynced() {
        return unsynced;
    }

    /** What was written is durable. Returns whether that took something off the disk. */
    boolean syncs() {
        DiskEvent.Write write = unsynced;
        unsynced = null;
        if (write == null) {
            return false;
        }
        long before = disk.last();
        boolean replaces = write.snapshotIndex() > 0;
        if (replaces) {
            disk.beginAnew(write.snapshotIndex(), unsyncedTerm);
        }
        for (Entry entry : write.entries()) {
            if (entry.index() <= disk.last()) {
                disk.truncateFrom(entry.index());
                replaces = true;
            }
            disk.append(entry.term());
        }
        return replaces && before > 0;
    }
}
