package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Directories that go with their maker, and what is done about those that didn't. */
class TemporaryDirectoryTest {
    @TempDir
    Path place;

    private void sweep() throws IOException {
        Leftovers.delete(place, Files.getOwner(place), new OwnDirectories());
    }

    /** As a process leaves it that was killed. */
    private Path left(String name, String lock) throws IOException {
        Path directory = Files.createDirectory(place.resolve(name));
        Files.writeString(directory.resolve(DirectoryLock.FILE), lock);
        Files.createDirectory(directory.resolve("n1"));
        Files.writeString(directory.resolve("n1").resolve("a.wal"), "log");
        return directory;
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            return all.map(child -> child.getFileName().toString()).sorted().toList().stream();
        }
    }

    @Test
    void itGoesWithAllThatIsInItButNotWithWhatLinksLeadTo() throws IOException {
        Path kept = Files.writeString(place.resolve("kept"), "mine");
        Path elsewhere = Files.createDirectory(place.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("file"), "mine");
        TemporaryDirectory made = TemporaryDirectory.make();
        Files.createDirectories(made.path().resolve("n1/deep"));
        Files.createSymbolicLink(made.path().resolve("n1/deep/link"), elsewhere);
        Files.createSymbolicLink(made.path().resolve("link"), kept);
        made.close();
        assertThat(made.path()).doesNotExist();
        assertThat(kept).hasContent("mine");
        assertThat(elsewhere.resolve("file")).hasContent("mine");
    }

    @Test
    void whatADeadProcessLeftIsDeletedHoweverFarItGot() throws IOException {
        left("raftarium-1", TemporaryDirectory.MARK);
        Files.createDirectory(place.resolve("raftarium-2"));
        Path locked = Files.createDirectory(place.resolve("raftarium-3"));
        Files.createFile(locked.resolve(DirectoryLock.FILE));
        sweep();
        assertThat(names()).isEmpty();
    }

    @Test
    void nothingElseIsTouched() throws IOException {
        Path named = left("raftarium-1", "");
        left("raftarium-2", "something else that is long enough to be compared");
        left("raftarium-mine", TemporaryDirectory.MARK);
        left("other-4", TemporaryDirectory.MARK);
        Path target = left("target", TemporaryDirectory.MARK);
        Files.createSymbolicLink(place.resolve("raftarium-5"), target);
        Path linked = left("raftarium-6", TemporaryDirectory.MARK);
        Files.delete(linked.resolve(DirectoryLock.FILE));
        Files.createSymbolicLink(
                linked.resolve(DirectoryLock.FILE), target.resolve(DirectoryLock.FILE));
        Files.writeString(place.resolve("raftarium-7"), TemporaryDirectory.MARK);
        sweep();
        assertThat(names())
                .containsExactly(
                        "other-4",
                        "raftarium-1",
                        "raftarium-2",
                        "raftarium-5",
                        "raftarium-6",
                        "raftarium-7",
                        "raftarium-mine",
                        "target");
        assertThat(named.resolve("n1").resolve("a.wal")).hasContent("log");
        assertThat(target.resolve("n1").resolve("a.wal")).hasContent("log");
        assertThat(linked.resolve("n1").resolve("a.wal")).hasContent("log");
    }

    @Test
    void oneOfThisProcessStays() throws IOException {
        OwnDirectories own = new OwnDirectories();
        Path directory = left("raftarium-1", TemporaryDirectory.MARK);
        try (TemporaryDirectory other = TemporaryDirectory.make()) {
            own.locked(directory, () -> other);
            Leftovers.delete(place, Files.getOwner(place), own);
            assertThat(directory).exists();
            assertThat(other.path()).exists();
        }
    }
}
