package raftarium.check.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.command.Command;
import raftarium.command.DiskCommand;
import raftarium.command.LinkChange;
import raftarium.command.LoadCommand;
import raftarium.command.NetworkCommand;
import raftarium.command.NodeCommand;
import raftarium.command.TimeCommand;
import raftarium.condition.NodeSet;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.MachineType;
import raftarium.words.Quantities.Chance;
import raftarium.words.Quantities.TimeRange;

import java.util.List;

class SimplerTest {
    private static final NodeSet ONE = NodeSet.node(1);
    private static final NodeSet OTHER = NodeSet.node(2);

    private static List<String> than(Command command) {
        return new Simpler(MachineType.KV)
                .than(command).stream().map(Command::line).toList();
    }

    @Test
    void whatIsShorterOrLessIsSimplerAndTheLeastComesFirst() {
        assertThat(than(new TimeCommand.Run(2_340_000_000L)))
                .containsExactly(
                        "run 1s",
                        "run 2s",
                        "run 200ms",
                        "run 1.1s",
                        "run 2.3s",
                        "run 290ms",
                        "run 1170ms",
                        "run 292ms");
        assertThat(than(new TimeCommand.Step(7))).containsExactly("step", "step 4", "step 6");
        assertThat(than(new DiskCommand.Failing(ONE, 9)))
                .containsExactly("fault disk n1 error", "fault disk n1 error 4");
        assertThat(than(new LoadCommand.Start(4, 25, null)))
                .containsExactly(
                        "put x 1 --no-wait",
                        "load --clients 1 --rate 25",
                        "load --rate 25",
                        "load --clients 4 --rate 10",
                        "load --clients 4 --rate 20");
    }

    @Test
    void whatSaysLessIsSimpler() {
        assertThat(than(new NodeCommand.Crash(ONE, true))).containsExactly("crash n1");
        assertThat(than(ClientRequests.ask(KeyValueCommand.get("x"), null, ONE)))
                .containsExactly("get x --no-wait");
        NodeSet three = NodeSet.union(List.of(ONE, OTHER, NodeSet.named(NodeSet.Kind.LEADER)));
        assertThat(than(new NetworkCommand.Partition(List.of(three))))
                .containsExactly("partition n2,leader", "partition n1,leader", "partition n1,n2");
        assertThat(than(new NetworkCommand.Cut(ONE, OTHER, true))).containsExactly("cut n1 n2");
        LinkChange change = new LinkChange(
                new Chance(10_000), new TimeRange(0, 5_000_000), null, new Chance(20_000));
        assertThat(than(new NetworkCommand.Link(ONE, OTHER, true, change)))
                .containsExactly(
                        "link n1 n2 --loss 1% --delay 0s..5ms --reorder 2%",
                        "link n1 n2 --one-way --delay 0s..5ms --reorder 2%",
                        "link n1 n2 --one-way --loss 1% --reorder 2%",
                        "link n1 n2 --one-way --loss 1% --delay 0s..5ms");
    }

    @Test
    void thanTheSimplestNothingIsSimpler() {
        LinkChange least = new LinkChange(null, null, null, new Chance(0));
        assertThat(List.of(
                        new TimeCommand.Run(Times.MILLISECOND),
                        new TimeCommand.Step(1),
                        new DiskCommand.Failing(ONE, 1),
                        new NodeCommand.Crash(ONE, false),
                        ClientRequests.ask(KeyValueCommand.get("x"), null, null),
                        new NetworkCommand.Partition(List.of(ONE)),
                        new NetworkCommand.Cut(ONE, OTHER, false),
                        new NetworkCommand.Link(ONE, OTHER, false, least),
                        new NetworkCommand.Heal()))
                .allSatisfy(command -> assertThat(than(command)).isEmpty());
    }
}
