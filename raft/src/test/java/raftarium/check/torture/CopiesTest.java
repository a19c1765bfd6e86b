package raftarium.check.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import raftarium.check.SafetyChecker;
import raftarium.raft.RandomStream;
import raftarium.sim.Simulation;
import raftarium.storage.Home;

import java.util.List;

/**
 * Under torture copies are made between any two actions. Sometimes it goes on with the copy and
 * sometimes with the original; the other one is tormented for a while. Whichever it was, the trace
 * ends as that of the run without copies. {@code -Draftarium.copies.seeds=300} for more seeds,
 * {@code -Draftarium.copies.first=4711} for others.
 */
class CopiesTest {
    private static final long SEEDS = Long.getLong("raftarium.copies.seeds", 3);
    private static final long FIRST = Long.getLong("raftarium.copies.first", 1);

    /** About so many copies are made of a cluster. */
    private static final long COPIES = 40;

    private static final int ACTIONS_ASIDE = 150;

    /** Where the disks are, and how often, in a million, it goes on with the copy, in memory. */
    private enum Place {
        MEMORY(500_000),
        FILES(20_000);

        private final int copyMillionths;

        Place(int copyMillionths) {
            this.copyMillionths = copyMillionths;
        }

        private Home home() {
            return this == MEMORY ? Home.memory() : Home.temporary();
        }
    }

    /** A run of what was done to a cluster before, with copies. */
    private static final class Copied {
        private final RandomStream random;
        private final int goesOverMillionths;
        private final int copiesMillionths;
        private Simulation simulation;
        private int copies;
        private int originals;

        Copied(Simulation simulation, long seed, long actions, Place place) {
            this.simulation = simulation;
            random = RandomStream.of(seed, "copies");
            goesOverMillionths = place.copyMillionths;
            copiesMillionths = (int) Math.max(1, COPIES * 1_000_000 / actions);
        }

        void perform(Step step) {
            if (step instanceof TimeStep.Run run) {
                long endNanos = simulation.nowNanos() + run.nanos();
                while (simulation.step(endNanos)) {
                    between();
                }
                simulation.advanceTo(endNanos);
            } else if (step instanceof TimeStep.Events events) {
                for (long left = events.count(); left > 0 && simulation.step(); left--) {
                    between();
                }
            } else {
                assertThat(step.apply(simulation)).as(step.line()).isTrue();
            }
        }

        private void between() {
            if (random.chance(copiesMillionths)) {
                Simulation copy = simulation.copy();
                boolean goesOver = random.chance(goesOverMillionths);
                torment(goesOver ? simulation : copy);
                simulation = goesOver ? copy : simulation;
                copies += goesOver ? 1 : 0;
                originals += goesOver ? 0 : 1;
            }
        }

        /** All that it may still share with the one that goes on is changed. */
        private void torment(Simulation other) {
            pass(other);
            int node = (int) random.between(1, other.nodes());
            new NodeStep.CrashAll(random.chance(500_000)).apply(other);
            new DiskStep.Rot(node).apply(other);
            new NodeStep.RestartDown().apply(other);
            new NetworkStep.Heal().apply(other);
            new ClientStep.Load(3, 50).apply(other);
            pass(other);
            other.close();
        }

        private static void pass(Simulation other) {
            for (int left = ACTIONS_ASIDE; left > 0; left--) {
                other.step();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsCopiedGoesOnAsIfNothingHadBeen(Place place) {
        Torture torture = new Torture(TortureOptions.DEFAULT);
        int copies = 0;
        int originals = 0;
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            Verdict.Run run = torture.run(seed);
            Setup setup = Planner.plan(seed, TortureOptions.DEFAULT).setup();
            try (Home home = place.home()) {
                Simulation simulation = new Simulation(
                        setup.config(), home::disk, List.of(new SafetyChecker(setup.nodes())));
                Copied copied = new Copied(simulation, seed, run.verdict().events(), place);
                run.performed().forEach(copied::perform);
                copied.simulation.compareStates();
                assertThat(copied.simulation.violation()).as("seed %d", seed).isNull();
                assertThat(copied.simulation.executed())
                        .as("seed %d", seed)
                        .isEqualTo(run.verdict().events());
                assertThat(copied.simulation.trace().digest())
                        .as("seed %d", seed)
                        .isEqualTo(run.verdict().digest());
                copied.simulation.close();
                copies += copied.copies;
                originals += copied.originals;
            }
        }
        System.out.printf(
                "%d seeds, %s: gone on with %d copies and %d originals%n",
                SEEDS, place, copies, originals);
        assertThat(originals).isGreaterThan((int) SEEDS * 5);
        assertThat(copies).isPositive();
    }
}
