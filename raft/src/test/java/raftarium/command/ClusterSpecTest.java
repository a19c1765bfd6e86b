package raftarium.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.machine.MachineType;
import raftarium.raft.RaftConfig;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.sim.NetPreset;
import raftarium.sim.SimulationConfig;
import raftarium.words.Quantities.ByteSize;
import raftarium.words.Quantities.Time;
import raftarium.words.Quantities.TimeRange;

import java.util.List;

class ClusterSpecTest {
    private static final ClusterSpec ALL = ClusterSpec.of(3, -7)
            .withTimes(new TimeRange(200_000_000, 1_500_000_000), new Time(20_000_000))
            .withNet(NetPreset.MIT_UNRELIABLE)
            .withBatch(8, new ByteSize(1024), 2)
            .withMachine(MachineType.QUEUE)
            .withOff(List.of(Rule.STEP_DOWN, Rule.ONE_VOTE, Rule.STEP_DOWN));

    @Test
    void whatIsNotSaidIsAsItIsByDefault() {
        assertThat(ClusterSpec.DEFAULT.withSeed(9L).config()).isEqualTo(SimulationConfig.of(5, 9));
        assertThat(ClusterSpec.DEFAULT.line()).isEqualTo("new");
        assertThatThrownBy(ClusterSpec.DEFAULT::config).hasMessageContaining("no seed");
    }

    @Test
    void whatIsSaidIsWhatTheSimulationBeginsWith() {
        RaftConfig raft = RaftConfig.DEFAULT
                .withTimes(200_000_000, 1_500_000_000, 20_000_000)
                .withBatch(8, 1024, 2)
                .withRules(Rules.without(List.of(Rule.ONE_VOTE, Rule.STEP_DOWN)));
        assertThat(ALL.config())
                .isEqualTo(new SimulationConfig(
                        3, 3, -7, raft, NetPreset.MIT_UNRELIABLE, 0, 0, MachineType.QUEUE));
    }

    @Test
    void itsLineSaysWhatIsSaidAndNoMore() {
        assertThat(ALL.line())
                .isEqualTo("new --nodes 3 --seed -7 --machine queue --election 200ms..1.5s"
                        + " --heartbeat 20ms --net mit-unreliable --batch 8 --batch-bytes 1024B"
                        + " --in-flight 2 --without one-vote --without step-down");
        assertThat(ClusterSpec.of(5, 1).line()).isEqualTo("new --nodes 5 --seed 1");
    }

    @Test
    void whatIsSaidWinsAndTheRestIsTheOthersWord() {
        assertThat(ClusterSpec.DEFAULT.over(ALL)).isEqualTo(ALL);
        assertThat(ALL.over(ClusterSpec.DEFAULT)).isEqualTo(ALL);
        ClusterSpec other = ClusterSpec.of(101, 1)
                .withTimes(new TimeRange(3, 4), new Time(2))
                .withNet(NetPreset.LAN)
                .withBatch(1, new ByteSize(1), 1)
                .withMachine(MachineType.LOCK);
        assertThat(ALL.over(other)).isEqualTo(ALL);
        assertThat(other.over(ALL)).isEqualTo(other.withOff(ALL.off()));
    }

    @Test
    void rulesAreOffThatAreOffInEither() {
        ClusterSpec one = ClusterSpec.DEFAULT.withOff(List.of(Rule.STEP_DOWN));
        ClusterSpec other = ClusterSpec.DEFAULT.withOff(List.of(Rule.ONE_VOTE, Rule.STEP_DOWN));
        assertThat(one.over(other)).isEqualTo(other);
        assertThat(other.over(one).off()).containsExactly(Rule.ONE_VOTE, Rule.STEP_DOWN);
    }

    @Test
    void whatIsBeyondALimitIsRefusedByTheNameOfItsOption() {
        assertThatThrownBy(() -> ALL.withNodes(0)).hasMessage("--nodes is from 1 to 101: 0");
        assertThatThrownBy(() -> ALL.withNodes(102)).hasMessage("--nodes is from 1 to 101: 102");
        assertThatThrownBy(() -> ALL.withBatch(1_000_001, null, null))
                .hasMessage("--batch is from 1 to 1000000: 1000001");
        assertThatThrownBy(() -> ALL.withBatch(null, new ByteSize((16 << 20) + 1), null))
                .hasMessage("--batch-bytes is from 1B to 16MiB");
        assertThatThrownBy(() -> ALL.withBatch(null, null, 1_001))
                .hasMessage("--in-flight is from 1 to 1000: 1001");
        assertThatThrownBy(() -> ALL.withTimes(new TimeRange(5, 6), new Time(5)).raft())
                .hasMessageContaining("longer than the heartbeat");
    }
}
