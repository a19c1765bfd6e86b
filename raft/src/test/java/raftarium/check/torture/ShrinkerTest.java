package raftarium.check.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.command.ClusterSpec;
import raftarium.command.Command;
import raftarium.command.CompactCommand;
import raftarium.command.NodeCommand;
import raftarium.command.TimeCommand;
import raftarium.condition.NodeSet;
import raftarium.raft.Rule;
import raftarium.sim.Compaction;

import java.util.ArrayList;
import java.util.List;

class ShrinkerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final NodeSet LEADER = NodeSet.named(NodeSet.Kind.LEADER);
    private static final List<Rule> VOTES = List.of(Rule.UP_TO_DATE_VOTE);

    @Test
    void whatIsShrunkBreaksTheSameInAFewLinesAndAlwaysTheSameOnes() {
        Torture torture = new Torture(new TortureOptions(3, 12 * SECOND, VOTES));
        long seed = 1;
        while (torture.result(seed).isOk()) {
            seed++;
        }
        Shrunk shrunk = torture.shrink(seed);
        assertThat(shrunk).isEqualTo(torture.shrink(seed));
        assertThat(shrunk.seed()).isEqualTo(seed);
        assertThat(shrunk.property()).isEqualTo(torture.result(seed).property());
        assertThat(shrunk.lines()).hasSizeLessThanOrEqualTo(25);
        assertThat(shrunk.lines().get(0)).startsWith("new ").contains("--without up-to-date-vote");
        assertThat(shrunk.lines()).endsWith("expect violation " + shrunk.property());
    }

    /** A leader is paused until another one leads: one of many things that are done. */
    @Test
    void ofAPlantedViolationOnlyItsOwnCommandsAreLeft() {
        List<Command> commands = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            commands.add(new TimeCommand.Run(SECOND / 2));
            commands.add(new CompactCommand.Now(LEADER));
            commands.add(new CompactCommand.Every(new Compaction(50, Long.MAX_VALUE)));
            commands.add(new NodeCommand.Timeout(NodeSet.node(9)));
        }
        commands.add(new NodeCommand.Pause(LEADER));
        commands.add(new TimeCommand.Run(SECOND));
        commands.add(new NodeCommand.Resume(FaultCommands.ALL));
        commands.add(new TimeCommand.Run(SECOND));
        commands.add(new NodeCommand.Crash(FaultCommands.ALL, true));
        ClusterSpec cluster =
                ClusterSpec.of(5, 1).withOff(List.of(Rule.STEP_DOWN, Rule.FAST_BACKUP));
        Plan plan = new Plan(cluster, commands);
        assertThat(Trial.commands(plan, null).result().property()).isEqualTo("election-safety");

        Plan shrunk = Shrinker.shrink(plan, "election-safety", null, List.of(Rule.STEP_DOWN));
        assertThat(Trial.commands(shrunk, null).result().property()).isEqualTo("election-safety");
        assertThat(shrunk.cluster().off()).containsExactly(Rule.STEP_DOWN);
        assertThat(shrunk.cluster().nodes()).isLessThanOrEqualTo(3);
        assertThat(shrunk.commands()).hasSizeLessThanOrEqualTo(5).noneMatch(ShrinkerTest::isNoise);
        for (int place = 0; place < shrunk.commands().size(); place++) {
            List<Command> fewer = new ArrayList<>(shrunk.commands());
            fewer.remove(place);
            assertThat(Trial.commands(shrunk.with(fewer), null).result().property())
                    .as("without %s", shrunk.commands().get(place))
                    .isEmpty();
        }
    }

    private static boolean isNoise(Command command) {
        return command instanceof CompactCommand
                || command instanceof NodeCommand.Timeout
                || command instanceof NodeCommand.Crash;
    }

    @Test
    void whatBreaksNothingCanNotBeShrunk() {
        Torture torture = new Torture(new TortureOptions(3, SECOND, List.of()));
        assertThatThrownBy(() -> torture.shrink(1)).hasMessageContaining("seed 1 breaks nothing");
    }
}
