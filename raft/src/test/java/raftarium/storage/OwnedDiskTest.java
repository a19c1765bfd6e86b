package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import raftarium.data.RandomStream;
import raftarium.disk.MemoryDisk;
import raftarium.disk.SimulatedDisk;

import java.util.stream.IntStream;

/** A disk that knows whose it is, and the program on it killed at each of its operations. */
class OwnedDiskTest {
    private static final Owner OWNER = new Owner("0123456789abcdef".repeat(2), 3);

    private static MemoryDisk given() {
        MemoryDisk disk = new MemoryDisk();
        OwnedDisk.give(disk, OWNER);
        return disk;
    }

    @Test
    void aKillAtAnyOperationLeavesADiskThatIsNotRefused() {
        for (Workload workload : new Workload[] {Workload.small(), Workload.checkpoints()}) {
            int operations = 0;
            while (!killedAfter(operations, workload)) {
                operations++;
            }
            assertThat(operations).isGreaterThan(50);
        }
    }

    /** Returns whether all was done by then. */
    private static boolean killedAfter(int operations, Workload workload) {
        MemoryDisk files = given();
        SimulatedDisk disk = new SimulatedDisk(new OwnedDisk(CutDisk.of(files, operations), OWNER));
        int done = 0;
        boolean isWhole = false;
        try {
            Storage storage = Storage.open(disk, Workload.CONFIG);
            while (done < workload.size()) {
                workload.run(storage, done, done + 1);
                done++;
            }
            isWhole = true;
        } catch (CutDisk.PowerGone killed) {
            assertThat(isWhole).isFalse();
        }
        Storage again = Storage.open(new OwnedDisk(files, OWNER), Workload.CONFIG);
        assertThat(Workload.State.of(again.recovery()))
                .as("%d operations, %d batches", operations, done)
                .isIn(workload.state(done), workload.state(Math.min(done + 1, workload.size())));
        return isWhole;
    }

    @Test
    void aCopyIsDamagedWhereTheDiskWouldBe() {
        SimulatedDisk disk = new SimulatedDisk(new OwnedDisk(given(), OWNER));
        Workload workload = Workload.checkpoints();
        workload.run(Storage.open(disk, Workload.CONFIG), 0, workload.size());
        SimulatedDisk copy = disk.copy();
        assertThat(copy.durable().label()).isEqualTo(OWNER.label());
        for (long seed = 0; seed < 20; seed++) {
            assertThat(Rot.choose(copy.durable(), null, RandomStream.of(seed, "rot")))
                    .isNotNull()
                    .isEqualTo(Rot.choose(disk.durable(), null, RandomStream.of(seed, "rot")));
        }
    }

    @Test
    void theNewestSegmentIsMissed() {
        for (int more = 1; more <= Workload.small().size(); more++) {
            MemoryDisk files = given();
            OwnedDisk disk = new OwnedDisk(files, OWNER);
            Workload.small().run(Storage.open(disk, Workload.CONFIG), 0, more);
            String newest = disk.list().get(disk.list().size() - 1);
            files.delete(newest);
            assertThatExceptionOfType(LostDiskException.class)
                    .isThrownBy(() -> Storage.open(new OwnedDisk(files, OWNER), Workload.CONFIG))
                    .withMessage(newest + ": expected the newest part of n3's log, found no file:"
                            + " put n3's own files back, or remove n3 and add a new node");
        }
    }

    @Test
    void everyNodeOfAClusterHasALabelOfItsOwn() {
        long labels = IntStream.rangeClosed(1, ClusterFile.MAX_NODES)
                .map(node -> new Owner(OWNER.cluster(), node).label())
                .filter(label -> label != 0)
                .distinct()
                .count();
        assertThat(labels).isEqualTo(ClusterFile.MAX_NODES);
    }
}
