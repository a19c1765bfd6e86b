package raftarium.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.condition.NodeSet;
import raftarium.raft.MembershipRequest;
import raftarium.words.Quantities.Chance;
import raftarium.words.Quantities.TimeRange;

import java.util.List;

class CommandLineTest {
    private static final NodeSet LEADER = NodeSet.named(NodeSet.Kind.LEADER);
    private static final NodeSet SECOND = NodeSet.node(2);

    @Test
    void aCommandSaysTheLineThatItStandsFor() {
        NodeSet both = NodeSet.union(List.of(LEADER, SECOND));
        assertThat(new TimeCommand.Run(1_500_000_000).line()).isEqualTo("run 1.5s");
        assertThat(new NodeCommand.Crash(LEADER, true).line()).isEqualTo("crash leader --torn");
        assertThat(new ClockCommand.Drift(SECOND, -25_000).line())
                .isEqualTo("clock n2 --drift -2.5%");
        assertThat(new ClockCommand.Jump(SECOND, -50_000_000).line())
                .isEqualTo("clock n2 --jump -50ms");
        assertThat(new NetworkCommand.Partition(List.of(both)).line())
                .isEqualTo("partition leader,n2");
        assertThat(new MemberCommand(MembershipRequest.Kind.ADD_LEARNER, NodeSet.node(6), false)
                        .line())
                .isEqualTo("add n6 --learner --no-wait");
    }

    @Test
    void aLinkSaysWhatChangesAndNoMore() {
        NodeSet clients = NodeSet.named(NodeSet.Kind.CLIENTS);
        LinkChange change = new LinkChange(
                new Chance(200_000), new TimeRange(0, 50_000_000), null, new Chance(0));
        assertThat(new NetworkCommand.Link(SECOND, clients, true, change).line())
                .isEqualTo("link n2 clients --one-way --loss 20% --delay 0s..50ms --reorder 0%");
    }
}
