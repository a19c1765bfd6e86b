package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.raft.RandomStream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/** A power cut at any moment leaves what was synced, and at most the whole of what came next. */
class StorageCrashTest {
    private static final int SEEDS = 40;

    @TempDir
    Path directory;

    private final Workload workload = Workload.small();

    /** How far the workload got before the power went. */
    private record Progress(long durable, boolean appending, boolean finished) {}

    /** Runs the rest of the workload on {@code disk}, cut before the given operation. */
    private Progress run(Workload load, Disk disk, int operations) {
        long durable = -1;
        boolean appending = false;
        try {
            Storage storage = Storage.open(new CutDisk(disk, operations), Workload.CONFIG);
            durable = storage.lastDurableBatch();
            while (durable < load.size()) {
                appending = true;
                load.append(storage, durable);
                storage.sync();
                appending = false;
                durable = storage.lastDurableBatch();
            }
            return new Progress(durable, false, true);
        } catch (CutDisk.PowerGone e) {
            return new Progress(durable, appending, false);
        }
    }

    /** The disk after the power went at the given operation. */
    private SimulatedDisk cutAt(int operations, boolean torn, long seed) {
        SimulatedDisk disk = new SimulatedDisk(new MemoryDisk());
        run(workload, disk, operations);
        disk.crash(torn, RandomStream.of(seed, "crash"));
        return disk;
    }

    private int operations() {
        int operations = 0;
        while (!run(workload, new SimulatedDisk(new MemoryDisk()), operations).finished()) {
            operations++;
        }
        return operations;
    }

    @Test
    void aCrashLeavesExactlyWhatWasSynced() {
        for (int cut = operations() - 1; cut >= 0; cut--) {
            SimulatedDisk disk = new SimulatedDisk(new MemoryDisk());
            long durable = Math.max(0, run(workload, disk, cut).durable());
            disk.crash(false, RandomStream.of(cut, "crash"));
            Storage storage = Storage.open(disk, Workload.CONFIG);
            assertThat(Workload.State.of(storage.recovery()))
                    .as("cut before operation %d", cut)
                    .isEqualTo(workload.state(durable));
            assertThat(storage.report().tornTail()).isNull();
        }
    }

    @Test
    void aTornCrashLeavesWhatWasSyncedAndAtMostTheWholeNextBatch() {
        TreeSet<String> outcomes = new TreeSet<>();
        for (int cut = operations() - 1; cut >= 0; cut--) {
            for (long seed = 0; seed < SEEDS; seed++) {
                SimulatedDisk disk = new SimulatedDisk(new MemoryDisk());
                Progress progress = run(workload, disk, cut);
                disk.crash(true, RandomStream.of(seed, "crash"));
                Storage storage = Storage.open(disk, Workload.CONFIG);
                long durable = Math.max(0, progress.durable());
                long found = storage.lastBatch();
                assertThat(found)
                        .as("cut %d, seed %d", cut, seed)
                        .isBetween(durable, progress.appending() ? durable + 1 : durable);
                assertThat(Workload.State.of(storage.recovery())).isEqualTo(workload.state(found));
                outcomes.add((found > durable ? "kept" : "lost")
                        + (storage.report().tornTail() == null ? "" : ", torn")
                        + (storage.report().removed().isEmpty() ? "" : ", half a segment"));
                workload.run(storage, found, workload.size());
                assertThat(Workload.State.of(Storage.open(disk, Workload.CONFIG).recovery()))
                        .isEqualTo(workload.last());
            }
        }
        assertThat(outcomes).containsExactly("kept", "lost", "lost, half a segment", "lost, torn");
    }

    @Test
    void aCrashDuringRecoveryCostsNothingMore() {
        for (int cut = operations() - 1; cut >= 0; cut--) {
            for (long seed = 0; seed < SEEDS; seed++) {
                SimulatedDisk left = cutAt(cut, true, seed);
                Workload.State expected = Workload.State.of(
                        Storage.open(left.copy(), Workload.CONFIG).recovery());
                for (int again = 0; again < 4; again++) {
                    SimulatedDisk disk = left.copy();
                    openCut(disk, again);
                    disk.crash(true, RandomStream.of(seed, "crash again"));
                    Storage storage = Storage.open(disk, Workload.CONFIG);
                    assertThat(Workload.State.of(storage.recovery()))
                            .as("cut %d, seed %d, then %d", cut, seed, again)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static void openCut(Disk disk, int operations) {
        try {
            Storage.open(new CutDisk(disk, operations), Workload.CONFIG);
        } catch (CutDisk.PowerGone e) {
            assertThat(operations).isLessThan(4);
        }
    }

    /** After each crash other batches follow, on files and in memory. */
    @Test
    void whatIsLeftOfATornBatchIsNeverTakenForALaterOne() throws IOException {
        for (long seed = 0; seed < 60; seed++) {
            RandomStream random = RandomStream.of(seed, "workload");
            SimulatedDisk memory = new SimulatedDisk(new MemoryDisk());
            Path home = Files.createDirectory(directory.resolve("n" + seed));
            try (SimulatedDisk files = new SimulatedDisk(new RealDisk(home, false))) {
                Workload load = new Workload();
                for (int round = 0; round < 20; round++) {
                    long before = load.size();
                    load.addRandom(random, 6);
                    int cut = (int) random.between(1, 20);
                    Progress progress = run(load, memory, cut);
                    assertThat(run(load, files, cut)).isEqualTo(progress);
                    RandomStream same = random.copy();
                    memory.crash(true, random);
                    files.crash(true, same);
                    assertThat(Disks.contents(files)).isEqualTo(Disks.contents(memory));
                    Storage storage = Storage.open(memory.copy(), Workload.CONFIG);
                    long durable = Math.max(before, progress.durable());
                    long found = storage.lastBatch();
                    assertThat(found)
                            .as("seed %d, round %d", seed, round)
                            .isBetween(durable, progress.appending() ? durable + 1 : durable);
                    assertThat(Workload.State.of(storage.recovery())).isEqualTo(load.state(found));
                    load.forgetAfter(found);
                }
            }
        }
    }
}
