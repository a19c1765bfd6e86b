package raftarium.sim;

import raftarium.disk.SimulatedDisk;
import raftarium.disk.StorageException;
import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Membership;
import raftarium.raft.RaftLog;
import raftarium.raft.Snapshot;
import raftarium.storage.Recovery;
import raftarium.storage.RecoveryReport;
import raftarium.storage.Storage;
import raftarium.storage.StorageConfig;

import java.util.List;

/** What is on the disk of a node that is down. */
record DiskContents(HardState hardState, RaftLog log, Membership membership) {
    /** Recovers {@code disk}, a twin of the node's, which stays as the crash left it. */
    static DiskContents of(SimulatedDisk disk, Membership founders) {
        Recovery recovery = recover(disk);
        RaftLog log = RaftLog.of(recovery.snapshot(), recovery.entries());
        return new DiskContents(recovery.hardState(), log, membership(recovery, founders));
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

    /** The latest configuration: an entry's, or the snapshot's, or that of the beginning. */
    private static Membership membership(Recovery recovery, Membership founders) {
        List<Entry> entries = recovery.entries();
        for (int place = entries.size() - 1; place >= 0; place--) {
            if (entries.get(place).kind() == Entry.Kind.CONFIGURATION) {
                return Membership.decode(entries.get(place).data());
            }
        }
        Snapshot snapshot = recovery.snapshot();
        return snapshot == null ? founders : snapshot.membership();
    }

    long lastIndex() {
        return log.lastIndex();
    }

    DiskContents copy() {
        return new DiskContents(hardState, log.copy(), membership);
    }
}
