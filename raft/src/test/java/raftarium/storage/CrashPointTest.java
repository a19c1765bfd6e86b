package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import raftarium.data.RandomStream;
import raftarium.disk.Disks;
import raftarium.disk.MemoryDisk;
import raftarium.disk.RealDisk;
import raftarium.disk.SimulatedDisk;
import raftarium.raft.Rule;
import raftarium.raft.Rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The power goes before, in and after every single operation on the disks of a cluster: nothing
 * that a node has acknowledged is ever lost. {@code -Draftarium.crashpoints=1000000} for more
 * points, {@code -Draftarium.crashpoints.first=4711} for other seeds, {@code
 * -Draftarium.crashpoints.every=1} for all on files.
 */
class CrashPointTest {
    /** How many points there are before the cluster of another seed takes over. */
    private static final long POINTS_A_SEED = 4_000;

    /** In this one's run all is lost that can be without a rule. */
    private static final long SEED_OF_LOSSES = 4;

    /** In this one's run there are all kinds of operations among the first. */
    private static final long SEED_ON_FILES = 6;

    private static final int OPERATIONS_ON_FILES = 150;

    /** Of those the cluster is stopped at one of so many. */
    private static final int EVERY = Integer.getInteger("raftarium.crashpoints.every", 4);

    @TempDir
    Path directory;

    private static SimulatedDisk inMemory(int node) {
        return new SimulatedDisk(new MemoryDisk());
    }

    @Test
    void aPowerCutAtAnyOperationLosesNothingThatWasAcknowledged() {
        long seed = Long.getLong("raftarium.crashpoints.first", 1);
        long atLeast = Long.getLong("raftarium.crashpoints", 8_000);
        CrashPoints points = new CrashPoints(seed);
        Map<CrashServer.Happening, Long> happenings = new EnumMap<>(CrashServer.Happening.class);
        Map<Loss, Long> claims = new EnumMap<>(Loss.class);
        for (; points.count() < atLeast; seed++) {
            CrashCluster cluster =
                    new CrashCluster(seed, Rules.PAPER, CrashPointTest::inMemory, points);
            long end = Math.min(atLeast, points.count() + POINTS_A_SEED);
            while (points.count() < end && points.losses().isEmpty()) {
                cluster.step();
            }
            assertThat(points.described()).as("seed %d, %s", seed, points).isEmpty();
            cluster.happenings().forEach((what, count) -> happenings.merge(what, count, Long::sum));
            cluster.claims().forEach((what, count) -> claims.merge(what, count, Long::sum));
        }
        System.out.println(points + " of what was claimed: " + claims);
        assertThat(points.certain()).isGreaterThan(atLeast / 4);
        assertThat(happenings).containsOnlyKeys(CrashServer.Happening.values());
        assertThat(points.operations()).containsOnlyKeys(WatchedDisk.Kind.values());
        assertThat(claims)
                .containsOnlyKeys(Loss.TERM, Loss.VOTE, Loss.ENTRY, Loss.SNAPSHOT, Loss.COMMIT);
    }

    /** A vote that doesn't wait goes out in a term that doesn't either. */
    @ParameterizedTest
    @CsvSource({
        "PERSIST_TERM, TERM VOTE",
        "PERSIST_VOTE, TERM VOTE",
        "PERSIST_LOG, ENTRY SNAPSHOT COMMIT"
    })
    void withoutTheRuleToSyncFirstItLosesWhatWasAcknowledged(Rule rule, String expected) {
        CrashPoints points = new CrashPoints(1);
        CrashCluster cluster = new CrashCluster(
                SEED_OF_LOSSES, Rules.without(List.of(rule)), CrashPointTest::inMemory, points);
        while (points.count() < POINTS_A_SEED) {
            cluster.step();
        }
        System.out.println("without " + rule.key() + ", " + points);
        assertThat(points.losses())
                .containsOnlyKeys(
                        Stream.of(expected.split(" ")).map(Loss::valueOf).toArray(Loss[]::new));
    }

    /** The cluster has come to the operation at which it is to be stopped. */
    private static final class Reached extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient CrashServer server;
        private final transient WatchedDisk.Operation operation;

        Reached(CrashServer server, WatchedDisk.Operation operation) {
            this.server = server;
            this.operation = operation;
        }
    }

    /** Runs a cluster up to the operation of that number, or to its end. */
    private static Reached runTo(
            int number, CrashPoints.Place place, IntFunction<SimulatedDisk> disks) {
        AtomicInteger left = new AtomicInteger(number);
        CrashCluster cluster =
                new CrashCluster(SEED_ON_FILES, Rules.PAPER, disks, (server, operation, done) -> {
                    if (done == place.isAfter() && left.getAndDecrement() == 0) {
                        throw new Reached(server, operation);
                    }
                });
        while (true) {
            try {
                cluster.step();
            } catch (Reached reached) {
                return reached;
            }
        }
    }

    /** On files there are no copies: the cluster runs anew to each point. */
    @ParameterizedTest
    @EnumSource(CrashPoints.Place.class)
    void filesAreLeftByAPowerCutAsMemoryIs(CrashPoints.Place place) throws IOException {
        CrashPoints points = new CrashPoints(1);
        EnumSet<WatchedDisk.Kind> kinds = EnumSet.noneOf(WatchedDisk.Kind.class);
        for (int number = 0; number < OPERATIONS_ON_FILES; number += EVERY) {
            Reached memory = runTo(number, place, CrashPointTest::inMemory);
            if (!place.isAt(memory.operation, place.isAfter())) {
                continue;
            }
            kinds.add(memory.operation.kind());
            Path home = Files.createDirectory(directory.resolve("" + number));
            List<SimulatedDisk> disks = new ArrayList<>();
            Reached files = runTo(number, place, node -> onFiles(home, node, disks));
            assertThat(files.operation).isEqualTo(memory.operation);
            RandomStream random = RandomStream.of(number, "crash");
            place.crash(memory.server.disk, memory.operation, random.copy());
            place.crash(files.server.disk, files.operation, random.copy());
            assertThat(Disks.contents(files.server.disk))
                    .isEqualTo(Disks.contents(memory.server.disk));
            assertThat(points.check(files.server, files.server.disk, place, files.operation))
                    .isEqualTo(points.check(
                            memory.server, memory.server.disk, place, memory.operation));
            disks.forEach(SimulatedDisk::close);
        }
        assertThat(points.described()).isEmpty();
        assertThat(kinds)
                .containsExactly(
                        place.isHalf()
                                ? new WatchedDisk.Kind[] {WatchedDisk.Kind.WRITE}
                                : WatchedDisk.Kind.values());
    }

    private static SimulatedDisk onFiles(Path home, int node, List<SimulatedDisk> disks) {
        try {
            Path directory = Files.createDirectory(home.resolve("n" + node));
            SimulatedDisk disk = new SimulatedDisk(new RealDisk(directory, false));
            disks.add(disk);
            return disk;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
