package raftarium.sim;

import raftarium.data.RandomStream;
import raftarium.machine.KeyValueCommand;
import raftarium.raft.Role;
import raftarium.raft.Rules;
import raftarium.trace.Outcome;
import raftarium.trace.ReadMode;
import raftarium.trace.Violation;

import java.util.ArrayList;
import java.util.List;

/**
 * Clients append marks to a key, at the leader of the newest term; others read it by lease, from
 * whoever believes to lead, under faults at random. A read that begins after a mark was
 * acknowledged must have it.
 */
final class LeaseHunt {
    private record Write(Call call, String mark) {}

    private record Read(Call call, String acknowledged) {}

    private final Cluster cluster;
    private final Faults faults;
    private final RandomStream chance;
    private final int driftPpm;
    private final List<Read> reads = new ArrayList<>();
    private final List<Write> writes = new ArrayList<>();
    private String acknowledged = "";
    private String stale = "";
    private int successor;
    private long marks;
    private long answered;

    LeaseHunt(long seed, Rules rules, int driftPpm) {
        chance = RandomStream.of(seed, "hunt");
        SimulationConfig config = SimulationConfig.of((int) chance.between(3, 5), seed);
        cluster = new Cluster(config.withRaft(config.raft().withRules(rules)));
        faults = cluster.simulation.faults();
        this.driftPpm = driftPpm;
    }

    /** The first stale read in words; empty if there was none. */
    String stale() {
        return stale;
    }

    long answered() {
        return answered;
    }

    void run(long nanos) {
        long end = cluster.simulation.nowNanos() + nanos;
        while (cluster.simulation.nowNanos() < end && stale.isEmpty()) {
            cluster.run(chance.between(1, 8) * Cluster.MILLISECOND);
            look();
            Violation violation = cluster.simulation.violation();
            if (violation != null) {
                // The checker has seen it, and stopped the clock.
                stale = stale.isEmpty() ? violation.detail() : stale;
                return;
            }
            write();
            read();
            if (successor != 0) {
                faults.timeoutNow(successor);
                successor = chance.chance(50_000) ? 0 : successor;
            }
            if (chance.chance(60_000)) {
                fault((int) chance.between(1, cluster.simulation.nodes()));
            }
        }
    }

    private void write() {
        int leader = cluster.simulation.leader();
        if (leader != 0 && chance.chance(300_000)) {
            String mark = "<" + ++marks + ">";
            KeyValueCommand append = KeyValueCommand.append("x", mark);
            writes.add(new Write(cluster.begin(append, null, leader), mark));
        }
    }

    private void look() {
        for (Read read : List.copyOf(reads)) {
            if (read.call.isDone()) {
                reads.remove(read);
                judge(read);
            }
        }
        for (Write write : List.copyOf(writes)) {
            if (write.call.isDone()) {
                writes.remove(write);
                acknowledged = write.call.outcome() == Outcome.OK ? write.mark : acknowledged;
            }
        }
    }

    private void judge(Read read) {
        if (read.call.outcome() == Outcome.OK) {
            answered++;
            String result = read.call.result();
            if (!(result == null ? "" : result).contains(read.acknowledged)) {
                stale = "read without " + read.acknowledged + ": " + result;
            }
        }
    }

    private void read() {
        for (int node = 1; node <= cluster.simulation.nodes(); node++) {
            if (cluster.simulation.host(node).status().role() == Role.LEADER
                    && chance.chance(500_000)) {
                KeyValueCommand get = KeyValueCommand.get("x");
                reads.add(new Read(cluster.begin(get, ReadMode.LEASE, node), acknowledged));
            }
        }
    }

    private void fault(int node) {
        switch ((int) chance.below(12)) {
            case 0 -> faults.crash(node, chance.chance(500_000));
            case 1, 2 -> faults.restart(node);
            case 3 -> faults.pause(node);
            case 4 -> faults.resume(node);
            case 5, 6 -> plan();
            case 7 -> faults.cut(List.of(node), List.of(other(node)), true, true, "cut");
            case 8 -> faults.heal();
            case 9 -> faults.timeoutNow(node);
            case 10 -> transfer(node);
            default -> faults.drift(node, (int) chance.between(-driftPpm, driftPpm));
        }
        if (chance.chance(150_000)) {
            mend();
        }
    }

    private int other(int node) {
        return node % cluster.simulation.nodes() + 1;
    }

    /** The leader is cut off, and another node is to take over at once; maybe after a restart. */
    private void plan() {
        int leader = cluster.simulation.leader();
        if (leader != 0) {
            faults.isolate(List.of(leader), "isolate");
            if (chance.chance(300_000)) {
                cluster.others(leader).forEach(faults::restart);
            }
            successor = other(leader);
        }
    }

    private void transfer(int target) {
        int leader = cluster.simulation.leader();
        if (leader != 0) {
            faults.transfer(leader, target);
        }
    }

    private void mend() {
        faults.heal();
        for (int node = 1; node <= cluster.simulation.nodes(); node++) {
            faults.resume(node);
            if (cluster.state(node) == HostState.CRASHED) {
                faults.restart(node);
            }
        }
    }
}
