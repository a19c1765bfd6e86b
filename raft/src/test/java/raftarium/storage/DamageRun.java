package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;

import raftarium.disk.Disk;
import raftarium.disk.Disks;
import raftarium.disk.MemoryDisk;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Damages logs and checks that each is recovered exactly, or refused with every byte left as it
 * was, or, if nothing but its last batch is damaged, recovered without that, which is reported.
 */
final class DamageRun {
    /** What became of a damaged file. */
    enum Outcome {
        RECOVERED,
        CUT,
        REFUSED
    }

    private final Map<Damage, Map<Outcome, Integer>> counts = new EnumMap<>(Damage.class);

    /** Cases of a kind of damage to each file of the log. */
    void some(WrittenLog log, Damage damage) {
        for (String file : log.disk().list()) {
            int cases = damage.cases((int) log.disk().size(file));
            for (int number = 0; number < cases; number += DataDirectoryDamageTest.step(cases)) {
                one(log, file, damage, number);
            }
        }
    }

    /** One case of it to one file of the log. */
    void one(WrittenLog log, String file, Damage damage, int number) {
        byte[] sound = Disks.content(log.disk(), file);
        byte[] damaged = damage.of(sound, number);
        int first = Arrays.mismatch(sound, damaged);
        if (first >= 0) {
            boolean lastBatchOnly = file.equals(log.file())
                    && first >= log.start()
                    && sound.length == damaged.length
                    && Arrays.equals(
                            sound,
                            (int) log.end(),
                            sound.length,
                            damaged,
                            (int) log.end(),
                            sound.length);
            count(damage, open(log, file, damaged, lastBatchOnly, file + ", " + damage + number));
        }
    }

    void count(Damage damage, Outcome outcome) {
        counts.computeIfAbsent(damage, none -> new EnumMap<>(Outcome.class))
                .merge(outcome, 1, Integer::sum);
    }

    int count(Outcome outcome) {
        return counts.values().stream()
                .mapToInt(outcomes -> outcomes.getOrDefault(outcome, 0))
                .sum();
    }

    private static Outcome open(
            WrittenLog log, String file, byte[] damaged, boolean lastBatchOnly, String what) {
        MemoryDisk disk = log.disk().copy();
        disk.resize(file, damaged.length);
        disk.write(file, 0, ByteBuffer.wrap(damaged));
        Map<String, ByteBuffer> before = contents(disk);
        try {
            Storage storage = Storage.open(disk, StorageConfig.DEFAULT);
            Workload.State state = Workload.State.of(storage.recovery());
            if (storage.lastBatch() == log.batches()) {
                assertThat(state).as(what).isEqualTo(log.state());
                assertThat(contents(disk))
                        .as(what)
                        .isEqualTo(recovered(log.disk().copy()));
                return Outcome.RECOVERED;
            }
            assertThat(state).as(what).isEqualTo(log.before());
            assertThat(lastBatchOnly).as(what + " is in the last batch").isTrue();
            assertReported(storage.report().tornTail(), log, what);
            assertThat(contents(disk)).as(what).isEqualTo(recovered(log.withoutLastBatch()));
            return Outcome.CUT;
        } catch (CorruptionException e) {
            assertThat(e.file()).as(what).isEqualTo(file);
            assertThat(e.offset()).as(what).isBetween(0L, log.disk().size(file));
            assertThat(e).as(what).hasMessageStartingWith(file + " is damaged at byte ");
            assertThat(contents(disk)).as(what).isEqualTo(before);
            return Outcome.REFUSED;
        }
    }

    private static void assertReported(RecoveryReport.TornTail tail, WrittenLog log, String what) {
        assertThat(tail).as(what).isNotNull();
        assertThat(tail.file()).as(what).isEqualTo(log.file());
        assertThat(tail.offset()).as(what).isEqualTo(log.start());
    }

    /** What is on a disk without damage when it has been opened. */
    private static Map<String, ByteBuffer> recovered(MemoryDisk disk) {
        Storage.open(disk, StorageConfig.DEFAULT);
        return contents(disk);
    }

    static Map<String, ByteBuffer> contents(Disk disk) {
        Map<String, ByteBuffer> contents = new TreeMap<>();
        for (String file : disk.list()) {
            contents.put(file, ByteBuffer.wrap(Disks.content(disk, file)));
        }
        return contents;
    }

    /** One line: {@code 24 flips: 1 recovered, 3 cut, 20 refused; ...}. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        counts.forEach((damage, outcomes) -> line.append(line.isEmpty() ? "" : "; ")
                .append(String.format(
                        Locale.ROOT,
                        "%,d %s: %,d recovered, %,d cut, %,d refused",
                        outcomes.values().stream().mapToInt(count -> count).sum(),
                        damage.name().toLowerCase(Locale.ROOT),
                        outcomes.getOrDefault(Outcome.RECOVERED, 0),
                        outcomes.getOrDefault(Outcome.CUT, 0),
                        outcomes.getOrDefault(Outcome.REFUSED, 0))));
        return line.toString();
    }
}
