package raftarium.check.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import raftarium.check.SafetyChecker;
import raftarium.command.Answer;
import raftarium.command.Command;
import raftarium.command.DiskCommand;
import raftarium.command.LoadCommand;
import raftarium.command.Moment;
import raftarium.command.NetworkCommand;
import raftarium.command.NodeCommand;
import raftarium.command.TimeCommand;
import raftarium.condition.NodeSet;
import raftarium.data.RandomStream;
import raftarium.disk.MemoryDisk;
import raftarium.sim.Simulation;
import raftarium.sim.SimulationConfig;
import raftarium.storage.Home;

import java.util.List;

/**
 * Under torture copies are made between any two actions. Sometimes it goes on with the copy and
 * sometimes with the original; the other one is tormented for a while. Whichever it was, the trace
 * ends as that of the run without copies. {@code -Draftarium.copies.seeds=300} for more seeds,
 * {@code -Draftarium.copies.first=4711} for others.
 */
class CopiesTest {
    private static final long SEEDS = Long.getLong("raftarium.copies.seeds", 2);
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
        private Moment moment;
        private int copies;
        private int originals;

        Copied(Moment moment, long seed, long actions, Place place) {
            this.moment = moment;
            random = RandomStream.of(seed, "copies");
            goesOverMillionths = place.copyMillionths;
            copiesMillionths = (int) Math.max(1, COPIES * 1_000_000 / actions);
        }

        void perform(Command command) {
            if (command instanceof TimeCommand.Run run) {
                long endNanos = moment.nowNanos() + run.nanos();
                while (moment.step(endNanos)) {
                    between();
                }
                moment.passTo(endNanos);
            } else if (command instanceof TimeCommand.Step step) {
                for (long left = step.actions(); left > 0 && moment.step(Long.MAX_VALUE); left--) {
                    between();
                }
            } else {
                assertThat(command.applyTo(moment))
                        .as(command.line())
                        .isNotInstanceOfAny(Answer.Refused.class, Answer.Mistake.class);
            }
        }

        private void between() {
            if (random.chance(copiesMillionths)) {
                Moment copy = moment.copy();
                boolean goesOver = random.chance(goesOverMillionths);
                torment(goesOver ? moment : copy);
                moment = goesOver ? copy : moment;
                copies += goesOver ? 1 : 0;
                originals += goesOver ? 0 : 1;
            }
        }

        /** All that it may still share with the one that goes on is changed. */
        private void torment(Moment other) {
            pass(other.simulation());
            int node = (int) random.between(1, other.simulation().nodes());
            NodeSet all = NodeSet.named(NodeSet.Kind.ALL);
            List.of(
                            new NodeCommand.Crash(all, random.chance(500_000)),
                            new DiskCommand.Corrupt(NodeSet.node(node), null),
                            new NodeCommand.Restart(NodeSet.named(NodeSet.Kind.DOWN)),
                            new NetworkCommand.Heal(),
                            new LoadCommand.Start(3, 50, null))
                    .forEach(command -> command.applyTo(other));
            pass(other.simulation());
            other.simulation().close();
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
            TrialResult.Run run = torture.run(seed);
            SimulationConfig config =
                    Planner.plan(seed, TortureOptions.DEFAULT).cluster().config();
            try (Home home = place.home()) {
                Simulation simulation = new Simulation(
                        config, home::disk, List.of(new SafetyChecker(config.nodes())));
                Moment begin = new Moment(simulation, node -> new MemoryDisk());
                Copied copied = new Copied(begin, seed, run.result().events(), place);
                run.performed().forEach(copied::perform);
                copied.moment.simulation().compareStates();
                assertThat(copied.moment.simulation().violation())
                        .as("seed %d", seed)
                        .isNull();
                assertThat(copied.moment.simulation().executed())
                        .as("seed %d", seed)
                        .isEqualTo(run.result().events());
                assertThat(copied.moment.simulation().trace().digest())
                        .as("seed %d", seed)
                        .isEqualTo(run.result().digest());
                copied.moment.simulation().close();
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
