package raftarium.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What holds for every disk, in files and in memory. */
class DiskTest {
    @TempDir
    Path directory;

    private enum Kind {
        MEMORY,
        FILES,
        FORCED_FILES,
        UNIX_FILES,
        WINDOWS_FILES,
        MIRRORED,
        SIMULATED_IN_MEMORY,
        SIMULATED_ON_FILES
    }

    private Disk disk(Kind kind) throws IOException {
        return switch (kind) {
            case MEMORY -> new MemoryDisk();
            case FILES -> new RealDisk(directory, false);
            case FORCED_FILES -> new RealDisk(directory, true);
            case UNIX_FILES -> new RealDisk(directoryOn(Configuration.unix(), "/n1"), false);
            case WINDOWS_FILES ->
                new RealDisk(directoryOn(Configuration.windows(), "C:\\n1"), false);
            case MIRRORED -> new MirroredDisk(new RealDisk(directory, false));
            case SIMULATED_IN_MEMORY -> new SimulatedDisk(new MemoryDisk());
            case SIMULATED_ON_FILES -> new SimulatedDisk(new RealDisk(directory, false));
        };
    }

    private static Path directoryOn(Configuration system, String name) throws IOException {
        return Files.createDirectory(Jimfs.newFileSystem(system).getPath(name));
    }

    @ParameterizedTest
    @EnumSource
    void aFileHoldsWhatWasWritten(Kind kind) throws IOException {
        try (Disk disk = disk(kind)) {
            Disks.create(disk, "a", "hello");
            disk.write("a", 4, Disks.bytes("p, help"));
            assertThat(Disks.text(disk, "a")).isEqualTo("hellp, help");
            assertThat(disk.size("a")).isEqualTo(11);
            ByteBuffer middle = ByteBuffer.allocate(6).position(1).limit(5);
            disk.read("a", 3, middle);
            assertThat(middle.position()).isEqualTo(5);
            assertThat(middle.array()).containsExactly(0, 'l', 'p', ',', ' ', 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGapBeforeWhatIsWrittenReadsAsZeros(Kind kind) throws IOException {
        try (Disk disk = disk(kind)) {
            Disks.create(disk, "a", "xy");
            disk.write("a", 9_000, Disks.bytes("z"));
            byte[] expected = new byte[9_001];
            expected[0] = 'x';
            expected[1] = 'y';
            expected[9_000] = 'z';
            assertThat(Disks.content(disk, "a")).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasCutOffReadsAsZerosWhenTheFileGrowsAgain(Kind kind) throws IOException {
        try (Disk disk = disk(kind)) {
            Disks.create(disk, "a", "0123456789");
            disk.resize("a", 3);
            assertThat(Disks.text(disk, "a")).isEqualTo("012");
            disk.resize("a", 6);
            assertThat(Disks.text(disk, "a")).isEqualTo("012\0\0\0");
            disk.resize("a", 200_000);
            assertThat(disk.size("a")).isEqualTo(200_000);
            disk.resize("a", 0);
            assertThat(disk.size("a")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readingBeyondTheEndIsAFailure(Kind kind) throws IOException {
        try (Disk disk = disk(kind)) {
            Disks.create(disk, "a", "hello");
            assertThatExceptionOfType(DiskException.class)
                    .isThrownBy(() -> disk.read("a", 2, ByteBuffer.allocate(4)))
                    .withMessage("cannot read a: it ends at byte 5")
                    .matches(e -> e.kind() == DiskException.Kind.IO);
        }
    }

    @ParameterizedTest
    @EnumSource
    void filesAreListedInTheOrderOfTheirNames(Kind kind) throws IOException {
        try (Disk disk = disk(kind)) {
            for (String file : new String[] {"b", "a", "d", "c", "f", "e"}) {
                Disks.create(disk, file, file);
            }
            disk.delete("c");
            assertThat(disk.list()).containsExactly("a", "b", "d", "e", "f");
            assertThat(disk.exists("a")).isTrue();
            assertThat(disk.exists("c")).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRenamedFileTakesThePlaceOfTheOther(Kind kind) throws IOException {
        try (Disk disk = disk(kind)) {
            Disks.create(disk, "a", "new");
            Disks.create(disk, "b", "old");
            disk.rename("a", "b");
            assertThat(disk.list()).containsExactly("b");
            assertThat(Disks.text(disk, "b")).isEqualTo("new");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsThereIsNotCreatedAgain(Kind kind) throws IOException {
        try (Disk disk = disk(kind)) {
            Disks.create(disk, "a", "hello");
            assertThatExceptionOfType(DiskException.class)
                    .isThrownBy(() -> disk.create("a"))
                    .withMessage("cannot create a: it exists already");
            assertThat(Disks.text(disk, "a")).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsNotThereIsAFailureThatNamesIt(Kind kind) throws IOException {
        try (Disk disk = disk(kind)) {
            assertThatExceptionOfType(DiskException.class)
                    .isThrownBy(() -> disk.write("a", 0, Disks.bytes("x")))
                    .withMessage("cannot write a: no such file");
            assertThatExceptionOfType(DiskException.class).isThrownBy(() -> disk.size("a"));
            assertThatExceptionOfType(DiskException.class)
                    .isThrownBy(() -> disk.read("a", 0, ByteBuffer.allocate(1)));
            assertThatExceptionOfType(DiskException.class).isThrownBy(() -> disk.resize("a", 1));
            assertThatExceptionOfType(DiskException.class).isThrownBy(() -> disk.sync("a"));
            assertThatExceptionOfType(DiskException.class).isThrownBy(() -> disk.rename("a", "b"));
            assertThatExceptionOfType(DiskException.class).isThrownBy(() -> disk.delete("a"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FILES", "UNIX_FILES", "WINDOWS_FILES"})
    void filesStayWhenTheDiskIsClosed(Kind kind) throws IOException {
        Path home = kind == Kind.FILES ? directory : directoryOn(configuration(kind), "n1");
        try (Disk disk = new RealDisk(home, false)) {
            for (String file : new String[] {"a", "b", "c", "d", "e", "f"}) {
                Disks.create(disk, file, "this is " + file);
            }
        }
        try (Disk disk = new RealDisk(home, false)) {
            assertThat(disk.list()).hasSize(6);
            assertThat(Disks.text(disk, "a")).isEqualTo("this is a");
        }
    }

    private static Configuration configuration(Kind kind) {
        return kind == Kind.UNIX_FILES ? Configuration.unix() : Configuration.windows();
    }

    @Test
    void aDirectoryOfOtherThingsIsSeenWithoutThem() throws IOException {
        Files.createDirectory(directory.resolve("sub"));
        Files.writeString(directory.resolve("a copy (1).txt"), "x");
        Files.writeString(directory.resolve(".hidden"), "x");
        Files.writeString(directory.resolve("a"), "x");
        try (Disk disk = new RealDisk(directory, false)) {
            assertThat(disk.list()).containsExactly("a");
        }
    }

    @Test
    void noFileNameLeadsOutOfTheDirectory() {
        try (Disk disk = new RealDisk(directory, false)) {
            for (String file : new String[] {"../a", "/a", "a/b", "..", "", "a\\b", "C:a"}) {
                assertThatExceptionOfType(IllegalArgumentException.class)
                        .isThrownBy(() -> disk.create(file));
            }
        }
    }

    @Test
    void anInterruptedThreadGoesOnUsingTheDisk() {
        try (Disk disk = new RealDisk(directory, false)) {
            Disks.create(disk, "a", "hello");
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(DiskException.class)
                    .isThrownBy(() -> disk.write("a", 0, Disks.bytes("j")));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(Disks.text(disk, "a")).isEqualTo("hello");
        }
    }

    @Test
    void aMissingDirectoryIsSaidToBeNone() {
        Path missing = directory.resolve("missing");
        assertThatExceptionOfType(DiskException.class)
                .isThrownBy(() -> new RealDisk(missing, false))
                .withMessage("cannot open " + missing + ": not a directory");
    }

    @Test
    void zerosTakeNoMemory() {
        MemoryDisk disk = new MemoryDisk();
        disk.create("a");
        disk.resize("a", 1 << 20);
        disk.write("a", 0, ByteBuffer.allocate(1 << 20));
        assertThat(disk.allocatedPages()).isZero();
        disk.write("a", 5_000, Disks.bytes("x"));
        assertThat(disk.allocatedPages()).isEqualTo(1);
        disk.write("a", 8_191, Disks.bytes("xy"));
        assertThat(disk.allocatedPages()).isEqualTo(2);
    }

    @Test
    void copiesInMemoryGoTheirOwnWays() {
        MemoryDisk disk = new MemoryDisk();
        Disks.create(disk, "a", "shared");
        Disks.create(disk, "b", "shared");
        MemoryDisk first = disk.copy();
        MemoryDisk second = disk.copy();
        disk.write("a", 0, Disks.bytes("S"));
        first.resize("a", 2);
        first.resize("a", 4);
        second.delete("a");
        second.rename("b", "c");
        second.write("c", 6, Disks.bytes("!"));
        assertThat(Disks.text(disk, "a")).isEqualTo("Shared");
        assertThat(Disks.text(first, "a")).isEqualTo("sh\0\0");
        assertThat(second.list()).containsExactly("c");
        assertThat(Disks.text(second, "c")).isEqualTo("shared!");
        assertThat(Stream.of(disk, first).map(each -> Disks.text(each, "b")))
                .containsOnly("shared");
    }
}
