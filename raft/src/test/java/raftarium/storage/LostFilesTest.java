package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;

import static raftarium.storage.Workload.entry;
import static raftarium.storage.Workload.snapshot;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.disk.StorageException;
import raftarium.raft.HardState;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A data directory of three nodes, each with a snapshot and several segments, in which whole files
 * and directories are missing, emptied, swapped, somebody else's, or too many. Each node comes back
 * exactly as it was, or is refused and left as it is.
 */
class LostFilesTest {
    private static final StorageConfig CONFIG = new StorageConfig(512);
    private static final int NODES = 3;

    @TempDir
    Path temporary;

    private Path sound;
    private Path other;
    private final Map<Integer, Workload.State> states = new TreeMap<>();
    private int recovered;
    private int refused;

    /** What was done to a directory. */
    private interface Mishap {
        void befall(Path directory) throws IOException;
    }

    @BeforeEach
    void makeTwoClustersOfOneSeed() {
        sound = temporary.resolve("sound");
        other = temporary.resolve("other");
        make(other, "f".repeat(32));
        make(sound, "0123456789abcdef".repeat(2));
    }

    private void make(Path directory, String identity) {
        try (Home home = Home.named(directory, false)) {
            home.save(new ClusterFile(NODES, 42).withIdentity(identity));
            for (int node = 1; node <= NODES; node++) {
                Workload workload = workload(node, identity);
                Storage storage = opened(home, node);
                workload.run(storage, 0, workload.size());
                states.put(node, workload.last());
            }
        }
    }

    /** Of one shape, so that another node's file would fit; each has a batch more than the last. */
    private static Workload workload(int node, String identity) {
        String words = " of n" + node + " in " + identity;
        Workload workload = new Workload()
                .add(new HardState(1, node), entry(1, 1, ""), entry(2, 1, "put a" + words))
                .add(null, snapshot(2, 1, "a" + words))
                .add(null, entry(3, 1, "x".repeat(600) + words));
        for (int more = 1; more <= node; more++) {
            workload.add(new HardState(1 + more, node), entry(3 + more, 1 + more, "y".repeat(900)));
        }
        return workload;
    }

    private static Storage opened(Home home, int node) {
        return Storage.open(home.disk(node), CONFIG);
    }

    @Test
    void noLossOfFilesGivesAStateThatNeverWas() throws IOException {
        after("nothing", directory -> {});
        assertThat(recovered).isEqualTo(NODES);
        losses();
        swaps();
        additions();
        System.out.println("lost files: " + (recovered + refused) + " nodes opened, " + recovered
                + " recovered exactly, " + refused + " refused");
        assertThat(recovered).isGreaterThan(300);
        assertThat(refused).isGreaterThan(100);
    }

    private void losses() throws IOException {
        for (Path file : files(sound)) {
            Path at = sound.relativize(file);
            after(at + " missing", directory -> Files.delete(directory.resolve(at)));
            after(at + " emptied", directory -> Files.write(directory.resolve(at), new byte[0]));
            after(
                    at + " zeroed",
                    directory -> Files.write(
                            directory.resolve(at),
                            new byte[(int) Files.size(directory.resolve(at))]));
        }
        for (int node = 1; node <= NODES; node++) {
            String name = "n" + node;
            after(name + " missing", directory -> deleteAll(directory.resolve(name)));
            for (String glob : List.of("*", "*.wal", "*.snap", "owner", "{owner,*.wal}", "0*")) {
                after(name + "/" + glob + " missing", directory -> {
                    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
                    for (Path file : files(directory.resolve(name))) {
                        if (matcher.matches(file.getFileName())) {
                            Files.delete(file);
                        }
                    }
                });
            }
        }
    }

    /** With each other file of both clusters, and directories with directories. */
    private void swaps() throws IOException {
        List<Path> all = new ArrayList<>(files(sound));
        for (Path one : files(sound)) {
            Path at = sound.relativize(one);
            for (Path two : all) {
                Path with = sound.relativize(two);
                after(at + " and " + with + " swapped", directory -> {
                    byte[] content = Files.readAllBytes(directory.resolve(at));
                    Files.write(directory.resolve(at), Files.readAllBytes(directory.resolve(with)));
                    Files.write(directory.resolve(with), content);
                });
            }
            for (Path foreign : files(other)) {
                after(
                        at + " is the other cluster's " + other.relativize(foreign),
                        directory ->
                                Files.write(directory.resolve(at), Files.readAllBytes(foreign)));
            }
        }
        for (int one = 1; one <= NODES; one++) {
            String name = "n" + one;
            for (int two = 1; two <= NODES; two++) {
                String with = "n" + two;
                after(name + " is the other cluster's " + with, directory -> {
                    deleteAll(directory.resolve(name));
                    copy(other.resolve(with), directory.resolve(name));
                });
                after(name + " and " + with + " swapped", directory -> {
                    Files.move(directory.resolve(name), directory.resolve("aside"));
                    if (!name.equals(with)) {
                        Files.move(directory.resolve(with), directory.resolve(name));
                    }
                    Files.move(directory.resolve("aside"), directory.resolve(with));
                });
            }
        }
    }

    /** Another's file under a name that isn't there, and things of no meaning. */
    private void additions() throws IOException {
        for (int node = 1; node <= NODES; node++) {
            String name = "n" + node;
            List<Path> others = new ArrayList<>(files(sound));
            others.addAll(files(other));
            for (Path file : others) {
                Path extra = Path.of(name, file.getFileName().toString());
                if (!Files.exists(sound.resolve(extra))) {
                    after(
                            file + " added to " + name,
                            directory -> Files.copy(file, directory.resolve(extra)));
                }
            }
            for (String extra : List.of("owner.tmp", "notes.txt", "0000000000000001.wal.tmp")) {
                after(
                        name + "/" + extra + " added",
                        directory -> Files.writeString(
                                directory.resolve(name).resolve(extra), "something"));
            }
        }
        for (String extra : List.of("cluster.tmp", "unfinished", "notes.txt", "n4", "n10/owner")) {
            after(extra + " added", directory -> {
                Files.createDirectories(directory.resolve(extra).getParent());
                Files.writeString(directory.resolve(extra), "something");
            });
        }
    }

    /** Opens a copy to which that happened: no node is in another state than it was. */
    private void after(String what, Mishap mishap) throws IOException {
        Path directory = temporary.resolve("copy");
        deleteAll(directory);
        copy(sound, directory);
        mishap.befall(directory);
        Map<String, String> before = contents(directory);
        int wasRefused = refused;
        try (Home home = Home.named(directory, false)) {
            assertThat(home.cluster()).as(what).isNotNull();
            for (int node = 1; node <= NODES; node++) {
                open(home, node, what);
            }
        } catch (StorageException reason) {
            assertSaid(reason, what);
            refused += NODES;
        }
        if (refused == wasRefused + NODES) {
            assertThat(contents(directory)).as(what).isEqualTo(before);
        }
    }

    private void open(Home home, int node, String what) throws IOException {
        Path directory = home.directory().resolve("n" + node);
        Map<String, String> before = contents(directory);
        try {
            Recovery recovery = opened(home, node).recovery();
            assertThat(Workload.State.of(recovery))
                    .as("n" + node + ", " + what)
                    .isEqualTo(states.get(node));
            recovered++;
        } catch (StorageException reason) {
            assertSaid(reason, what);
            assertThat(contents(directory)).as(what).isEqualTo(before);
            refused++;
        }
    }

    private static void assertSaid(StorageException reason, String what) {
        assertThat(reason.getMessage()).as(what).hasLineCount(1).isNotBlank();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(DirectoryLock.FILE))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> contents(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        if (Files.exists(directory)) {
            for (Path file : files(directory)) {
                byte[] bytes = Files.readAllBytes(file);
                contents.put(
                        file.toString(), bytes.length + " " + HexFormat.of().formatHex(bytes));
            }
        }
        return contents;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.sorted().toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                List<Path> paths = all.sorted(Comparator.reverseOrder()).toList();
                for (Path path : paths) {
                    Files.delete(path);
                }
            }
        }
    }
}
