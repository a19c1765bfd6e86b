package raftarium.check.mit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import raftarium.check.SafetyChecker;
import raftarium.command.Answer;
import raftarium.command.ClusterSpec;
import raftarium.command.Commands;
import raftarium.command.Moment;
import raftarium.disk.MemoryDisk;
import raftarium.raft.RaftConfig;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;

/** A scenario's script does to a cluster what the scenario does to its own, to the event. */
class MitScriptTest {
    @ParameterizedTest
    @EnumSource
    void theScriptGivesTheSameDigest(MitScenario scenario) throws MistakeException {
        assertSame(scenario, 2, Mit.CONFIG);
    }

    @Test
    void soItDoesWhereARuleIsOffAndTheScenarioFails() throws MistakeException {
        RaftConfig without = Mit.CONFIG.withRules(Rules.without(List.of(Rule.COMMIT_MAJORITY)));
        assertThat(Mit.run(MitScenario.FOLLOWER_FAILURE, 1, without).isOk()).isFalse();
        assertSame(MitScenario.FOLLOWER_FAILURE, 1, without);
    }

    @Test
    void soItDoesWhereAPropertyIsBroken() throws MistakeException {
        RaftConfig without =
                Mit.CONFIG.withRules(Rules.without(List.of(Rule.TRUNCATE_ON_CONFLICT)));
        assertThat(Mit.run(MitScenario.REJOIN, 1, without).failure())
                .startsWith("expected state-machine-safety to hold");
        assertSame(MitScenario.REJOIN, 1, without);
    }

    private static void assertSame(MitScenario scenario, long seed, RaftConfig raft)
            throws MistakeException {
        List<String> lines = new ArrayList<>();
        MitResult result = Mit.run(scenario, seed, raft, lab -> lines.addAll(lab.lines()));
        ClusterSpec cluster = new Deeds(scenario.nodes(), seed, raft).cluster();
        assertThat(lines.get(0)).isEqualTo(cluster.line());
        Simulation simulation = new Simulation(
                cluster.config(),
                node -> new MemoryDisk(),
                List.of(new SafetyChecker(scenario.nodes())));
        Moment moment = new Moment(simulation, node -> new MemoryDisk());
        for (String line : lines.subList(1, lines.size())) {
            long ticket = moment.give(Commands.read(line));
            moment.settle();
            assertThat(moment.waits().answer(ticket)).isInstanceOf(Answer.Done.class);
        }
        assertThat(simulation.nowNanos()).isEqualTo(result.virtualNanos());
        assertThat(simulation.executed()).isEqualTo(result.events());
        assertThat(simulation.trace().digest()).isEqualTo(result.digest());
        simulation.close();
    }
}
