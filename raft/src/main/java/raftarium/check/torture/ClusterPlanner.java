package raftarium.check.torture;

import raftarium.command.ClusterSpec;
import raftarium.command.Command;
import raftarium.command.CompactCommand;
import raftarium.command.DiskCommand;
import raftarium.command.LoadCommand;
import raftarium.command.RuleCommand;
import raftarium.command.TimeCommand;
import raftarium.data.RandomStream;
import raftarium.machine.MachineType;
import raftarium.raft.Rule;
import raftarium.sim.Compaction;
import raftarium.sim.NetPreset;
import raftarium.words.Quantities.ByteSize;
import raftarium.words.Quantities.Time;
import raftarium.words.Quantities.TimeRange;

import java.util.ArrayList;
import java.util.List;

/** Draws a cluster; what is as it is by default it leaves unsaid. */
final class ClusterPlanner {
    private static final long MILLISECOND = Times.MILLISECOND;

    private final RandomStream chance;
    private final Nemesis nemesis;
    private final MachineType machine;

    ClusterPlanner(RandomStream chance, Nemesis nemesis, MachineType machine) {
        this.chance = chance;
        this.nemesis = nemesis;
        this.machine = machine;
    }

    ClusterSpec cluster(long seed, TortureOptions options) {
        int nodes = options.nodes() != 0 ? options.nodes() : nodes();
        ClusterSpec cluster = batch(times(ClusterSpec.of(nodes, seed)));
        if (!machine.equals(MachineType.KV)) {
            cluster = cluster.withMachine(machine);
        }
        if (chance.chance(100_000)) {
            cluster = cluster.withNet(NetPreset.PERFECT);
        }
        List<Rule> off = new ArrayList<>(options.off());
        // Rules that serve leases and reads alone: without them the rest has to hold as well.
        boolean reads = nemesis == Nemesis.STALE_LEADERS;
        offSometimes(off, Rule.RESTART_VOTE_WAIT, reads ? 0 : 250_000);
        offSometimes(off, Rule.STICKINESS, reads ? 0 : 150_000);
        offSometimes(off, Rule.TERM_NO_OP, 150_000);
        offSometimes(off, Rule.FAST_BACKUP, 150_000);
        return cluster.withOff(off);
    }

    private void offSometimes(List<Rule> off, Rule rule, int millionths) {
        if (chance.chance(millionths)) {
            off.add(rule);
        }
    }

    private int nodes() {
        int[] sizes = {3, 3, 3, 4, 5, 5, 5, 6, 7};
        return sizes[(int) chance.below(sizes.length)];
    }

    private ClusterSpec times(ClusterSpec cluster) {
        return switch ((int) chance.below(6)) {
            case 0 -> cluster.withTimes(millis(100, 200), new Time(30 * MILLISECOND));
            case 1 -> cluster.withTimes(millis(300, 600), new Time(100 * MILLISECOND));
            case 2 -> cluster.withTimes(millis(150, 1_000), null);
            default -> cluster;
        };
    }

    private static TimeRange millis(long least, long most) {
        return new TimeRange(least * MILLISECOND, most * MILLISECOND);
    }

    private ClusterSpec batch(ClusterSpec cluster) {
        Integer entries = chance.chance(250_000)
                ? Integer.valueOf(1)
                : chance.chance(330_000) ? Integer.valueOf((int) chance.between(2, 8)) : null;
        ByteSize bytes =
                chance.chance(200_000) ? new ByteSize((int) chance.between(128, 1024)) : null;
        Integer inFlight = chance.chance(200_000)
                ? Integer.valueOf(1)
                : chance.chance(250_000) ? Integer.valueOf((int) chance.between(2, 4)) : null;
        return cluster.withBatch(entries, bytes, inFlight);
    }

    /** What {@code new} can't say, as commands. */
    List<Command> begin() {
        List<Command> steps = new ArrayList<>();
        if (chance.chance(500_000)) {
            steps.add(new RuleCommand(Rule.PRE_VOTE, true));
        }
        if (chance.chance(500_000)) {
            steps.add(new RuleCommand(Rule.CHECK_QUORUM, true));
        }
        if (chance.chance(300_000)) {
            long least = chance.between(1, 20) * 50 * Times.MICROSECOND;
            long most = least + chance.below(100) * 50 * Times.MICROSECOND;
            steps.add(new DiskCommand.Slow(FaultCommands.ALL, least, most));
        }
        if (chance.chance(600_000)) {
            steps.add(new CompactCommand.Every(
                    new Compaction(chance.between(10, 300), Long.MAX_VALUE)));
        }
        // So many that those who wait for an answer leave enough who ask.
        int clients = (int) chance.between(10, 30);
        steps.add(new LoadCommand.Start(clients, (int) chance.between(25, 40), null));
        steps.add(new TimeCommand.Run(chance.between(200, 1_000) * MILLISECOND));
        return steps;
    }
}
