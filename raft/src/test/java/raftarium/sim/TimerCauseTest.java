package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.raft.NodeEvent;
import raftarium.raft.Role;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;
import raftarium.trace.Trace;

import java.util.List;
import java.util.TreeSet;

/** What the end of an election timer follows from: what kept the leader's messages away. */
class TimerCauseTest {
    private final Cluster cluster = Cluster.of(3, 1);
    private final Simulation simulation = cluster.simulation;
    private final Trace trace = simulation.trace();
    private final int leader = cluster.leader();

    /** The event that the next candidacy follows from. */
    private Event causeOfNextCandidacy() {
        long since = trace.count();
        cluster.until(() -> candidacy(since) >= 0);
        return trace.event(trace.cause(candidacy(since)));
    }

    private long candidacy(long since) {
        for (long number = since; number < trace.count(); number++) {
            NodeEvent.RoleChanged changed =
                    trace.event(number).decided(NodeEvent.RoleChanged.class);
            if (changed != null && changed.role() == Role.CANDIDATE) {
                return number;
            }
        }
        return -1;
    }

    @Test
    void atFirstItIsTheStart() {
        long first = candidacy(0);
        Event cause = trace.event(trace.cause(first));
        assertThat(cause.type()).isEqualTo(EventType.NODE_STARTED);
        assertThat(cause.node()).isEqualTo(trace.event(first).node());
    }

    @Test
    void itIsTheCrashOfTheLeader() {
        cluster.run(Cluster.SECOND);
        simulation.faults().crash(leader, false);
        Event cause = causeOfNextCandidacy();
        assertThat(cause.type()).isEqualTo(EventType.NODE_CRASHED);
        assertThat(cause.node()).isEqualTo(leader);
    }

    @Test
    void itIsThePauseOfTheLeader() {
        cluster.run(Cluster.SECOND);
        simulation.faults().pause(leader);
        Event cause = causeOfNextCandidacy();
        assertThat(cause.type()).isEqualTo(EventType.NODE_PAUSED);
        assertThat(cause.node()).isEqualTo(leader);
    }

    @Test
    void itIsTheFailureOfTheLeader() {
        cluster.run(Cluster.SECOND);
        simulation.faults().fillDisk(leader);
        cluster.put("k", "v");
        assertThat(causeOfNextCandidacy().type()).isEqualTo(EventType.NODE_FAILED);
    }

    /** Of several that were lost since the timer was set, it is the first. */
    @Test
    void itIsTheFirstHeartbeatThatWasLost() {
        cluster.run(Cluster.SECOND);
        simulation.faults().partition(List.of(new TreeSet<>(List.of(leader))), "partition");
        long cut = trace.count() - 1;
        assertThat(trace.event(cut).type()).isEqualTo(EventType.NETWORK_CHANGED);
        Event cause = causeOfNextCandidacy();
        assertThat(cause).isInstanceOf(MessageEvent.Lost.class);
        Packet heartbeat = ((MessageEvent.Lost) cause).packet();
        assertThat(heartbeat.from()).isEqualTo(leader);
        long lost = firstLost(cut, heartbeat.to());
        assertThat(trace.event(lost)).isSameAs(cause);
        assertThat(trace.cause(lost)).isEqualTo(cut);
    }

    private long firstLost(long since, int node) {
        for (long number = since; number < trace.count(); number++) {
            if (trace.event(number) instanceof MessageEvent.Lost lost
                    && lost.packet().to() == node
                    && lost.packet().from() == leader) {
                return number;
            }
        }
        throw new AssertionError("nothing to n" + node + " was lost");
    }

    /** What was lost before the leader was heard of again is no reason. */
    @Test
    void aMessageLostBeforeTheLastHeartbeatIsForgotten() {
        cluster.run(Cluster.SECOND);
        simulation.faults().partition(List.of(new TreeSet<>(List.of(leader))), "partition");
        cluster.run(60 * Cluster.MILLISECOND);
        simulation.faults().heal();
        cluster.run(Cluster.SECOND);
        assertThat(cluster.leader()).isEqualTo(leader);
        simulation.faults().crash(leader, false);
        assertThat(causeOfNextCandidacy().type()).isEqualTo(EventType.NODE_CRASHED);
    }

    /** A leader that is well is no reason: its node's own clock ran ahead. */
    @Test
    void elseItIsWhatHadSetTheTimer() {
        cluster.run(Cluster.SECOND);
        int follower = cluster.others(leader).get(0);
        simulation.faults().jump(follower, Cluster.SECOND);
        Event cause = causeOfNextCandidacy();
        assertThat(cause).isInstanceOf(MessageEvent.Delivered.class);
        assertThat(((MessageEvent.Delivered) cause).packet().from()).isEqualTo(leader);
        assertThat(cause.node()).isEqualTo(follower);
    }

    @Test
    void aCopyRemembersWhatWasLost() {
        cluster.run(Cluster.SECOND);
        simulation.faults().partition(List.of(new TreeSet<>(List.of(leader))), "partition");
        cluster.run(100 * Cluster.MILLISECOND);
        Simulation copy = simulation.copy();
        long since = trace.count();
        Event cause = causeOfNextCandidacy();
        long number = trace.cause(candidacy(since));
        copy.runUntil(simulation.nowNanos());
        assertThat(copy.trace().cause(candidacy(since))).isEqualTo(number);
        assertThat(cause).isInstanceOf(MessageEvent.Lost.class);
    }
}
