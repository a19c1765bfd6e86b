package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.disk.MemoryDisk;
import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Membership;
import raftarium.raft.Snapshot;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Logs of random layout: what can go wrong depends on where batches fall in sectors. {@code
 * -Draftarium.damage.seeds=20000} for more, {@code -Draftarium.damage.first=4711} for others.
 */
class RandomDamageTest {
    private static final int SAMPLES = 20;

    @Test
    void noDamageGivesAStateThatNeverWas() {
        long first = Long.getLong("raftarium.damage.first", 1);
        long seeds = Long.getLong("raftarium.damage.seeds", 150);
        DamageRun run = new DamageRun();
        for (long seed = first; seed < first + seeds; seed++) {
            try {
                damage(run, RandomStream.of(seed, "damage"));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        System.out.println("damage to " + seeds + " random logs: " + run);
        assertThat(run.count(DamageRun.Outcome.CUT)).isPositive();
    }

    /** All swaps, some flips and cuts. */
    private static void damage(DamageRun run, RandomStream random) {
        int sectors = (int) random.between(1, 12);
        StorageConfig config = new StorageConfig(sectors * Damage.SECTOR_BYTES);
        MemoryDisk disk = new MemoryDisk();
        WrittenLog log = WrittenLog.of(disk, config, workload(random), random.chance(700_000));
        run.some(log, Damage.SWAPS);
        for (String file : log.disk().list()) {
            int length = (int) log.disk().size(file);
            for (int sample = 0; sample < SAMPLES; sample++) {
                run.one(log, file, Damage.FLIPS, Damage.FLIPS.any(length, random));
                run.one(log, file, Damage.CUTS, Damage.CUTS.any(length, random));
            }
        }
        for (int sample = 0; sample < SAMPLES; sample++) {
            long offset = random.between(log.start(), log.end() - 1);
            run.one(log, log.file(), Damage.FLIPS, (int) offset * 3 + sample % 3);
        }
    }

    /** Few large batches or many small ones, with a snapshot or two or without any. */
    private static Workload workload(RandomStream random) {
        Workload workload = new Workload();
        int largest = (int) random.between(1, 40) * (int) random.between(1, 40);
        int snapshots = (int) random.below(2) * 300_000;
        for (long left = random.between(2, 12); left > 0; left--) {
            addBatch(workload, random, largest, snapshots);
        }
        return workload;
    }

    private static void addBatch(
            Workload workload, RandomStream random, int largest, int snapshots) {
        Workload.State before = workload.last();
        long term = before.hardState().term() + random.between(1, 2);
        Snapshot snapshot = null;
        long index =
                before.lastIncludedIndex() + 1 + random.below(before.entries().size() + 1);
        if (random.chance(snapshots)) {
            index = before.lastIncludedIndex() + random.between(2, 6);
            snapshot =
                    new Snapshot(index - 1, term, Membership.ofFirst(3), content(random, largest));
        }
        List<Entry> entries = new ArrayList<>();
        for (long left = random.below(4); left > 0; left--) {
            Bytes data = content(random, largest);
            entries.add(new Entry(index++, term, Entry.Kind.COMMAND, data));
        }
        boolean stays = !entries.isEmpty() && random.chance(500_000);
        HardState hardState = stays ? null : new HardState(term, (int) random.below(4));
        workload.add(hardState, snapshot, entries.toArray(new Entry[0]));
    }

    /** Up to so many bytes, now and then with much zero in them. */
    private static Bytes content(RandomStream random, int largest) {
        ByteBuffer content = ByteBuffer.allocate((int) random.below(largest + 1));
        long zeroFrom = random.chance(700_000) ? largest : random.below(largest);
        while (content.hasRemaining()) {
            content.put(content.position() >= zeroFrom ? 0 : (byte) random.nextLong());
        }
        return Bytes.of(content.flip());
    }
}
