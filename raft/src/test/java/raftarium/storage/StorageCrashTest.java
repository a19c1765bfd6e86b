package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import raftarium.data.RandomStream;
import raftarium.disk.Disk;
import raftarium.disk.Disks;
import raftarium.disk.MemoryDisk;
import raftarium.disk.RealDisk;
import raftarium.disk.SimulatedDisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A power cut at any moment leaves what was synced, and at most the whole of what came next. {@code
 * -Draftarium.storage.seeds=100} for more ways in which it tears.
 */
class StorageCrashTest {
    private static final long SEEDS = Long.getLong("raftarium.storage.seeds", 12);

    @TempDir
    Path directory;

    /** What is written, and how a torn crash can leave it. */
    private enum Load {
        ENTRIES(Workload.small(), "kept", "lost", "lost, removed", "lost, torn"),
        CHECKPOINTS(
                Workload.checkpoints(),
                "kept",
                "kept, removed",
                "lost",
                "lost, removed",
                "lost, torn",
                "lost, torn, removed");

        private final Workload workload;
        private final List<String> outcomes;

        Load(Workload workload, String... outcomes) {
            this.workload = workload;
            this.outcomes = List.of(outcomes);
        }

        /** How many operations on the disk the whole of it takes. */
        int operations() {
            int operations = 0;
            while (!run(workload, new SimulatedDisk(new MemoryDisk()), operations)
                    .finished()) {
                operations++;
            }
            return operations;
        }
    }

    /**
     * How far the workload got before the power went: how many batches are durable for certain, and
     * how many perhaps.
     */
    private record Progress(long durable, long possible, boolean finished) {}

    /** Runs the rest of the workload on {@code disk}, cut before the given operation. */
    private static Progress run(Workload load, Disk disk, int operations) {
        Storage storage = null;
        long begun = 0;
        try {
            storage = Storage.open(CutDisk.of(disk, operations), Workload.CONFIG);
            begun = storage.lastDurableBatch();
            while (begun < load.size()) {
                begun++;
                load.append(storage, begun - 1);
                storage.sync();
            }
            return new Progress(begun, begun, true);
        } catch (CutDisk.PowerGone e) {
            return new Progress(storage == null ? 0 : storage.lastDurableBatch(), begun, false);
        }
    }

    /** The disk when the power goes at the given operation. */
    private static SimulatedDisk cutAt(Load load, int operations) {
        SimulatedDisk disk = new SimulatedDisk(new MemoryDisk());
        run(load.workload, disk, operations);
        return disk;
    }

    @ParameterizedTest
    @EnumSource(Load.class)
    void aCrashLeavesExactlyWhatWasSynced(Load load) {
        for (int cut = load.operations() - 1; cut >= 0; cut--) {
            SimulatedDisk disk = new SimulatedDisk(new MemoryDisk());
            long durable = run(load.workload, disk, cut).durable();
            disk.crash(false, RandomStream.of(cut, "crash"));
            Storage storage = Storage.open(disk, Workload.CONFIG);
            assertThat(Workload.State.of(storage.recovery()))
                    .as("cut before operation %d", cut)
                    .isEqualTo(load.workload.state(durable));
            assertThat(storage.report().tornTail()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Load.class)
    void aTornCrashLeavesWhatWasSyncedAndAtMostTheWholeNextBatch(Load load) {
        TreeSet<String> outcomes = new TreeSet<>();
        Workload workload = load.workload;
        for (int cut = load.operations() - 1; cut >= 0; cut--) {
            for (long seed = 0; seed < SEEDS; seed++) {
                SimulatedDisk disk = new SimulatedDisk(new MemoryDisk());
                Progress progress = run(workload, disk, cut);
                disk.crash(true, RandomStream.of(seed, "crash"));
                Storage storage = Storage.open(disk, Workload.CONFIG);
                long found = storage.lastBatch();
                assertThat(found)
                        .as("cut %d, seed %d", cut, seed)
                        .isBetween(progress.durable(), progress.possible());
                assertThat(Workload.State.of(storage.recovery())).isEqualTo(workload.state(found));
                OnlyTheLog.assertIsOn(disk, storage);
                outcomes.add((found == progress.possible() ? "kept" : "lost")
                        + (storage.report().tornTail() == null ? "" : ", torn")
                        + (storage.report().removed().isEmpty() ? "" : ", removed"));
                workload.run(storage, found, workload.size());
                OnlyTheLog.assertIsOn(disk, storage);
                assertThat(Workload.State.of(Storage.open(disk, Workload.CONFIG).recovery()))
                        .isEqualTo(workload.last());
            }
        }
        assertThat(outcomes).containsExactlyElementsOf(load.outcomes);
    }

    @ParameterizedTest
    @EnumSource(Load.class)
    void aCrashDuringRecoveryCostsNothingMore(Load load) {
        for (int cut = load.operations() - 1; cut >= 0; cut--) {
            for (long seed = 0; seed < SEEDS; seed++) {
                SimulatedDisk left = cutAt(load, cut);
                left.crash(true, RandomStream.of(seed, "crash"));
                Workload.State expected = Workload.State.of(
                        Storage.open(left.copy(), Workload.CONFIG).recovery());
                boolean opened = false;
                for (int again = 0; !opened; again++) {
                    SimulatedDisk disk = left.copy();
                    opened = opens(disk, again);
                    disk.crash(true, RandomStream.of(seed, "crash again"));
                    Storage storage = Storage.open(disk, Workload.CONFIG);
                    assertThat(Workload.State.of(storage.recovery()))
                            .as("cut %d, seed %d, then %d", cut, seed, again)
                            .isEqualTo(expected);
                }
            }
        }
    }

    /** Whether a log is opened before the power goes. */
    private static boolean opens(Disk disk, int operations) {
        try {
            Storage.open(CutDisk.of(disk, operations), Workload.CONFIG);
            return true;
        } catch (CutDisk.PowerGone e) {
            return false;
        }
    }

    /** What it had written is there as long as the power is; then that goes during recovery too. */
    @ParameterizedTest
    @EnumSource(Load.class)
    void whatAKilledProcessLeftIsDurableWhenItIsOpenedAndWholeBefore(Load load) {
        for (int cut = load.operations() - 1; cut >= 0; cut--) {
            SimulatedDisk left = new SimulatedDisk(new MemoryDisk());
            Progress progress = run(load.workload, left, cut);
            long written = Storage.open(left.copy(), Workload.CONFIG).lastDurableBatch();
            boolean opened = false;
            for (int again = 0; !opened; again++) {
                for (long seed = 0; seed < SEEDS / 4; seed++) {
                    SimulatedDisk disk = left.copy();
                    opened = opens(disk, again);
                    disk.crash(true, RandomStream.of(seed, "crash"));
                    Storage storage = Storage.open(disk, Workload.CONFIG);
                    long found = storage.lastBatch();
                    assertThat(found)
                            .as("cut %d, then %d, seed %d", cut, again, seed)
                            .isBetween(opened ? written : progress.durable(), written);
                    assertThat(Workload.State.of(storage.recovery()))
                            .isEqualTo(load.workload.state(found));
                }
            }
        }
    }

    /** Deletions that aren't synced outlast a power cut or don't, each by itself. */
    @Test
    void anyPartOfWhatACheckpointReplacesMayBeLeft() {
        Workload workload = Workload.checkpoints();
        int deletions = 0;
        for (int cut = Load.CHECKPOINTS.operations() - 1; cut >= 0; cut--) {
            SimulatedDisk disk = new SimulatedDisk(new MemoryDisk());
            Progress progress = run(workload, disk, cut);
            disk.crash(false, RandomStream.of(cut, "crash"));
            MemoryDisk before = MemoryDisk.copyOf(disk);
            MemoryDisk after = before.copy();
            List<String> obsolete = new ArrayList<>(
                    Storage.open(after, Workload.CONFIG).report().removed());
            boolean isDurable = progress.durable() == progress.possible();
            for (int kept = 0; isDurable && kept < 1 << obsolete.size(); kept++) {
                MemoryDisk left = before.copy();
                for (int number = 0; number < obsolete.size(); number++) {
                    if ((kept >> number & 1) == 0) {
                        left.delete(obsolete.get(number));
                        deletions++;
                    }
                }
                Storage storage = Storage.open(left, Workload.CONFIG);
                assertThat(Workload.State.of(storage.recovery()))
                        .isEqualTo(workload.state(progress.durable()));
                assertThat(Disks.contents(left)).isEqualTo(Disks.contents(after));
            }
        }
        assertThat(deletions).isGreaterThan(100);
    }

    /** After each crash other batches follow, on files and in memory. */
    @Test
    void whatIsLeftOfATornBatchIsNeverTakenForALaterOne() throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomStream random = RandomStream.of(seed, "workload");
            SimulatedDisk memory = new SimulatedDisk(new MemoryDisk());
            Path home = Files.createDirectory(directory.resolve("n" + seed));
            try (SimulatedDisk files = new SimulatedDisk(new RealDisk(home, false))) {
                Workload load = new Workload();
                for (int round = 0; round < 20; round++) {
                    long before = load.size();
                    load.addRandom(random, 6);
                    int cut = (int) random.between(1, 50);
                    Progress progress = run(load, memory, cut);
                    assertThat(run(load, files, cut)).isEqualTo(progress);
                    RandomStream same = random.copy();
                    memory.crash(true, random);
                    files.crash(true, same);
                    assertThat(Disks.contents(files)).isEqualTo(Disks.contents(memory));
                    Storage storage = Storage.open(memory.copy(), Workload.CONFIG);
                    long found = storage.lastBatch();
                    assertThat(found)
                            .as("seed %d, round %d", seed, round)
                            .isBetween(
                                    Math.max(before, progress.durable()),
                                    Math.max(before, progress.possible()));
                    assertThat(Workload.State.of(storage.recovery())).isEqualTo(load.state(found));
                    load.forgetAfter(found);
                }
            }
        }
    }
}
