package raftarium.check.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.command.ClusterSpec;
import raftarium.command.Command;
import raftarium.command.DiskCommand;
import raftarium.command.LoadCommand;
import raftarium.command.Moment;
import raftarium.command.NodeCommand;
import raftarium.command.TimeCommand;
import raftarium.condition.NodeSet;
import raftarium.data.Digest;
import raftarium.machine.MachineType;
import raftarium.raft.Rule;
import raftarium.sim.Simulation;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;

/**
 * Seeds under torture. {@code -Draftarium.torture.seeds=2000} for more, {@code
 * -Draftarium.torture.first=4711} for others.
 */
class TortureTest {
    private static final long SECOND = 1_000_000_000L;

    private static Torture without(String rule, long seconds) {
        List<Rule> off = List.of(Rule.of(rule).orElseThrow());
        return new Torture(new TortureOptions(0, seconds * SECOND, off));
    }

    @Test
    void noSeedBreaksAPropertyAndEveryClusterGetsWellAgain() {
        long first = Long.getLong("raftarium.torture.first", 1);
        long count = Long.getLong("raftarium.torture.seeds", 3);
        Torture torture = new Torture(TortureOptions.DEFAULT);
        for (long seed = first; seed < first + count; seed++) {
            TrialResult result = torture.result(seed);
            assertThat(result.property())
                    .as("seed %d: %s", seed, result.detail())
                    .isEmpty();
            assertThat(result.operations()).as("seed %d", seed).isGreaterThanOrEqualTo(1_000);
            assertThat(result.faults()).as("seed %d", seed).isGreaterThanOrEqualTo(20);
            assertThat(result.atNanos()).isGreaterThanOrEqualTo(60 * SECOND);
        }
    }

    /**
     * Reading a segment's beginning in another number of disk operations once changed these, and
     * of the first three hundred only these: a fault may strike the nth operation.
     */
    @ParameterizedTest
    @CsvSource({"68, a6a7a4dd34140630", "83, 158bfe8d74eae05e", "97, 0f6b77a04e9befff"})
    void faultsStrikeTheSameOperationsOfADisk(long seed, String digest) {
        assertThat(Digest.text(new Torture(TortureOptions.DEFAULT).result(seed).digest()))
                .isEqualTo(digest);
    }

    @Test
    void howManyThreadsThereAreAndInWhichPartsChangesNothing() {
        List<Long> seeds = LongStream.rangeClosed(1, 6).boxed().toList();
        Torture torture = new Torture(new TortureOptions(0, 5 * SECOND, List.of()));
        List<TrialResult> one = seeds.stream().map(torture::result).toList();
        assertThat(seeds.parallelStream().map(torture::result).toList()).isEqualTo(one);
        List<TrialResult> odd = seeds.parallelStream()
                .filter(seed -> seed % 2 == 1)
                .map(torture::result)
                .toList();
        for (int place = 0; place < odd.size(); place++) {
            assertThat(odd.get(place)).isEqualTo(one.get(2 * place));
        }
    }

    @Test
    void clustersOfEachMachineStandIt() {
        for (MachineType machine : MachineType.BUILT_IN) {
            Torture torture = new Torture(new TortureOptions(0, 4 * SECOND, List.of(), machine));
            for (long seed = 1; seed <= 3; seed++) {
                TrialResult result = torture.result(seed);
                assertThat(result.property()).as("%s, seed %d", machine, seed).isEmpty();
                assertThat(result).isEqualTo(torture.result(seed));
            }
            boolean said = torture.script(1).get(0).contains(" --machine " + machine);
            assertThat(said).isEqualTo(!machine.equals(MachineType.KV));
        }
    }

    /** More disks rot than torture ever lets rot. */
    @Test
    void aClusterThatIsLeftWithoutAMajorityIsSaidNotToConverge() {
        List<Command> commands = List.of(
                new LoadCommand.Start(3, 30, null),
                new TimeCommand.Run(SECOND),
                new DiskCommand.Corrupt(NodeSet.node(2), null),
                new DiskCommand.Corrupt(NodeSet.node(3), null),
                new NodeCommand.Crash(FaultCommands.ALL, false),
                new NodeCommand.Restart(FaultCommands.DOWN));
        Plan plan = new Plan(ClusterSpec.of(3, 1), commands);
        TrialResult.Run run = Trial.whole(plan, SECOND, null);
        assertThat(run.result().property()).isEqualTo(TrialResult.CONVERGENCE);
        assertThat(run.result().detail())
                .isEqualTo("a write after all faults isn't acknowledged; no leader");
        assertThat(run.result().recoveryNanos()).isZero();
        assertThat(run.result().atNanos()).isGreaterThanOrEqualTo(11 * SECOND);
        Plan shrunk = Shrinker.shrink(
                plan.with(run.performed().subList(0, run.planned())),
                TrialResult.CONVERGENCE,
                null,
                List.of());
        assertThat(shrunk.commands())
                .hasSizeLessThan(commands.size())
                .contains(new DiskCommand.Corrupt(NodeSet.node(2), null));
    }

    @Test
    void aHuntEndsWhereTheQuarryIsSeenAndIsShrunkToAScriptThatShowsIt() {
        Torture hunt = new Torture(
                new TortureOptions(3, 20 * SECOND, List.of()), target(Simulation::leader, 3));
        long seed = 1;
        while (!hunt.result(seed).isSeen()) {
            seed++;
        }
        TrialResult seen = hunt.result(seed);
        assertThat(seen.isOk()).isTrue();
        TrialResult whole = new Torture(hunt.options()).result(seed);
        assertThat(seen.events()).isLessThan(whole.events());
        List<String> lines = hunt.shrink(seed).lines();
        assertThat(lines).hasSizeLessThanOrEqualTo(5);
        assertThat(lines.get(lines.size() - 1)).startsWith("until leader is n3 within ");
    }

    private static Target target(ToIntFunction<Simulation> figure, int wanted) {
        return new Target() {
            @Override
            public boolean isSeen(Moment moment) {
                return figure.applyAsInt(moment.simulation()) == wanted;
            }

            @Override
            public String condition() {
                return "leader is n" + wanted;
            }
        };
    }

    @Test
    void whatIsSeenByAFaultIsExpectedBehindIt() {
        Target crashed = target(simulation -> simulation.host(1).isUp() ? 2 : 3, 3);
        Torture hunt = new Torture(new TortureOptions(3, 60 * SECOND, List.of()), crashed);
        List<String> lines = hunt.shrink(1).lines();
        assertThat(lines.get(lines.size() - 2)).startsWith("crash ");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("expect leader is n3");
    }

    @ParameterizedTest
    @CsvSource({
        "one-vote, 20",
        "persist-log, 100",
        "up-to-date-vote, 10",
        "vote-majority, 10",
        "step-down, 10",
        "match-previous, 20",
        "commit-majority, 10",
        "apply-in-order, 10",
        "snapshot-committed, 20"
    })
    void aRuleThatIsOffIsMissedSoon(String rule, long seeds) {
        Torture torture = without(rule, 20);
        boolean missed = false;
        for (long seed = 1; seed <= seeds && !missed; seed++) {
            missed = !torture.result(seed).isOk();
        }
        assertThat(missed).isTrue();
    }
}
