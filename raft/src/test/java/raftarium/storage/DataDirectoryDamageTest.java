package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;

import static raftarium.storage.Workload.entry;
import static raftarium.storage.Workload.snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.data.Bytes;
import raftarium.disk.MemoryDisk;
import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Membership;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Bytes, lengths and pairs of neighbouring sectors of a small data directory. {@code
 * -Draftarium.damage.every=1} for each of them.
 */
class DataDirectoryDamageTest {
    /** Of many cases of a kind every so many-th is tried. */
    private static final int EVERY = Integer.getInteger("raftarium.damage.every", 4);

    private static final int FEW = 500;

    private static final StorageConfig CONFIG = new StorageConfig(2048);

    private static final ClusterFile CLUSTER =
            new ClusterFile(2, 42).withIdentity("0123456789abcdef".repeat(2));

    @TempDir
    Path temporary;

    /** Four segments behind a snapshot, one for a large batch; the last batch is in two sectors. */
    private static Workload withSnapshot() {
        return new Workload()
                .add(new HardState(1, 2), entry(1, 1, ""), entry(2, 1, "put a 1"))
                .add(new HardState(2, 2), snapshot(2, 1, "a ".repeat(400)), entry(3, 2, ""))
                .add(null, entry(4, 2, "x".repeat(700)), entry(5, 2, "put b 2"))
                .add(new HardState(3, 0))
                .add(null, membership(6, 3), entry(7, 3, "\0".repeat(1100)))
                .add(null, entry(7, 3, "over what no majority has"))
                .add(null, entry(8, 3, "y".repeat(3000)))
                .add(new HardState(4, 1), entry(9, 4, ""))
                .add(null, entry(10, 4, "z".repeat(450)))
                .add(null, entry(11, 4, "u".repeat(600)));
    }

    private static Entry membership(long index, long term) {
        Bytes encoded = Membership.ofFirst(2).withLearners(List.of(3)).encode();
        return new Entry(index, term, Entry.Kind.CONFIGURATION, encoded);
    }

    /** From the first batch on; the two last ones are in a sector each. */
    private static Workload withoutSnapshot() {
        return new Workload()
                .add(new HardState(1, 0))
                .add(null, entry(1, 1, ""), entry(2, 1, "put a 1"))
                .add(null, entry(3, 1, "x".repeat(1700)))
                .add(new HardState(2, 1), entry(3, 2, "v".repeat(390)))
                .add(null, entry(4, 2, "w".repeat(450)))
                .add(null, entry(5, 2, "u".repeat(450)));
    }

    @Test
    void noDamageGivesAStateThatNeverWas() throws IOException {
        Path directory = temporary.resolve("cluster");
        DamageRun run = new DamageRun();
        try (Home home = Home.named(directory, false)) {
            home.save(CLUSTER);
            WrittenLog first = WrittenLog.of(new MemoryDisk(), CONFIG, withSnapshot(), true);
            WrittenLog second = WrittenLog.of(new MemoryDisk(), CONFIG, withoutSnapshot(), true);
            assertThat(first.disk().list()).hasSize(5);
            assertThat(second.disk().list()).hasSize(2);
            for (Damage damage : Damage.values()) {
                run.some(first, damage);
                run.some(second, damage);
            }
        }
        damageFile(directory, ClusterFile.FILE, run);
        damageFile(directory.resolve("n2"), OwnerFile.FILE, run);
        System.out.println("damage: " + run);
        for (DamageRun.Outcome outcome : DamageRun.Outcome.values()) {
            assertThat(run.count(outcome)).as("%s", outcome).isPositive();
        }
    }

    /** How far the next case is that is tried, of so many. */
    static int step(int cases) {
        return cases <= FEW ? 1 : EVERY;
    }

    private static void damageFile(Path directory, String name, DamageRun run) throws IOException {
        Path file = directory.resolve(name);
        byte[] sound = Files.readAllBytes(file);
        for (Damage damage : Damage.values()) {
            int cases = damage.cases(sound.length);
            for (int number = 0; number < cases; number += step(cases)) {
                byte[] damaged = damage.of(sound, number);
                Files.write(file, damaged);
                run.count(damage, open(file, damage + ", " + number));
                assertThat(file).as(damage + ", " + number).hasBinaryContent(damaged);
            }
        }
        Files.write(file, sound);
    }

    private static DamageRun.Outcome open(Path file, String what) {
        boolean isOwners = file.endsWith(OwnerFile.FILE);
        Path directory = isOwners ? file.getParent().getParent() : file.getParent();
        try (Home home = Home.named(directory, false)) {
            assertThat(home.cluster()).as(what).isEqualTo(CLUSTER);
            home.disk(2).mount();
            return DamageRun.Outcome.RECOVERED;
        } catch (CorruptionException e) {
            assertThat(e)
                    .as(what)
                    .hasMessageStartingWith(
                            (isOwners ? file.getFileName() : file) + " is damaged at byte ");
            return DamageRun.Outcome.REFUSED;
        }
    }
}
