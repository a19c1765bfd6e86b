package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.data.RandomStream;
import raftarium.disk.Disk;
import raftarium.disk.Disks;
import raftarium.disk.ForwardingDisk;
import raftarium.disk.MemoryDisk;
import raftarium.disk.RealDisk;
import raftarium.disk.SimulatedDisk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files of another moment are laid, all or none, wherever that is broken off. */
class LayingTest {
    private static final String IDENTITY = "0123456789abcdef".repeat(2);
    private static final ClusterFile LATER =
            new ClusterFile(3, 7).withIdentity(IDENTITY).at(9_000);
    private static final ClusterFile THEN = LATER.at(4_000);
    private static final Path PLACE = Path.of("d");

    /** How many batches each node had written later, and then. */
    private static final int[] MORE = {11, 9, 5};

    private static final int[] LESS = {4, 9, 0};

    @TempDir
    Path place;

    private static Owner owner(int node) {
        return new Owner(IDENTITY, node);
    }

    /** All that a data directory is, in memory: its own files, and those of its nodes. */
    private record Directory(Disk home, List<? extends Disk> nodes) {
        static Directory of(ClusterFile cluster, int[] batches) {
            MemoryDisk home = new MemoryDisk();
            home.create(ClusterFile.FILE);
            home.write(ClusterFile.FILE, 0, cluster.encoded());
            List<MemoryDisk> nodes = new ArrayList<>();
            for (int node = 1; node <= batches.length; node++) {
                MemoryDisk files = new MemoryDisk();
                OwnedDisk.give(files, owner(node));
                written(files, node, batches[node - 1]);
                Disks.create(files, "notes.gone", "a user's");
                nodes.add(files);
            }
            return new Directory(home, nodes);
        }

        Laying laying() {
            return new Laying(PLACE, home, node -> kept(nodes.get(node - 1)));
        }

        /** Closing a file's disk must not close what the test still needs. */
        private static Disk kept(Disk disk) {
            return new ForwardingDisk() {
                @Override
                protected Disk disk() {
                    return disk;
                }

                @Override
                public void close() {}
            };
        }

        /** The same, of which so many operations are carried out in all. */
        Directory cut(int operations) {
            int[] left = {operations};
            WatchedDisk.Watcher watcher = (operation, done) -> {
                if (!done && left[0]-- <= 0) {
                    throw new CutDisk.PowerGone();
                }
            };
            return new Directory(
                    new WatchedDisk(home, watcher),
                    nodes.stream().map(disk -> new WatchedDisk(disk, watcher)).toList());
        }

        Directory simulated() {
            return new Directory(
                    new SimulatedDisk(home),
                    nodes.stream().map(SimulatedDisk::new).toList());
        }

        void losePower(RandomStream random) {
            ((SimulatedDisk) home).crash(true, random);
            nodes.forEach(disk -> ((SimulatedDisk) disk).crash(true, random));
        }

        ClusterFile cluster() {
            return ClusterFile.parse(ClusterFile.FILE, Disks.content(home, ClusterFile.FILE));
        }

        List<Map<String, String>> contents() {
            List<Map<String, String>> contents = new ArrayList<>();
            contents.add(Disks.contents(home));
            nodes.forEach(disk -> contents.add(Disks.contents(disk)));
            return contents;
        }
    }

    private static void written(Disk files, int node, int batches) {
        if (batches > 0) {
            Storage storage = Storage.open(new OwnedDisk(files, owner(node)), Workload.CONFIG);
            Workload.checkpoints().run(storage, 0, batches);
        }
    }

    /** What is durable of a node, as its process sees it. */
    private static MemoryDisk image(int node, int batches) {
        MemoryDisk files = new MemoryDisk();
        OwnedDisk.give(files, owner(node));
        written(files, node, batches);
        return MemoryDisk.copyOf(new OwnedDisk(files, owner(node)));
    }

    private static void lay(Directory directory) {
        directory.laying().lay(THEN, node -> image(node, LESS[node - 1]));
    }

    @Test
    void whatIsLaidIsWhatWasThenByteForByte() {
        Directory directory = Directory.of(LATER, MORE);
        lay(directory);
        assertThat(directory.contents()).isEqualTo(Directory.of(THEN, LESS).contents());
        for (int node = 1; node <= 3; node++) {
            Disk disk = new OwnedDisk(directory.nodes.get(node - 1), owner(node));
            assertThat(Workload.State.of(Storage.open(disk, Workload.CONFIG).recovery()))
                    .isEqualTo(Workload.checkpoints().state(LESS[node - 1]));
        }
    }

    @Test
    void aKillAtAnyOperationLeavesTheOldOrTheNew() {
        List<Map<String, String>> before = Directory.of(LATER, MORE).contents();
        List<Map<String, String>> after = Directory.of(THEN, LESS).contents();
        int[] left = {0, 0};
        boolean isWhole = false;
        for (int operations = 0; !isWhole; operations++) {
            Directory directory = Directory.of(LATER, MORE);
            try {
                lay(directory.cut(operations));
                isWhole = true;
            } catch (CutDisk.PowerGone killed) {
                settleThoughKilledAgain(directory, operations % 7);
                assertThat(directory.contents())
                        .as("after %d operations", operations)
                        .isIn(before, after);
                boolean isNew = directory.contents().equals(after);
                assertThat(isNew || left[1] == 0).as("once new, always new").isTrue();
                left[isNew ? 1 : 0]++;
            }
        }
        assertThat(left[0]).as("the old").isGreaterThan(30);
        assertThat(left[1]).as("the new").isGreaterThan(15);
    }

    private static void settleThoughKilledAgain(Directory directory, int operations) {
        try {
            Directory cut = directory.cut(operations);
            cut.laying().settle(cut.cluster());
        } catch (CutDisk.PowerGone killedAgain) {
            assertThat(directory.home.exists(ClusterFile.FILE)).isTrue();
        }
        ClusterFile settled = directory.laying().settle(directory.cluster());
        assertThat(settled).isEqualTo(directory.cluster());
    }

    @Test
    void aPowerCutAtAnyOperationLeavesTheOldOrTheNew() {
        List<Map<String, String>> before = Directory.of(LATER, MORE).contents();
        List<Map<String, String>> after = Directory.of(THEN, LESS).contents();
        RandomStream random = RandomStream.of(1, "power cuts");
        boolean isWhole = false;
        for (int number = 0; !isWhole; number++) {
            Directory directory = Directory.of(LATER, MORE).simulated();
            try {
                lay(directory.cut(number / 4));
                isWhole = true;
            } catch (CutDisk.PowerGone gone) {
                assertThat(number).isLessThan(1_000);
            }
            directory.losePower(random);
            Directory cut = directory.cut((int) random.below(30));
            try {
                cut.laying().settle(cut.cluster());
            } catch (CutDisk.PowerGone goneAgain) {
                directory.losePower(random);
            }
            directory.laying().settle(directory.cluster());
            directory.losePower(random);
            assertThat(directory.contents()).as("number %d", number).isIn(before, after);
            assertThat(isWhole && directory.contents().equals(before)).isFalse();
        }
    }

    @Test
    void aMarkOfAnotherClusterReplacesNothing() {
        Directory directory = Directory.of(LATER, MORE);
        ClusterFile other = LATER.withIdentity("f".repeat(32));
        assertThatExceptionOfType(CutDisk.PowerGone.class).isThrownBy(() -> lay(directory.cut(60)));
        assertThat(directory.home.exists(Laying.MARK)).isTrue();
        List<Map<String, String>> contents = directory.contents();
        assertThatExceptionOfType(CorruptionException.class)
                .isThrownBy(() -> directory.laying().settle(other))
                .withMessage(PLACE.resolve(Laying.MARK) + " is damaged at byte 0: expected the"
                        + " cluster " + other.identity() + ", found the cluster " + IDENTITY);
        assertThat(directory.contents()).isEqualTo(contents);
    }

    /** A named home with these files. */
    private Path named(ClusterFile cluster, int[] batches) {
        Path directory = place.resolve("d" + batches[0]);
        try (Home home = Home.named(directory, false)) {
            home.save(cluster);
            for (int node = 1; node <= batches.length; node++) {
                if (batches[node - 1] > 0) {
                    Storage storage = Storage.open(home.disk(node), Workload.CONFIG);
                    Workload.checkpoints().run(storage, 0, batches[node - 1]);
                }
            }
        }
        return directory;
    }

    private static ClusterFile withNodes(int count) {
        return new ClusterFile(count, 7).withIdentity(IDENTITY);
    }

    private static Map<Path, String> contents(Path directory) throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(
                        directory.relativize(file),
                        Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    @Test
    void aHomeLaysFewerNodesAndMore() throws IOException {
        Path expected = named(LATER.at(5_000), new int[] {4, 9});
        for (int[] batches : new int[][] {{11, 9, 5, 3}, {2}}) {
            Path directory = named(withNodes(batches.length), batches);
            ClusterFile then = LATER.at(5_000);
            try (Home home = Home.named(directory, false)) {
                home.lay(then, node -> image(node, node == 1 ? 4 : node == 2 ? 9 : 0));
                assertThat(home.cluster()).isEqualTo(then);
                Storage storage = Storage.open(home.disk(1), Workload.CONFIG);
                Workload.checkpoints().run(storage, 4, 5);
                home.lay(then, node -> image(node, node == 1 ? 4 : node == 2 ? 9 : 0));
            }
            assertThat(contents(directory)).isEqualTo(contents(expected));
        }
    }

    @Test
    void aHomeThatIsOpenedSettlesWhatWasBrokenOff() throws IOException {
        Path expected = named(THEN, LESS);
        Map<Path, String> after = contents(expected);
        for (int operations = 0; operations < 60; operations += 4) {
            Path directory = named(LATER, MORE);
            Map<Path, String> before = contents(directory);
            int count = operations;
            assertThatExceptionOfType(CutDisk.PowerGone.class)
                    .isThrownBy(() -> layOn(directory, count));
            Home.named(directory, false).close();
            assertThat(contents(directory)).as("%d operations", operations).isIn(before, after);
            Home.named(directory, true).close();
            assertThat(contents(directory).keySet().stream().map(Path::toString))
                    .containsOnly("unfinished", DirectoryLock.FILE);
        }
    }

    private static void layOn(Path directory, int operations) {
        List<RealDisk> nodes = List.of(
                new RealDisk(directory.resolve("n1"), false),
                new RealDisk(directory.resolve("n2"), false),
                new RealDisk(directory.resolve("n3"), false));
        try (RealDisk home = new RealDisk(directory, false)) {
            lay(new Directory(home, nodes).cut(operations));
        } finally {
            nodes.forEach(RealDisk::close);
        }
    }
}
