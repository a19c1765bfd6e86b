package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.raft.Entry;
import raftarium.raft.Membership;
import raftarium.raft.Snapshot;
import raftarium.storage.Finding;
import raftarium.storage.Inspection;
import raftarium.storage.LogRecord;
import raftarium.trace.words.EntryWords;

import java.util.List;

/** A look at a node's disk shows what is not synced yet, and changes nothing. */
class DiskViewTest {
    private static List<Finding.Batch> batches(DiskView view) {
        return view.findings().stream()
                .filter(Finding.Batch.class::isInstance)
                .map(Finding.Batch.class::cast)
                .toList();
    }

    private static List<Finding.Batch> unsynced(DiskView view) {
        return batches(view).stream().filter(batch -> !view.isSynced(batch)).toList();
    }

    @Test
    void theBatchOfAWriteIsNotSyncedUntilItsSync() {
        Cluster cluster = Cluster.of(3, 1);
        int leader = cluster.leader();
        cluster.run(Cluster.SECOND);
        Host host = cluster.simulation.host(leader);
        assertThat(unsynced(host.inspect())).isEmpty();
        cluster.put("x", "1");
        cluster.until(() -> host.status().log().lastIndex() > host.status().durableIndex());
        DiskView written = host.inspect();
        List<Finding.Batch> all = batches(written);
        assertThat(unsynced(written)).containsExactly(all.get(all.size() - 1));
        assertThat(((Inspection.Recovered) written.openResult()).recovery().lastIndex())
                .isEqualTo(host.status().log().lastIndex());
        cluster.until(() -> host.status().log().lastIndex() == host.status().durableIndex());
        assertThat(unsynced(host.inspect())).isEmpty();
        assertThat(batches(host.inspect())).isEqualTo(all);
    }

    @Test
    void aCrashLeavesTheSyncedBatchesAndNoOther() {
        Cluster cluster = Cluster.of(3, 1);
        Host host = cluster.simulation.host(cluster.leader());
        cluster.put("x", "1");
        cluster.until(() -> host.status().log().lastIndex() > host.status().durableIndex());
        DiskView before = host.inspect();
        cluster.simulation.faults().crash(host.id(), false);
        DiskView after = host.inspect();
        assertThat(batches(after))
                .isEqualTo(batches(before).stream().filter(before::isSynced).toList());
        assertThat(unsynced(after)).isEmpty();
    }

    @Test
    void lookingChangesNothing() {
        Cluster looked = Cluster.of(3, 7);
        Cluster other = Cluster.of(3, 7);
        for (int round = 0; round < 40; round++) {
            looked.put("k", "v" + round);
            other.put("k", "v" + round);
            for (int part = 0; part < 20; part++) {
                looked.run(100_000);
                for (int id = 1; id <= 3; id++) {
                    assertThat(looked.simulation.host(id).inspect().findings()).isNotNull();
                }
            }
            other.run(2_000_000);
        }
        assertThat(looked.simulation.trace().digest())
                .isEqualTo(other.simulation.trace().digest());
    }

    @Test
    void aSnapshotOnDiskIsTheMachinesState() {
        Cluster cluster = Cluster.of(3, 1);
        int leader = cluster.leader();
        for (int number = 0; number < 5; number++) {
            cluster.done(cluster.put("k" + number, "v" + number));
        }
        assertThat(cluster.simulation.operator().compact(leader)).isTrue();
        cluster.run(Cluster.SECOND);
        List<Finding> findings = cluster.simulation.host(leader).inspect().findings();
        Snapshot snapshot = findings.stream()
                .filter(Finding.StoredSnapshot.class::isInstance)
                .map(found -> ((Finding.StoredSnapshot) found).snapshot())
                .findFirst()
                .orElseThrow();
        SnapshotState state = SnapshotState.of(snapshot);
        assertThat(state.values()).hasSize(5).containsEntry("k3", "v3");
        assertThat(state.sessions()).isPositive();
        assertThat(state.trouble()).isEmpty();
        assertThat(findings)
                .filteredOn(found -> found instanceof Finding.BatchRecord record
                        && record.content() instanceof LogRecord.Appended)
                .isEmpty();
    }

    @Test
    void whateverTheBytesAreThereAreWordsForThem() {
        Bytes garbage = Bytes.utf8("garbage");
        Snapshot snapshot = new Snapshot(1, 1, Membership.ofFirst(1), garbage);
        assertThat(SnapshotState.of(snapshot).trouble()).isNotEmpty();
        assertThat(EntryWords.of(new Entry(1, 1, Entry.Kind.CONFIGURATION, garbage)))
                .isEqualTo("configuration of 7 bytes that name nobody");
        assertThat(EntryWords.of(new Entry(1, 1, Entry.Kind.COMMAND, garbage)))
                .isEqualTo("7 bytes");
    }
}
