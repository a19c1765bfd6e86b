package raftarium.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.data.RandomStream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** An image in memory and files that hold the same, whatever fails and whoever changes files. */
class MirroredDiskTest {
    private static final String LONG = "x".repeat(100_000);

    @TempDir
    Path directory;

    private static DiskException failure(String file) {
        return new DiskException(file, "do", DiskException.Kind.IO, "it is broken", null);
    }

    /** A disk that breaks before, in or after the change of a given number, and is whole again. */
    private static final class Breaking extends ForwardingDisk {
        private final Disk disk;
        private int left;
        private final int part;

        Breaking(Disk disk, int left, int part) {
            this.disk = disk;
            this.left = left;
            this.part = part;
        }

        @Override
        protected Disk disk() {
            return disk;
        }

        private void change(String file, Runnable half, Runnable whole) {
            boolean breaks = left == 0;
            left--;
            if (!breaks) {
                whole.run();
                return;
            } else if (part > 0) {
                (part == 1 ? half : whole).run();
            }
            throw failure(file);
        }

        @Override
        public void create(String file) {
            change(file, () -> {}, () -> disk.create(file));
        }

        @Override
        public void resize(String file, long length) {
            long half = (disk.size(file) + length) / 2;
            change(file, () -> disk.resize(file, half), () -> disk.resize(file, length));
        }

        @Override
        public void write(String file, long offset, ByteBuffer source) {
            ByteBuffer half = source.duplicate();
            half.limit(source.position() + source.remaining() / 2);
            change(
                    file,
                    () -> disk.write(file, offset, half),
                    () -> disk.write(file, offset, source));
        }

        @Override
        public void sync(String file) {
            change(file, () -> {}, () -> disk.sync(file));
        }

        @Override
        public void rename(String from, String to) {
            change(from, () -> {}, () -> disk.rename(from, to));
        }

        @Override
        public void delete(String file) {
            change(file, () -> {}, () -> disk.delete(file));
        }

        @Override
        public void syncDirectory() {
            change("", () -> {}, disk::syncDirectory);
        }
    }

    /** A disk that may be asked nothing any more. */
    private static final class Gone extends ForwardingDisk {
        private final Disk disk;
        private boolean isGone;

        Gone(Disk disk) {
            this.disk = disk;
        }

        @Override
        protected Disk disk() {
            if (isGone) {
                throw failure("anything");
            }
            return disk;
        }

        @Override
        public boolean isRead(String file) {
            return true;
        }

        @Override
        public int label() {
            return disk.label();
        }
    }

    @Test
    void neitherReadingNorCopyingTouchesTheMirror() {
        Gone mirror = new Gone(new RealDisk(directory, false));
        SimulatedDisk disk = new SimulatedDisk(mirror);
        Disks.create(disk, "a", LONG);
        disk.sync("a");
        disk.syncDirectory();
        disk.write("a", 0, Disks.bytes("y"));
        mirror.isGone = true;
        SimulatedDisk copy = disk.copy();
        assertThat(Disks.contents(copy)).isEqualTo(Disks.contents(disk));
        copy.sync("a");
        copy.crash(true, RandomStream.of(1, "crash"));
        assertThat(Disks.text(copy, "a")).startsWith("yx");
        mirror.isGone = false;
        disk.crash(false, RandomStream.of(1, "crash"));
        assertThat(Disks.text(disk, "a")).isEqualTo(LONG);
        assertThat(Disks.text(mirror, "a")).isEqualTo(LONG);
        disk.close();
    }

    @Test
    void whatTheMirrorRefusesIsNotInTheImageEither() {
        Gone mirror = new Gone(new MemoryDisk());
        MirroredDisk disk = new MirroredDisk(mirror);
        Disks.create(disk, "a", "old");
        mirror.isGone = true;
        assertThatExceptionOfType(DiskException.class)
                .isThrownBy(() -> disk.write("a", 0, Disks.bytes("new")))
                .withMessage("cannot do anything: it is broken");
        assertThat(Disks.text(disk, "a")).isEqualTo("old");
    }

    /** What a node does: a file made aside, given its name, written to, cut and deleted. */
    private static void work(Disk disk) {
        Disks.create(disk, "a.tmp", LONG);
        disk.sync("a.tmp");
        disk.rename("a.tmp", "a");
        disk.syncDirectory();
        disk.write("a", 10, Disks.bytes(LONG));
        disk.sync("a");
        disk.resize("a", 5_000);
        disk.sync("a");
        Disks.create(disk, "b", "next");
        disk.sync("b");
        disk.delete("a");
        disk.syncDirectory();
    }

    @Test
    void whereverAChangeBreaksOffImageAndFilesHoldTheSameAfterTheCrash() {
        for (int part = 0; part < 3; part++) {
            boolean isWhole = false;
            for (int number = 0; !isWhole; number++) {
                MemoryDisk files = new MemoryDisk();
                SimulatedDisk disk = new SimulatedDisk(new Breaking(files, number, part));
                try {
                    work(disk);
                    isWhole = true;
                    assertThat(number).isGreaterThan(10);
                } catch (DiskException broken) {
                    assertThat(broken).hasMessageEndingWith(": it is broken");
                }
                disk.crash(false, RandomStream.of(number, "crash"));
                assertThat(Disks.contents(disk))
                        .as("change %d, part %d", number, part)
                        .isEqualTo(Disks.contents(files));
                assertThat(Disks.contents(disk.copy())).isEqualTo(Disks.contents(files));
            }
        }
    }

    @Test
    void whatOthersDoToTheFilesIsTakenAtTheNextMountAndTold() throws IOException {
        try (SimulatedDisk disk = new SimulatedDisk(new RealDisk(directory, false))) {
            for (String file : new String[] {"cut", "edited", "gone", "kept"}) {
                Disks.create(disk, file, LONG);
                disk.sync(file);
            }
            disk.syncDirectory();
            disk.mount();
            assertThat(disk.differences()).isEmpty();
            SimulatedDisk before = disk.copy();
            Files.delete(directory.resolve("gone"));
            Files.writeString(directory.resolve("new"), "new");
            Files.writeString(directory.resolve("cut"), "cut");
            Files.writeString(directory.resolve("edited"), LONG.substring(1) + "y");
            assertThat(Disks.contents(disk)).isEqualTo(Disks.contents(before));
            disk.mount();
            assertThat(disk.differences())
                    .containsExactly(
                            new Difference("gone", Difference.Kind.GONE),
                            new Difference("cut", Difference.Kind.CHANGED),
                            new Difference("edited", Difference.Kind.CHANGED),
                            new Difference("new", Difference.Kind.ADDED));
            assertThat(disk.list()).containsExactly("cut", "edited", "kept", "new");
            assertThat(Disks.text(disk, "edited")).endsWith("xy");
            assertThat(Disks.text(disk, "cut")).isEqualTo("cut");
            assertThat(Disks.text(before, "gone")).isEqualTo(LONG);
            disk.mount();
            assertThat(disk.differences()).isEmpty();
        }
    }

    @Test
    void whatIsThereWhenAProcessFirstBeginsIsNoChange() throws IOException {
        Files.writeString(directory.resolve("a"), "before");
        try (SimulatedDisk disk = new SimulatedDisk(new RealDisk(directory, false))) {
            Files.writeString(directory.resolve("a"), "behind");
            disk.mount();
            assertThat(Disks.text(disk, "a")).isEqualTo("behind");
            assertThat(disk.differences()).isEmpty();
        }
    }

    @Test
    void whoLooksAtWhatWouldBeFoundTakesNothing() throws IOException {
        try (SimulatedDisk disk = new SimulatedDisk(new RealDisk(directory, false))) {
            disk.mount();
            Files.writeString(directory.resolve("a"), "put there");
            SimulatedDisk found = disk.found();
            assertThat(Disks.text(found, "a")).isEqualTo("put there");
            found.write("a", 0, Disks.bytes("b"));
            found.sync("a");
            assertThat(directory.resolve("a")).hasContent("put there");
            assertThat(disk.list()).isEmpty();
            disk.mount();
            assertThat(disk.differences())
                    .containsExactly(new Difference("a", Difference.Kind.ADDED));
        }
    }

    @Test
    void aDiskThatIsRefusedIsEmptyUntilItIsNotAnyMore() {
        Gone mirror = new Gone(new MemoryDisk());
        MirroredDisk disk = new MirroredDisk(mirror);
        disk.mount();
        Disks.create(disk, "a", "hello");
        mirror.isGone = true;
        assertThatExceptionOfType(DiskException.class).isThrownBy(disk::mount);
        assertThat(disk.list()).isEmpty();
        assertThat(disk.copy().list()).isEmpty();
        mirror.isGone = false;
        disk.mount();
        assertThat(Disks.text(disk, "a")).isEqualTo("hello");
    }

    /** However large it is, no memory is taken for it. */
    @Test
    void ofAFileThatNobodyReadsTheImageHoldsTheLengthAlone() {
        MemoryDisk files = new MemoryDisk();
        Disks.create(files, "film", LONG);
        Disk mirror = new ForwardingDisk() {
            @Override
            protected Disk disk() {
                return files;
            }

            @Override
            public boolean isRead(String file) {
                return false;
            }
        };
        MirroredDisk disk = new MirroredDisk(mirror);
        assertThat(disk.copy().size("film")).isEqualTo(LONG.length());
        assertThat(disk.copy().allocatedPages()).isZero();
        assertThat(Disks.text(disk, "film")).isEqualTo(LONG);
    }
}
