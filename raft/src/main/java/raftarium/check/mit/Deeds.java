package raftarium.check.mit;

import raftarium.command.ClusterSpec;
import raftarium.command.Command;
import raftarium.command.TimeCommand;
import raftarium.raft.RaftConfig;
import raftarium.raft.Rule;
import raftarium.sim.NetPreset;
import raftarium.words.Quantities.ByteSize;
import raftarium.words.Quantities.Time;
import raftarium.words.Quantities.TimeRange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a scenario does to its cluster, and when: as a script it does the same, to the event. */
final class Deeds {
    private record Deed(long atNanos, Command command) {}

    private final ClusterSpec cluster;
    private final List<Deed> done = new ArrayList<>();

    /** Nothing is done yet to such a cluster. */
    Deeds(int nodes, long seed, RaftConfig raft) {
        cluster = ClusterSpec.of(nodes, seed)
                .withTimes(
                        new TimeRange(raft.electionMinNanos(), raft.electionMaxNanos()),
                        new Time(raft.heartbeatNanos()))
                .withNet(NetPreset.PERFECT)
                .withBatch(
                        raft.maxEntriesPerMessage(),
                        new ByteSize(raft.maxBytesPerMessage()),
                        raft.maxInFlight())
                .withOff(Arrays.stream(Rule.values()).filter(raft.rules()::off).toList());
    }

    /** What the cluster is at first. */
    ClusterSpec cluster() {
        return cluster;
    }

    /** That is done now, later than all before or at the same time. */
    void add(long atNanos, Command command) {
        done.add(new Deed(atNanos, command));
    }

    /** The lines of the script, up to that time. */
    List<String> lines(long untilNanos) {
        List<String> lines = new ArrayList<>();
        lines.add(cluster.line());
        long now = 0;
        for (Deed deed : done) {
            addTime(lines, deed.atNanos - now);
            now = deed.atNanos;
            lines.add(deed.command.line());
        }
        addTime(lines, untilNanos - now);
        return lines;
    }

    private static void addTime(List<String> lines, long nanos) {
        if (nanos > 0) {
            lines.add(new TimeCommand.Run(nanos).line());
        }
    }
}
