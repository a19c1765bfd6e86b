package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.raft.HardState;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the disks of a cluster are. */
class HomeTest {
    private static final String IDENTITY = "0123456789abcdef".repeat(2);
    private static final String OTHER = "f".repeat(32);
    private static final ClusterFile CLUSTER = new ClusterFile(3, 42).withIdentity(IDENTITY);

    @TempDir
    Path temporary;

    private static void store(Home home, int node, long term) {
        Storage storage = Storage.open(home.disk(node), StorageConfig.DEFAULT);
        storage.append(new HardState(term, 0), List.of());
        storage.sync();
    }

    private static long term(Home home, int node) {
        return Storage.open(home.disk(node), StorageConfig.DEFAULT)
                .recovery()
                .hardState()
                .term();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** A directory with a cluster of three, each in a term of its own. */
    private Path cluster() {
        Path directory = temporary.resolve("data").resolve("cluster of three");
        try (Home home = Home.named(directory, false)) {
            assertThat(home.cluster()).isNull();
            home.save(CLUSTER);
            for (int node = 1; node <= 3; node++) {
                store(home, node, node);
            }
        }
        return directory;
    }

    @Test
    void everyNodeHasADiskOfItsOwn() {
        for (Home home : List.of(Home.memory(), Home.temporary())) {
            try (home) {
                home.save(new ClusterFile(2, 1).withIdentity(IDENTITY));
                store(home, 1, 7);
                assertThat(home.disk(1)).isSameAs(home.disk(1));
                assertThat(term(home, 1)).isEqualTo(7);
                assertThat(term(home, 2)).isZero();
                assertThat(term(home, 101)).isZero();
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> home.disk(102))
                        .withMessage("a node is 1 to 101: 102");
            }
        }
    }

    @Test
    void aTemporaryDirectoryIsGoneWhenItIsClosed() {
        Home home = Home.temporary();
        Path directory = home.directory();
        store(home, 1, 7);
        store(home, 2, 7);
        assertThat(directory).isDirectory();
        home.close();
        assertThat(directory).doesNotExist();
        home.close();
    }

    @Test
    void aNamedDirectoryIsKept() throws IOException {
        Path directory = cluster();
        assertThat(names(directory)).containsExactly("cluster", "lock", "n1", "n2", "n3");
        try (Home home = Home.named(directory, false)) {
            assertThat(home.cluster()).isEqualTo(CLUSTER);
            assertThat(Stream.of(1, 2, 3).map(node -> term(home, node)))
                    .containsExactly(1L, 2L, 3L);
            home.save(CLUSTER.resumedOnceMore().at(5_000));
        }
        assertThat(ClusterFile.read(directory.resolve("cluster")))
                .isEqualTo(CLUSTER.resumedOnceMore().at(5_000));
    }

    @Test
    void aClusterIsDeletedToBeOverwrittenAndNothingElse() throws IOException {
        Path directory = cluster();
        Files.writeString(directory.resolve("notes.txt"), "mine");
        try (Home home = Home.named(directory, true)) {
            assertThat(home.cluster()).isNull();
            assertThat(names(directory)).containsExactly("lock", "notes.txt", "unfinished");
            home.save(new ClusterFile(1, 43).withIdentity(OTHER));
            assertThat(term(home, 1)).isZero();
        }
        assertThat(names(directory)).containsExactly("cluster", "lock", "n1", "notes.txt");
    }

    @Test
    void aClusterThatWasNotYetOrNoLongerWholeIsStartedAfresh() throws IOException {
        Path directory = cluster();
        Files.writeString(directory.resolve("unfinished"), IDENTITY + "\n");
        try (Home home = Home.named(directory, false)) {
            assertThat(home.cluster()).isNull();
            home.save(new ClusterFile(3, 43).withIdentity(OTHER));
            assertThat(Stream.of(1, 2, 3).map(node -> term(home, node))).containsOnly(0L);
        }
        assertThat(names(directory)).containsExactly("cluster", "lock", "n1", "n2", "n3");
    }

    @Test
    void aNodeThatIsAddedGetsAnEmptyDisk() throws IOException {
        Path directory = cluster();
        Files.createDirectory(directory.resolve("n4"));
        Files.writeString(directory.resolve("n4").resolve("0000000000000001.wal"), "left over");
        try (Home home = Home.named(directory, false)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> home.disk(4))
                    .withMessage("n4 isn't part of the cluster that is stored");
            home.save(CLUSTER.withNodes(4));
            assertThat(term(home, 4)).isZero();
            assertThat(term(home, 3)).isEqualTo(3);
        }
    }

    @Test
    void aNodeWhoseDirectoryIsMissingIsRefused() throws IOException {
        Path directory = cluster();
        for (String name : names(directory.resolve("n2"))) {
            Files.delete(directory.resolve("n2").resolve(name));
        }
        Files.delete(directory.resolve("n2"));
        try (Home home = Home.named(directory, false)) {
            assertThat(term(home, 1)).isEqualTo(1);
            assertThatExceptionOfType(LostDiskException.class)
                    .isThrownBy(() -> home.disk(2).mount())
                    .withMessage(directory.resolve("n2") + ": expected the directory of n2, found"
                            + " nothing: put n2's own files back, or remove n2 and add a new node");
        }
    }

    @Test
    void aDirectoryOfOtherThingsIsLeftAlone() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "mine");
        for (boolean overwrite : new boolean[] {false, true}) {
            assertThatExceptionOfType(HomeException.class)
                    .isThrownBy(() -> Home.named(temporary, overwrite))
                    .withMessage(temporary
                            + ": holds no cluster, but other things (thesis.txt): choose another");
        }
        assertThat(names(temporary)).containsExactly("thesis.txt");
        assertThatExceptionOfType(HomeException.class)
                .isThrownBy(() -> Home.named(temporary.resolve("thesis.txt"), false))
                .withMessageStartingWith(temporary.resolve("thesis.txt") + ": can't be made");
    }

    @Test
    void aDamagedClusterFileIsRefusedAndCanBeOverwritten() throws IOException {
        Path directory = cluster();
        Files.writeString(directory.resolve("cluster"), "x");
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatExceptionOfType(CorruptionException.class)
                    .isThrownBy(() -> Home.named(directory, false));
        }
        assertThat(names(directory)).contains("n1", "n2", "n3");
        try (Home home = Home.named(directory, true)) {
            assertThat(home.cluster()).isNull();
        }
    }

    @Test
    void aDirectoryInUseIsRefused() {
        Path directory = cluster();
        try (Home home = Home.named(directory, false)) {
            assertThat(home.cluster()).isNotNull();
            for (boolean overwrite : new boolean[] {false, true}) {
                assertThatExceptionOfType(HomeException.class)
                        .isThrownBy(() -> Home.named(directory, overwrite))
                        .withMessage(directory
                                + ": in use by another process, or a second time by this one");
            }
            assertThat(term(home, 1)).isEqualTo(1);
        }
        Home.named(directory, false).close();
    }

    @Test
    void aDirectoryInUseByAnotherProcessIsRefusedUntilThatEnds() throws Exception {
        Path directory = cluster();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("locked");
            assertThatExceptionOfType(HomeException.class)
                    .isThrownBy(() -> Home.named(directory, false));
        } finally {
            other.destroyForcibly();
            other.waitFor();
        }
        Home.named(directory, false).close();
    }

    /** Locks a directory and keeps it until it is killed. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] arguments) throws IOException {
            try (DirectoryLock lock = DirectoryLock.acquire(Path.of(arguments[0]))) {
                System.out.println(lock == null ? "not locked" : "locked");
                System.in.read();
            }
        }
    }
}
