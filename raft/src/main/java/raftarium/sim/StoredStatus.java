package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.disk.SimulatedDisk;
import raftarium.disk.StorageException;
import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Membership;
import raftarium.raft.RaftLog;
import raftarium.raft.Snapshot;
import raftarium.raft.Status;
import raftarium.storage.Recovery;
import raftarium.storage.RecoveryReport;
import raftarium.storage.Storage;
import raftarium.storage.StorageConfig;

import java.util.List;

/** Makes the status of a node that is down from what is on its disk. */
final class StoredStatus {
    private StoredStatus() {}

    /** Recovers {@code disk}, a copy of the node's, which stays as the crash left it. */
    static Status of(int node, SimulatedDisk disk, Membership founders) {
        Recovery recovery = recover(disk);
        Snapshot snapshot = recovery.snapshot();
        Entry configuration = configuration(recovery.entries());
        Membership membership = snapshot == null ? founders : snapshot.membership();
        long index = snapshot == null ? 0 : snapshot.lastIncludedIndex();
        return Status.stored(
                node,
                recovery.hardState(),
                snapshot,
                RaftLog.of(snapshot, recovery.entries()),
                configuration == null ? membership : Membership.decode(configuration.data()),
                configuration == null ? index : configuration.index());
    }

    private static Recovery recover(SimulatedDisk disk) {
        try {
            return Storage.open(disk, StorageConfig.DEFAULT).recovery();
        } catch (StorageException trouble) {
            return new Recovery(
                    HardState.INITIAL,
                    null,
                    List.of(),
                    new RecoveryReport(0, 0, null, List.of(), List.of()));
        }
    }

    /** The entry with the latest configuration; null if there is none. */
    private static @Nullable Entry configuration(List<Entry> entries) {
        for (int place = entries.size() - 1; place >= 0; place--) {
            if (entries.get(place).kind() == Entry.Kind.CONFIGURATION) {
                return entries.get(place);
            }
        }
        return null;
    }
}
