package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.check.SafetyChecker;
import raftarium.data.Digest;
import raftarium.data.RandomStream;
import raftarium.disk.RealDisk;
import raftarium.machine.KeyValueCommand;
import raftarium.raft.Rules;
import raftarium.storage.Home;
import raftarium.trace.Outcome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Seed and commands give one trace, to the byte; a copy goes on alike and disturbs nobody. */
class DeterminismTest {
    @Test
    void theSameSeedGivesTheSameDigestAndAnotherSeedAnother() {
        Set<Long> digests = new HashSet<>();
        for (long seed = 1; seed <= 5; seed++) {
            Chaos one = Chaos.ofSeed(seed, Rules.PAPER);
            Chaos other = Chaos.ofSeed(seed, Rules.PAPER);
            one.run(10);
            other.run(10);
            assertThat(one.simulation().trace().digest())
                    .isEqualTo(other.simulation().trace().digest());
            assertThat(one.simulation().executed()).isEqualTo(other.simulation().executed());
            digests.add(one.simulation().trace().digest());
        }
        assertThat(digests).hasSize(5);
    }

    /** If this fails, recordings of earlier versions no longer replay: say so in the notes. */
    @Test
    void theDigestOfAKnownRunStaysAsItIs() {
        Cluster cluster = Cluster.of(5, 42);
        cluster.run(2 * Cluster.SECOND);
        cluster.done(cluster.put("k", "v"));
        cluster.simulation.faults().crash(cluster.leader(), false);
        cluster.run(2 * Cluster.SECOND);
        assertThat(Digest.text(cluster.simulation.trace().digest())).isEqualTo("48b3fc928072f4f4");
    }

    @Test
    void howTheTimeIsCutIntoStepsMakesNoDifference() {
        Cluster one = Cluster.of(5, 9);
        Cluster other = Cluster.of(5, 9);
        one.simulation.clients().load().start(2, 3 * Cluster.MILLISECOND, Long.MAX_VALUE);
        other.simulation.clients().load().start(2, 3 * Cluster.MILLISECOND, Long.MAX_VALUE);
        one.run(3 * Cluster.SECOND);
        while (other.simulation.step(3 * Cluster.SECOND)) {
            other.simulation.view();
            other.simulation.nextNanos();
        }
        assertThat(other.simulation.trace().digest())
                .isEqualTo(one.simulation.trace().digest());
        assertThat(other.simulation.executed()).isEqualTo(one.simulation.executed());
    }

    @Test
    void aCopyFromTheMiddleOfChaosGoesOnLikeTheOriginalAndDoesNotDisturbIt() {
        for (long seed = 1; seed <= 5; seed++) {
            Chaos control = Chaos.ofSeed(seed, Rules.PAPER);
            Chaos original = Chaos.ofSeed(seed, Rules.PAPER);
            for (int part = 0; part < 4; part++) {
                control.run(2);
                original.run(2);
                Chaos copy = original.copy();
                copy.run(3);
                Chaos again = original.copy().copy();
                again.run(3);
                assertThat(digest(again))
                        .as("seed %d, part %d", seed, part)
                        .isEqualTo(digest(copy));
                assertThat(digest(original)).isEqualTo(digest(control));
            }
            Chaos copy = original.copy();
            copy.run(5);
            original.run(5);
            control.run(5);
            assertThat(digest(copy)).as("the copy, seed %d", seed).isEqualTo(digest(control));
            assertThat(digest(original))
                    .as("the original, seed %d", seed)
                    .isEqualTo(digest(control));
            assertThat(original.simulation().view().counters())
                    .isEqualTo(control.simulation().view().counters());
        }
    }

    /** What it can't tell any more is what came before. */
    @Test
    void aCopyToKeepGoesOnLikeTheOriginalWithTheEventsSinceThen() {
        for (long seed = 1; seed <= 3; seed++) {
            Simulation original = Chaos.ofSeed(seed, Rules.PAPER).simulation();
            original.clients().load().start(3, Cluster.MILLISECOND, Long.MAX_VALUE);
            original.runUntil(3 * Cluster.SECOND);
            Simulation kept = original.copyToKeep();
            long before = original.trace().count();
            assertThat(kept.trace().since(0)).isEmpty();
            original.runUntil(3 * Cluster.SECOND + 200 * Cluster.MILLISECOND);
            kept.runUntil(3 * Cluster.SECOND + 200 * Cluster.MILLISECOND);
            assertThat(kept.trace().digest()).isEqualTo(original.trace().digest());
            assertThat(kept.trace().first()).isEqualTo(before);
            assertThat(kept.trace().since(before)).isEqualTo(original.trace().since(before));
            assertThat(kept.trace().count()).isGreaterThan(before + 100);
        }
    }

    /** A copy between any two events, not only where a command is given. */
    @Test
    void aCopyBetweenAnyTwoEventsGoesOnAlike() {
        Chaos control = Chaos.ofSeed(3, Rules.PAPER);
        Chaos copied = Chaos.ofSeed(3, Rules.PAPER);
        control.run(4);
        copied.run(4);
        Simulation simulation = copied.simulation();
        for (int step = 0; step < 300; step++) {
            simulation = simulation.copy();
            simulation.step();
            control.simulation().step();
        }
        assertThat(simulation.trace().digest())
                .isEqualTo(control.simulation().trace().digest());
    }

    private static long digest(Chaos chaos) {
        return chaos.simulation().trace().digest();
    }

    @Test
    void filesAndMemoryGiveTheSameDigest(@TempDir Path directory) {
        for (long seed = 1; seed <= 3; seed++) {
            Path place = directory.resolve("seed" + seed);
            Chaos memory = Chaos.ofSeed(seed, Rules.PAPER);
            memory.run(3);
            memory.run(3);
            RandomStream chance = RandomStream.of(seed, "chaos");
            SimulationConfig config = SimulationConfig.of((int) chance.between(3, 7), seed);
            Simulation files = new Simulation(
                    config,
                    node -> new RealDisk(made(place.resolve("n" + node)), false),
                    List.of(new SafetyChecker(config.nodes())));
            files.clients()
                    .load()
                    .start(3, (5 + chance.below(40)) * Cluster.MILLISECOND, Long.MAX_VALUE);
            Chaos chaos = new Chaos(files, chance);
            chaos.run(3);
            Chaos copy = chaos.copy();
            copy.run(3);
            chaos.run(3);
            assertThat(digest(chaos)).as("seed %d", seed).isEqualTo(digest(memory));
            assertThat(digest(copy)).as("copy in memory, seed %d", seed).isEqualTo(digest(memory));
            files.close();
        }
    }

    private static Path made(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    @Test
    void aResumedClusterDrawsOtherNumbersAndKeepsItsLog() {
        Home home = Home.memory();
        SimulationConfig first = SimulationConfig.of(3, 1);
        Simulation before = new Simulation(first, home::disk, List.of());
        KeyValueCommand put = KeyValueCommand.put("k", "v");
        before.runUntil(2 * Cluster.SECOND);
        Call call = before.clients().call(null, put.encode(), null, "put k v", Call.ANY_NODE);
        before.runUntil(3 * Cluster.SECOND);
        assertThat(call.outcome()).isEqualTo(Outcome.OK);
        SimulationConfig second =
                new SimulationConfig(3, 3, 1, first.raft(), first.net(), 1, before.nowNanos());
        Simulation after = new Simulation(second, home::disk, List.of());
        assertThat(after.nowNanos()).isEqualTo(3 * Cluster.SECOND);
        assertThat(after.host(1).status().log().lastIndex())
                .isEqualTo(before.host(1).status().log().lastIndex());
        assertThat(after.view().node(1).clock().timerEndNanos() - after.nowNanos())
                .isNotEqualTo(new Simulation(first, node -> Home.memory().disk(node), List.of())
                        .view()
                        .node(1)
                        .clock()
                        .timerEndNanos());
    }
}
