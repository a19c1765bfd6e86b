package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.storage.Rot;
import raftarium.trace.DiskEvent;
import raftarium.trace.EventType;
import raftarium.trace.Outcome;

import java.util.List;

/** Slow, full, read-only and failing disks. */
class DiskFaultsTest {
    private final Cluster cluster = Cluster.of(3, 1);
    private final Faults faults = cluster.simulation.faults();

    private Host host(int id) {
        return cluster.simulation.host(id);
    }

    @ParameterizedTest
    @CsvSource({"full, no space left on device", "read-only, read-only file system"})
    void aNodeThatCannotWriteFailsAndGoesOnWhenItCanAgain(String trouble, String reason) {
        int leader = cluster.leader();
        cluster.done(cluster.put("k", "kept"));
        trouble(leader, trouble);
        assertThat(host(leader).diskStatus().trouble()).isEqualTo(trouble);
        Call call = cluster.put("k", "next");
        cluster.until(() -> cluster.state(leader) == HostState.FAILED);
        assertThat(host(leader).failure())
                .isEqualTo("cannot write 0000000000000001.wal: " + reason);
        assertThat(cluster.simulation.view().node(leader).failure()).endsWith(reason);
        assertThat(cluster.done(call).outcome()).as("by another leader").isEqualTo(Outcome.OK);
        assertThat(cluster.leader()).isNotEqualTo(leader);

        faults.restart(leader);
        cluster.until(() -> cluster.state(leader) == HostState.FAILED);
        assertThat(host(leader).failure()).endsWith(reason);

        faults.mendDisk(leader);
        faults.restart(leader);
        assertThat(cluster.state(leader)).isEqualTo(HostState.RUNNING);
        assertThat(host(leader).failure()).isEmpty();
        cluster.until(() -> "next".equals(cluster.value(leader, "k")));
        assertThat(cluster.simulation.violation()).isNull();
    }

    private void trouble(int id, String trouble) {
        if (trouble.equals("full")) {
            faults.fillDisk(id);
        } else {
            faults.protectDisk(id);
        }
    }

    @Test
    void whatWasWrittenBeforeADiskIsFullIsSyncedAndWhatIsNotBeforeItIsReadOnlyIsLost() {
        for (String trouble : List.of("full", "read-only")) {
            Cluster other = Cluster.of(3, 1);
            int leader = other.leader();
            other.put("k", "v");
            Host host = other.simulation.host(leader);
            other.until(() -> host.status().log().lastIndex() > host.status().durableIndex());
            long last = host.status().log().lastIndex();
            if (trouble.equals("full")) {
                other.simulation.faults().fillDisk(leader);
                other.until(() -> host.status().durableIndex() == last);
            } else {
                other.simulation.faults().protectDisk(leader);
                other.until(() -> host.state() == HostState.FAILED);
                assertThat(host.failure()).startsWith("cannot sync ");
                assertThat(host.status().log().lastIndex())
                        .as("what is on its disk")
                        .isEqualTo(last - 1);
            }
        }
    }

    @Test
    void withFullDisksOnAMajorityNothingIsAcknowledgedUntilThereIsRoom() {
        int leader = cluster.leader();
        cluster.done(cluster.put("k", "1"));
        faults.fillDisk(1);
        faults.fillDisk(2);
        faults.fillDisk(3);
        Call call = cluster.put("k", "2");
        cluster.run(9 * Cluster.SECOND);
        assertThat(call.isDone()).isFalse();
        assertThat(cluster.simulation.nodes()).isEqualTo(3);
        assertThat(cluster.state(leader)).isEqualTo(HostState.FAILED);
        for (int id = 1; id <= 3; id++) {
            faults.mendDisk(id);
            faults.restart(id);
        }
        cluster.leader();
        assertThat(cluster.done(cluster.put("k", "3")).outcome()).isEqualTo(Outcome.OK);
        for (int id = 1; id <= 3; id++) {
            int node = id;
            cluster.until(() -> "3".equals(cluster.value(node, "k")));
        }
    }

    /** Each operation of a node's life fails once; whatever it is, the node fails or has it. */
    @Test
    void anOperationThatFailsCostsTheNodeAndNothingElse() {
        int failures = 0;
        for (int nth = 1; nth <= 120; nth++) {
            Cluster other = Cluster.of(3, nth);
            int leader = other.leader();
            other.simulation.operator().setCompaction(new Compaction(4, Long.MAX_VALUE));
            other.simulation.faults().failDisk(leader, nth);
            for (int put = 1; put <= 20; put++) {
                Call call = other.put("k" + put, "v");
                assertThat(other.done(call).outcome()).isEqualTo(Outcome.OK);
            }
            if (other.state(leader) == HostState.FAILED) {
                failures++;
                assertThat(other.simulation.host(leader).failure())
                        .matches("cannot (create|resize|write|sync|rename|delete) .*:"
                                + " input/output error");
                assertThat(other.simulation.host(leader).diskStatus().trouble()).isEmpty();
                other.simulation.faults().restart(leader);
            }
            other.until(() -> "v".equals(other.value(leader, "k20")));
        }
        assertThat(failures).isGreaterThan(60);
    }

    @Test
    void aSlowDiskTakesItsTime() {
        int leader = cluster.leader();
        for (int id = 1; id <= 3; id++) {
            faults.slowDisk(id, 20 * Cluster.MILLISECOND, 30 * Cluster.MILLISECOND);
        }
        assertThat(host(leader).diskStatus().trouble()).isEqualTo("slow");
        cluster.recorder.events.clear();
        cluster.done(cluster.put("k", "v"));
        List<DiskEvent.Write> writes = cluster.recorder.all(DiskEvent.Write.class);
        assertThat(writes).hasSizeGreaterThanOrEqualTo(2);
        assertThat(writes)
                .allMatch(write -> write.dueNanos() - write.atNanos() >= 20 * Cluster.MILLISECOND
                        && write.dueNanos() - write.atNanos() <= 30 * Cluster.MILLISECOND);
        faults.mendDisk(leader);
        assertThat(host(leader).diskStatus().trouble()).isEmpty();
        cluster.recorder.events.clear();
        cluster.done(cluster.put("k", "w"));
        assertThat(cluster.recorder.all(DiskEvent.Write.class))
                .filteredOn(write -> write.node() == leader)
                .isNotEmpty()
                .allMatch(write -> write.dueNanos() - write.atNanos() <= 500_000);
    }

    @Test
    void troubleOutlastsACrashAndGoesIntoACopy() {
        int leader = cluster.leader();
        faults.fillDisk(leader);
        faults.slowDisk(leader, 1, 2);
        faults.failDisk(leader, 1_000_000);
        String words = "slow, full, fails at operation 1000000";
        assertThat(host(leader).diskStatus().trouble()).isEqualTo(words);
        faults.crash(leader, true);
        assertThat(host(leader).diskStatus().trouble())
                .startsWith("slow, full, fails at operation ");
        Simulation copy = cluster.simulation.copy();
        faults.mendDisk(leader);
        assertThat(host(leader).diskStatus().trouble()).isEmpty();
        assertThat(copy.host(leader).diskStatus().trouble()).startsWith("slow, full");
        assertThat(copy.host(leader).status().log().lastIndex())
                .as("what is on a disk in trouble can be looked at")
                .isEqualTo(host(leader).status().log().lastIndex());
    }

    @Test
    void aBitThatFlipsIsFoundAtTheNextStartAndTheOthersGoOn() {
        for (long seed = 1; seed <= 200; seed++) {
            Cluster other = Cluster.of(3, seed);
            int leader = other.leader();
            int node = other.others(leader).get(0);
            Simulation simulation = other.simulation;
            simulation.operator().setCompaction(new Compaction(4, Long.MAX_VALUE));
            for (int put = 0; put < seed % 20; put++) {
                other.done(other.put("k" + put, "v"));
            }
            String file = seed % 2 == 0 ? simulation.host(node).files().get(0) : null;
            Rot rot = simulation.faults().corruptDisk(node, file);
            assertThat(rot).as("seed %d", seed).isNotNull();
            assertThat(other.state(node)).isEqualTo(HostState.RUNNING);
            simulation.faults().restart(node);
            assertThat(other.state(node)).as("seed %d, %s", seed, rot).isEqualTo(HostState.FAILED);
            assertThat(simulation.host(node).failure()).startsWith(rot.file() + " is damaged at");
            assertThat(other.done(other.put("k", "w")).outcome()).isEqualTo(Outcome.OK);
            assertThat(simulation.violation()).isNull();
        }
    }

    @Test
    void thereIsNothingToBeDamagedOnAnEmptyDisk() {
        assertThat(faults.corruptDisk(1, null)).isNull();
        assertThat(cluster.recorder.count(EventType.DISK_CHANGED)).isZero();
    }

    @Test
    void whatIsNoTroubleIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> faults.failDisk(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.slowDisk(1, 5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.slowDisk(1, -1, 4));
    }
}
