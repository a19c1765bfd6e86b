package raftarium.node;

import raftarium.disk.Disk;
import raftarium.disk.StorageException;
import raftarium.raft.Ready;
import raftarium.raft.Snapshot;
import raftarium.storage.Recovery;
import raftarium.storage.Storage;
import raftarium.trace.Cause;
import raftarium.trace.DiskEvent;

/**
 * A process's storage, and the write under way to it, one at a time. Whatever fails in it is told
 * to the surroundings once, and ends the process.
 */
final class StableStorage {
    private final Surroundings surroundings;
    private final int node;
    private final int run;
    private final Storage storage;

    /** The event by which the write under way began, or the one before. */
    private long written = Cause.START;

    StableStorage(Surroundings surroundings, int node, int run, Storage storage) {
        this.surroundings = surroundings;
        this.node = node;
        this.run = run;
        this.storage = storage;
    }

    StableStorage copy(Disk copiedDisk, Surroundings copiedSurroundings) {
        Storage copiedStorage = storage.copy(copiedDisk);
        StableStorage copy = new StableStorage(copiedSurroundings, node, run, copiedStorage);
        copy.written = written;
        return copy;
    }

    /** What was found there at the start. */
    Recovery recovery() {
        return storage.recovery();
    }

    /** Begins to write; returns false if that fails. */
    boolean write(Ready.Write write, long cause) {
        long due = surroundings.syncDueNanos(write);
        Snapshot snapshot = write.snapshot();
        try {
            if (snapshot == null) {
                storage.append(write.hardState(), write.entries());
            } else {
                storage.checkpoint(write.hardState(), snapshot, write.entries());
            }
        } catch (StorageException trouble) {
            return failed(trouble, cause);
        }
        written = surroundings.emit(
                new DiskEvent.Write(
                        surroundings.nowNanos(),
                        node,
                        run,
                        write.hardState(),
                        snapshot == null ? 0 : snapshot.lastIncludedIndex(),
                        write.entries(),
                        due),
                cause);
        surroundings.sync(due);
        return true;
    }

    /** Makes durable what was written; returns false if that fails. */
    boolean sync() {
        try {
            storage.sync();
            return true;
        } catch (StorageException trouble) {
            return failed(trouble, written);
        }
    }

    private boolean failed(StorageException trouble, long cause) {
        surroundings.failed(trouble, cause);
        return false;
    }

    /** Tells that the log is durable up to that index. Returns the number of the event. */
    long tellSynced(long durableIndex) {
        return surroundings.emit(
                new DiskEvent.Synced(surroundings.nowNanos(), node, durableIndex), written);
    }
}
