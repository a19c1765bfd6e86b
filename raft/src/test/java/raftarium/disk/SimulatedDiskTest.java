package raftarium.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.data.RandomStream;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The crash model. */
class SimulatedDiskTest {
    @TempDir
    Path directory;

    private final MemoryDisk backing = new MemoryDisk();
    private final SimulatedDisk disk = new SimulatedDisk(backing);

    private static RandomStream random(long seed) {
        return RandomStream.of(seed, "crash");
    }

    /** A file whose name and content are durable. */
    private void createDurably(String file, String content) {
        Disks.create(disk, file, content);
        disk.sync(file);
        disk.syncDirectory();
    }

    @Test
    void whatIsNotSyncedIsSeenButNotOnTheBackingDisk() {
        createDurably("a", "hello");
        disk.write("a", 0, Disks.bytes("j"));
        disk.rename("a", "b");
        assertThat(Disks.text(disk, "b")).isEqualTo("jello");
        assertThat(Disks.text(backing, "a")).isEqualTo("hello");
        assertThat(disk.unsyncedBytes()).isEqualTo(1);
    }

    @Test
    void aCrashLosesWhatIsNotSynced() {
        createDurably("a", "hello");
        disk.write("a", 0, Disks.bytes("j"));
        disk.resize("a", 3);
        SimulatedDisk.PowerCut cut = disk.crash(false, random(1));
        assertThat(cut).isEqualTo(new SimulatedDisk.PowerCut(1, 0));
        assertThat(Disks.text(disk, "a")).isEqualTo("hello");
        assertThat(disk.unsyncedBytes()).isZero();
    }

    @Test
    void aCrashLeavesWhatIsSynced() {
        createDurably("a", "hello");
        disk.write("a", 0, Disks.bytes("j"));
        disk.sync("a");
        disk.crash(false, random(1));
        assertThat(Disks.text(disk, "a")).isEqualTo("jello");
    }

    @Test
    void aSyncedFileIsLostWithItsNameUntilTheDirectoryIsSynced() {
        Disks.create(disk, "a", "hello");
        disk.sync("a");
        disk.crash(false, random(1));
        assertThat(disk.list()).isEmpty();
    }

    @Test
    void aNameWithoutASyncedFileIsAnEmptyFile() {
        Disks.create(disk, "a", "hello");
        disk.syncDirectory();
        disk.crash(false, random(1));
        assertThat(Disks.text(disk, "a")).isEmpty();
    }

    @Test
    void aRenamingIsUndoneByACrashUntilTheDirectoryIsSynced() {
        createDurably("a", "new");
        createDurably("b", "old");
        disk.rename("a", "b");
        disk.sync("b");
        disk.crash(false, random(1));
        assertThat(Disks.text(disk, "a")).isEqualTo("new");
        assertThat(Disks.text(disk, "b")).isEqualTo("old");
        disk.rename("a", "b");
        disk.syncDirectory();
        disk.crash(false, random(1));
        assertThat(disk.list()).containsExactly("b");
        assertThat(Disks.text(disk, "b")).isEqualTo("new");
    }

    @Test
    void aDeletedFileIsBackAfterACrashUntilTheDirectoryIsSynced() {
        createDurably("a", "hello");
        disk.delete("a");
        Disks.create(disk, "a", "another");
        disk.sync("a");
        disk.crash(false, random(1));
        assertThat(Disks.text(disk, "a")).isEqualTo("hello");
        disk.delete("a");
        disk.syncDirectory();
        disk.crash(false, random(1));
        assertThat(disk.list()).isEmpty();
    }

    @Test
    void aTornWriteIsKeptLostOrCutAnywhere() {
        Set<String> left = new TreeSet<>();
        for (long seed = 0; seed < 400; seed++) {
            SimulatedDisk torn = new SimulatedDisk(new MemoryDisk());
            Disks.create(torn, "a", "....");
            torn.sync("a");
            torn.syncDirectory();
            torn.write("a", 0, Disks.bytes("abcd"));
            SimulatedDisk.PowerCut cut = torn.crash(true, random(seed));
            String text = Disks.text(torn, "a");
            left.add(text);
            assertThat(cut.keptBytes()).isEqualTo(text.replace(".", "").length());
        }
        assertThat(left)
                .containsExactlyInAnyOrder(
                        "....", "a...", "ab..", "abc.", "abcd", ".bcd", "..cd", "...d");
    }

    @Test
    void aTornWriteOfSeveralSectorsMayLoseAnyOfThem() {
        Set<String> left = new TreeSet<>();
        for (long seed = 0; seed < 600; seed++) {
            SimulatedDisk torn = new SimulatedDisk(new MemoryDisk());
            torn.create("a");
            torn.resize("a", 4 * ContentChange.SECTOR_BYTES);
            torn.sync("a");
            torn.syncDirectory();
            torn.write("a", 100, Disks.bytes("x".repeat(4 * ContentChange.SECTOR_BYTES - 100)));
            torn.crash(true, random(seed));
            StringBuilder sectors = new StringBuilder();
            byte[] content = Disks.content(torn, "a");
            for (int at = 110; at < content.length; at += ContentChange.SECTOR_BYTES) {
                sectors.append(content[at] == 0 ? '.' : 'x');
            }
            left.add(sectors.toString());
        }
        assertThat(left).hasSize(16);
    }

    @Test
    void eachOfSeveralTornWritesAndNamesMaySurviveWithoutTheOthers() {
        Set<String> left = new TreeSet<>();
        for (long seed = 0; seed < 400; seed++) {
            SimulatedDisk torn = new SimulatedDisk(new MemoryDisk());
            Disks.create(torn, "a", "..");
            torn.sync("a");
            Disks.create(torn, "b", "");
            torn.sync("b");
            torn.syncDirectory();
            torn.write("a", 0, Disks.bytes("x"));
            torn.write("a", 1, Disks.bytes("y"));
            torn.delete("b");
            torn.rename("a", "c");
            torn.crash(true, random(seed));
            left.add(torn.list() + " " + Disks.text(torn, torn.exists("a") ? "a" : "c"));
        }
        assertThat(left).hasSize(16).contains("[a, b] ..", "[a] .y", "[b, c] x.", "[c] xy");
    }

    @Test
    void whatBuildsOnALostNameIsLostWithIt() {
        for (long seed = 0; seed < 400; seed++) {
            SimulatedDisk torn = new SimulatedDisk(new MemoryDisk());
            Disks.create(torn, "b", "other");
            torn.sync("b");
            torn.syncDirectory();
            Disks.create(torn, "a", "hello");
            torn.sync("a");
            torn.rename("b", "c");
            torn.rename("a", "b");
            torn.rename("b", "d");
            torn.rename("c", "b");
            torn.delete("b");
            torn.crash(true, random(seed));
            Map<String, String> left = Disks.contents(torn);
            assertThat(left.size()).as("seed %d: %s", seed, left).isLessThanOrEqualTo(2);
            if (torn.exists("d")) {
                assertThat(Disks.text(torn, "d")).isEqualTo("hello");
            }
        }
    }

    @Test
    void aDamagedByteIsDamagedOnTheBackingDisk() {
        createDurably("a", "hello");
        disk.flip("a", 1, 0x20);
        assertThat(Disks.text(disk, "a")).isEqualTo("hEllo");
        assertThat(Disks.text(backing, "a")).isEqualTo("hEllo");
        assertThatExceptionOfType(DiskException.class).isThrownBy(() -> disk.flip("a", 5, 1));
    }

    @Test
    void aReopenedBackingDiskIsTheSameDisk() {
        SimulatedDisk real = new SimulatedDisk(new RealDisk(directory, true));
        Disks.create(real, "a", "hello");
        real.sync("a");
        real.syncDirectory();
        real.write("a", 0, Disks.bytes("j"));
        real.close();
        try (SimulatedDisk again = new SimulatedDisk(new RealDisk(directory, true))) {
            assertThat(Disks.text(again, "a")).isEqualTo("hello");
        }
    }

    /** A backing disk that can lose power itself: that of the machine on which this runs. */
    @Test
    void whatIsDurableInTheSimulationIsDurableOnTheBackingDiskToo() {
        SimulatedDisk machine = new SimulatedDisk(new MemoryDisk());
        SimulatedDisk node = new SimulatedDisk(machine);
        Disks.create(node, "a", "hello");
        Disks.create(node, "b", "old");
        node.sync("a");
        node.rename("a", "b");
        node.syncDirectory();
        assertThat(machine.unsyncedBytes()).isZero();
        SimulatedDisk after = machine.copy();
        after.crash(false, random(1));
        assertThat(after.list()).containsExactly("b");
        assertThat(Disks.text(after, "b")).isEqualTo("hello");
        node.write("b", 0, Disks.bytes("j"));
        node.delete("b");
        node.crash(true, random(7));
        Map<String, String> left = Disks.contents(node);
        machine.crash(false, random(1));
        assertThat(Disks.contents(machine)).isEqualTo(left);
    }

    @Test
    void copiesGoTheirOwnWays() {
        createDurably("a", "hello");
        disk.write("a", 0, Disks.bytes("j"));
        disk.rename("a", "b");
        Disks.create(disk, "c", "new");
        SimulatedDisk copy = disk.copy();
        disk.crash(false, random(1));
        assertThat(Disks.contents(disk).keySet()).containsExactly("a");
        assertThat(Disks.text(copy, "b")).isEqualTo("jello");
        copy.sync("b");
        copy.sync("c");
        copy.syncDirectory();
        copy.crash(false, random(1));
        assertThat(copy.list()).containsExactly("b", "c");
        assertThat(Disks.text(copy, "b")).isEqualTo("jello");
        assertThat(Disks.text(copy, "c")).isEqualTo("new");
        assertThat(Disks.text(disk, "a")).isEqualTo("hello");
    }

    /**
     * Random operations on three disks at once, in memory, on files and a plain one that knows no
     * crash: all show the same; after a crash the first two do, and what they show is on their
     * backing disks. From time to time one is replaced by its copy.
     */
    @Test
    void filesAndMemoryGiveTheSameBytesWhateverHappens() {
        for (long seed = 0; seed < 25; seed++) {
            Path home = directory.resolve("n" + seed);
            assertThat(home.toFile().mkdir()).isTrue();
            RandomStream random = RandomStream.of(seed, "operations");
            SimulatedDisk memory = new SimulatedDisk(new MemoryDisk());
            RealDisk files = new RealDisk(home, false);
            SimulatedDisk real = new SimulatedDisk(files);
            MemoryDisk plain = new MemoryDisk();
            for (int step = 0; step < 150; step++) {
                if (random.chance(30_000)) {
                    boolean torn = random.chance(700_000);
                    RandomStream same = random.copy();
                    assertThat(real.crash(torn, random)).isEqualTo(memory.crash(torn, same));
                    plain = MemoryDisk.copyOf(memory);
                    assertThat(Disks.contents(files)).isEqualTo(Disks.contents(memory));
                } else if (random.chance(30_000)) {
                    memory = random.chance(500_000) ? memory.copy() : real.copy();
                } else {
                    operate(random, memory, real, plain);
                }
                assertThat(Disks.contents(memory))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(Disks.contents(plain))
                        .isEqualTo(Disks.contents(real));
            }
            real.close();
        }
    }

    private static void operate(RandomStream random, Disk... disks) {
        String file = "f" + random.below(4);
        String other = "f" + random.below(4);
        int kind = (int) random.below(8);
        long offset = random.below(10_000);
        ByteBuffer content = ByteBuffer.allocate((int) random.below(6_000));
        while (content.hasRemaining()) {
            content.put((byte) random.below(3));
        }
        content.flip();
        boolean exists = disks[0].exists(file);
        for (Disk disk : disks) {
            if (!exists) {
                disk.create(file);
            } else if (kind < 3) {
                disk.write(file, offset, content.duplicate());
            } else if (kind == 3) {
                disk.resize(file, offset);
            } else if (kind == 4) {
                disk.rename(file, other);
            } else if (kind == 5) {
                disk.delete(file);
            } else if (kind == 6) {
                disk.sync(file);
            } else {
                disk.syncDirectory();
            }
        }
    }
}
