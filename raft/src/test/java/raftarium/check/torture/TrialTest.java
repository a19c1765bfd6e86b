package raftarium.check.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.command.ClockCommand;
import raftarium.command.ClusterSpec;
import raftarium.command.Command;
import raftarium.command.CompactCommand;
import raftarium.command.DiskCommand;
import raftarium.command.LoadCommand;
import raftarium.command.MemberCommand;
import raftarium.command.NetworkCommand;
import raftarium.command.NodeCommand;
import raftarium.command.RuleCommand;
import raftarium.command.TimeCommand;
import raftarium.condition.NodeSet;
import raftarium.machine.KeyValueCommand;
import raftarium.raft.MembershipRequest;
import raftarium.raft.Rule;
import raftarium.sim.Compaction;
import raftarium.sim.NetPreset;

import java.util.ArrayList;
import java.util.List;

class TrialTest {
    private static final NodeSet LEADER = NodeSet.named(NodeSet.Kind.LEADER);
    private static final NodeSet STALE = NodeSet.named(NodeSet.Kind.STALE_LEADER);
    private static final NodeSet NOBODY = NodeSet.node(9);

    private static final Command SECOND = new TimeCommand.Run(Times.SECOND);

    private static TrialResult.Run run(List<Command> commands) {
        return Trial.commands(new Plan(ClusterSpec.of(5, 1), commands), null);
    }

    private static Command ask(NodeSet to) {
        return ClientRequests.ask(KeyValueCommand.put("x", "1"), null, to);
    }

    @Test
    void whatCanNotBeDoneIsLeftOutAndCountsForNothing() {
        List<Command> without = List.of(SECOND, new NodeCommand.Crash(NodeSet.node(2), false));
        List<Command> commands = new ArrayList<>(without);
        commands.add(0, new NodeCommand.Timeout(NOBODY));
        commands.add(0, new NodeCommand.Transfer(LEADER, false));
        commands.add(2, ask(LEADER));
        commands.addAll(List.of(
                new NodeCommand.Timeout(LEADER),
                new NodeCommand.Pause(NodeSet.node(2)),
                new CompactCommand.Now(NodeSet.node(2)),
                new NodeCommand.Transfer(LEADER, false),
                new NetworkCommand.Isolate(STALE),
                new NetworkCommand.Cut(NOBODY, LEADER, true),
                new DiskCommand.Full(NOBODY),
                new MemberCommand(MembershipRequest.Kind.ADD, NOBODY, false),
                new MemberCommand(MembershipRequest.Kind.PROMOTE, NodeSet.node(1), false),
                ask(STALE)));
        TrialResult.Run run = run(commands);
        assertThat(run.performed()).isEqualTo(without);
        assertThat(run.result()).isEqualTo(run(without).result());
        assertThat(run.result().faults()).isEqualTo(1);
    }

    /** One after the other is cut off and replaced, and doesn't hear of it. */
    @Test
    void ofSeveralStaleLeadersNoneIsPausedOrAsked() {
        Command isolate = new NetworkCommand.Isolate(LEADER);
        Command pause = new NodeCommand.Pause(STALE);
        List<Command> commands = new ArrayList<>(List.of(SECOND, isolate, SECOND));
        commands.addAll(List.of(ask(STALE), pause));
        assertThat(run(commands).performed()).isEqualTo(commands);

        List<Command> again = new ArrayList<>(List.of(SECOND, isolate, SECOND, isolate, SECOND));
        List<Command> before = List.copyOf(again);
        again.addAll(List.of(ask(STALE), pause));
        assertThat(run(again).performed()).isEqualTo(before);
    }

    @Test
    void aFaultBreaksSomethingOrAsksSomethingUnusual() {
        NodeSet node = NodeSet.node(2);
        assertThat(List.of(
                        new NodeCommand.Crash(FaultCommands.ALL, false),
                        new NodeCommand.Restart(node),
                        new NodeCommand.Pause(node),
                        new NodeCommand.Timeout(node),
                        new NodeCommand.Transfer(node, false),
                        new NetworkCommand.Isolate(node),
                        new NetworkCommand.Net(NetPreset.LAN),
                        new DiskCommand.Slow(node, 1, 2),
                        new DiskCommand.Full(node),
                        new ClockCommand.Drift(FaultCommands.ALL, 0),
                        new CompactCommand.Now(node),
                        new MemberCommand(MembershipRequest.Kind.REMOVE, node, false)))
                .allMatch(FaultCommands::isFault);
        assertThat(List.of(
                        SECOND,
                        ask(node),
                        new LoadCommand.Stop(),
                        new NodeCommand.Restart(FaultCommands.DOWN),
                        new NodeCommand.Resume(FaultCommands.ALL),
                        new NetworkCommand.Heal(),
                        new DiskCommand.Mend(node),
                        new DiskCommand.Slow(FaultCommands.ALL, 1, 2),
                        new CompactCommand.Every(Compaction.OFF),
                        new RuleCommand(Rule.PRE_VOTE, true)))
                .noneMatch(FaultCommands::isFault);
    }
}
