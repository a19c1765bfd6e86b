package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.disk.Disk;
import raftarium.disk.RealDisk;
import raftarium.trace.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Three nodes on a file system that is filled to its last byte, and then has room again. */
class FullDiskTest {
    private static final int NODES = 3;
    private static final int ROOM = 2 << 20;
    private static final String LONG = "v".repeat(5000);

    @TempDir
    Path place;

    private final Map<String, String> acknowledged = new TreeMap<>();
    private final QuotaDisk.Room room = new QuotaDisk.Room(ROOM);

    private @Nullable Cluster cluster;

    /** What lies on the mounted file system to be deleted; null: room is given by the quota. */
    private @Nullable Path ballast;

    @AfterEach
    void unmount() {
        if (cluster != null) {
            cluster.simulation.close();
        }
        if (ballast != null) {
            assertThat(isDone("umount", "-l", place.toString())).isTrue();
        }
    }

    /** A file system of its own, where one may be mounted; else a quota. */
    private Disk disk(String backing, int node) {
        Path directory = place.resolve("n" + node);
        try {
            if (node == 1 && backing.equals("mounted") && isMounted()) {
                ballast = Files.write(place.resolve("ballast"), new byte[ROOM]);
            }
            Files.createDirectory(directory);
        } catch (IOException trouble) {
            throw new AssertionError(trouble);
        }
        Disk disk = new RealDisk(directory, true);
        return ballast == null ? room.share(disk) : disk;
    }

    private boolean isMounted() {
        return isDone("mount", "-t", "tmpfs", "-o", "size=" + 2 * ROOM, "tmpfs", place.toString());
    }

    private static boolean isDone(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private void makeRoom() throws IOException {
        if (ballast != null) {
            Files.delete(ballast);
        } else {
            room.grow(ROOM);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "quota, 1000000",
        "quota, 20",
        "quota, 3",
        "mounted, 1000000",
        "mounted, 20",
        "mounted, 3"
    })
    void nodesWithoutRoomFailAndHaveAcknowledgedNothingThatIsNotThereLater(
            String backing, int entriesBetweenSnapshots) throws IOException {
        cluster = new Cluster(SimulationConfig.of(NODES, 1), node -> disk(backing, node));
        cluster.simulation
                .operator()
                .setCompaction(new Compaction(entriesBetweenSnapshots, Long.MAX_VALUE));
        cluster.leader();
        fill();
        restart();
        cluster.run(20 * Cluster.SECOND);
        assertThat(cluster.simulation.violation()).isNull();

        makeRoom();
        restart();
        cluster.leader();
        cluster.done(cluster.put("last", "one"));
        acknowledged.put("last", "one");
        for (int id = 1; id <= NODES; id++) {
            int node = id;
            assertThat(cluster.state(id)).isEqualTo(HostState.RUNNING);
            assertThat(cluster.simulation.host(id).failure()).isEmpty();
            cluster.until(() -> "one".equals(cluster.value(node, "last")));
            acknowledged.forEach(
                    (key, value) -> assertThat(cluster.value(node, key)).as(key).isEqualTo(value));
        }
        assertThat(cluster.simulation.violation()).isNull();
    }

    /** Clients write until nothing is acknowledged any more. */
    private void fill() {
        for (int count = 0; count < 1000; count++) {
            String value = count + LONG;
            Call call = cluster.put("k" + count, value);
            while (!call.isDone()) {
                assertThat(cluster.simulation.step()).isTrue();
            }
            if (call.outcome() != Outcome.OK) {
                break;
            }
            acknowledged.put("k" + count, value);
        }
        assertThat(acknowledged).hasSizeBetween(20, 500);
        int failed = 0;
        for (int id = 1; id <= NODES; id++) {
            if (cluster.state(id) == HostState.FAILED) {
                failed++;
                assertThat(cluster.simulation.host(id).failure())
                        .matches("cannot (resize|write) .*: No space left on device");
            }
        }
        assertThat(failed).isBetween(2, NODES);
    }

    private void restart() {
        for (int id = 1; id <= NODES; id++) {
            cluster.simulation.faults().restart(id);
        }
    }
}
