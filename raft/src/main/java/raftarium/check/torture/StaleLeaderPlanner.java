package raftarium.check.torture;

import raftarium.command.ClockCommand;
import raftarium.command.ClusterSpec;
import raftarium.command.Command;
import raftarium.command.NetworkCommand;
import raftarium.command.NodeCommand;
import raftarium.command.TimeCommand;
import raftarium.condition.NodeSet;
import raftarium.data.RandomStream;
import raftarium.machine.ClientCommand;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.MachineType;
import raftarium.trace.ReadMode;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws faults that leave a stale leader: a leader is cut off, another node is to take over as
 * early as it can, and clients write at the new leader and read from the old one.
 */
final class StaleLeaderPlanner {
    private static final NodeSet LEADER = NodeSet.named(NodeSet.Kind.LEADER);
    private static final NodeSet STALE_LEADER = NodeSet.named(NodeSet.Kind.STALE_LEADER);
    private static final NodeSet FOLLOWERS = NodeSet.named(NodeSet.Kind.FOLLOWERS);
    private static final int MAX_DRIFT_PPM = 100_000;

    private final RandomStream chance;
    private final ClusterSpec cluster;
    private long marks;
    private long attempts;

    StaleLeaderPlanner(RandomStream chance, ClusterSpec cluster) {
        this.chance = chance;
        this.cluster = cluster;
    }

    List<Command> plan() {
        List<Command> steps = new ArrayList<>();
        drift(steps);
        steps.add(new TimeCommand.Run(chance.between(100, 900) * Times.MILLISECOND));
        // Each attempt has a key of its own: an operation whose outcome nobody knows could
        // otherwise explain any later answer.
        String key = "x" + ++attempts;
        ReadMode read = chance.chance(600_000) ? ReadMode.LEASE : ReadMode.INDEX;
        steps.add(write(key));
        NodeSet successor = NodeSet.node((int) chance.between(1, cluster.nodesOrDefault()));
        steps.add(
                chance.chance(300_000)
                        ? new NetworkCommand.Partition(
                                List.of(NodeSet.union(List.of(LEADER, successor))))
                        : new NetworkCommand.Isolate(LEADER));
        // A node that restarts may have forgotten a promise.
        if (chance.chance(250_000)) {
            steps.add(new NodeCommand.Restart(FOLLOWERS));
        } else if (chance.chance(200_000)) {
            for (int id = 1; id <= cluster.nodesOrDefault(); id++) {
                if (chance.chance(500_000)) {
                    steps.add(new NodeCommand.Restart(NodeSet.node(id)));
                }
            }
        }
        long rounds = 2 * cluster.raft().electionMaxNanos() / (8 * Times.MILLISECOND);
        for (long round = 0; round < rounds; round++) {
            round(steps, successor, key, read);
        }
        mend(steps);
        return steps;
    }

    /** The old leader slow and the new one fast is the worst. */
    private void drift(List<Command> steps) {
        if (chance.chance(600_000)) {
            steps.add(new ClockCommand.Drift(
                    FaultCommands.ALL, (int) chance.between(0, MAX_DRIFT_PPM / 10_000) * 10_000));
            steps.add(new ClockCommand.Drift(
                    LEADER, -(int) chance.between(0, MAX_DRIFT_PPM / 10_000) * 10_000));
        } else if (chance.chance(300_000)) {
            steps.add(new ClockCommand.Drift(FaultCommands.ALL, 0));
        }
    }

    private Command write(String key) {
        boolean puts = chance.chance(900_000) || !cluster.machineOrDefault().equals(MachineType.KV);
        ClientCommand command = puts
                ? ClientRequests.write(cluster.machineOrDefault(), key, "m" + ++marks)
                : KeyValueCommand.append(key, "m" + ++marks);
        return ClientRequests.ask(command, null, LEADER);
    }

    private void round(List<Command> steps, NodeSet successor, String key, ReadMode read) {
        steps.add(new TimeCommand.Run(chance.between(3, 12) * Times.MILLISECOND));
        if (chance.chance(600_000)) {
            steps.add(new NodeCommand.Timeout(successor));
        }
        if (chance.chance(120_000)) {
            steps.add(write(key));
        }
        NodeSet reader = chance.chance(200_000) ? LEADER : STALE_LEADER;
        // Where all is one object, few operations may have an unknown outcome.
        if (cluster.machineOrDefault().equals(MachineType.KV) || chance.chance(100_000)) {
            ClientCommand look = ClientRequests.look(cluster.machineOrDefault(), key);
            steps.add(ClientRequests.ask(look, ClientRequests.look(look, read), reader));
        }
        if (chance.chance(20_000)) {
            steps.add(new NodeCommand.Pause(STALE_LEADER));
        } else if (chance.chance(30_000)) {
            steps.add(new NodeCommand.Resume(FaultCommands.ALL));
        }
    }

    private void mend(List<Command> steps) {
        if (chance.chance(800_000)) {
            steps.add(new NetworkCommand.Heal());
            steps.add(new NodeCommand.Resume(FaultCommands.ALL));
            steps.add(new NodeCommand.Restart(FaultCommands.DOWN));
            steps.add(new TimeCommand.Run(chance.between(50, 500) * Times.MILLISECOND));
        }
    }
}
