package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.machine.KeyValueCommand;
import raftarium.raft.Role;
import raftarium.trace.EventType;
import raftarium.trace.HostEvent;
import raftarium.trace.MessageEvent;
import raftarium.trace.Outcome;

import java.util.List;

/** Crashes, restarts, pauses, and what the disk keeps. */
class NodeFaultsTest {
    @Test
    void theFirstElectionIsInTheFirstSecond() {
        for (long seed = 1; seed <= 50; seed++) {
            Cluster cluster = Cluster.of(5, seed);
            cluster.run(Cluster.SECOND);
            assertThat(cluster.simulation.view().leader()).as("seed %d", seed).isNotNull();
        }
    }

    @Test
    void aCrashLosesWhatWasNotSyncedAndNothingElse() {
        Cluster cluster = Cluster.of(3, 1);
        int leader = cluster.leader();
        cluster.done(cluster.put("k", "kept"));
        cluster.run(Cluster.SECOND);
        Host host = cluster.simulation.host(leader);
        cluster.begin(KeyValueCommand.put("k", "lost"), null, leader);
        cluster.until(() -> host.status().log().lastIndex() > host.status().durableIndex());
        long durable = host.status().durableIndex();
        long term = host.status().term();

        cluster.simulation.faults().crash(leader, false);

        assertThat(host.state()).isEqualTo(HostState.CRASHED);
        assertThat(host.status().log().lastIndex()).as("what is on its disk").isEqualTo(durable);
        assertThat(host.status().term()).isEqualTo(term);
        assertThat(host.status().vote()).isEqualTo(leader);
        assertThat(host.status().commitIndex()).isZero();
        cluster.simulation.faults().restart(leader);
        assertThat(host.status().log().lastIndex()).isEqualTo(durable);
        assertThat(host.status().role()).isEqualTo(Role.FOLLOWER);
        cluster.until(() -> cluster.value(leader, "k") != null);
    }

    @Test
    void aTornCrashKeepsAPartSometimesAndCutsTheRestWhenItStartsAgain() {
        int cut = 0;
        int kept = 0;
        for (long seed = 1; seed <= 60; seed++) {
            Cluster cluster = Cluster.of(3, seed);
            int leader = cluster.leader();
            cluster.done(cluster.put("k", "kept"));
            cluster.put("k", "x".repeat(5000));
            Host host = cluster.simulation.host(leader);
            cluster.until(() -> host.status().log().lastIndex() > host.status().durableIndex());
            long durable = host.status().durableIndex();
            cluster.simulation.faults().crash(leader, true);
            assertThat(host.status().log().lastIndex()).isGreaterThanOrEqualTo(durable);
            kept += host.status().log().lastIndex() > durable ? 1 : 0;
            cluster.simulation.faults().restart(leader);
            List<HostEvent.Started> starts = cluster.recorder.all(HostEvent.Started.class);
            cut += starts.get(starts.size() - 1).tornBytes() > 0 ? 1 : 0;
            assertThat(cluster.state(leader)).isEqualTo(HostState.RUNNING);
            cluster.leader();
        }
        assertThat(cut).as("torn tails").isPositive();
        assertThat(kept).as("entries that were on disk though not synced").isPositive();
    }

    @Test
    void aCrashedNodeHearsAndSaysNothing() {
        Cluster cluster = Cluster.of(3, 1);
        int leader = cluster.leader();
        cluster.simulation.faults().crash(leader, false);
        int events = cluster.recorder.events.size();
        cluster.run(2 * Cluster.SECOND);
        assertThat(cluster.recorder.events.subList(events, cluster.recorder.events.size()))
                .isNotEmpty()
                .allMatch(event -> event.node() != leader || event instanceof MessageEvent.Lost);
        assertThat(cluster.leader()).isNotEqualTo(leader);
    }

    @Test
    void withoutAMajorityNothingIsCommittedAndWithItEverythingGoesOn() {
        Cluster cluster = Cluster.of(5, 1);
        int leader = cluster.leader();
        cluster.done(cluster.put("k", "1"));
        cluster.others(leader)
                .subList(0, 3)
                .forEach(n -> cluster.simulation.faults().crash(n, false));
        Call call = cluster.put("k", "2");
        cluster.run(5 * Cluster.SECOND);
        assertThat(call.isDone()).isFalse();
        assertThat(cluster.value(leader, "k")).isEqualTo("1");
        cluster.simulation.faults().restart(cluster.others(leader).get(0));
        assertThat(cluster.done(call).outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void aPausedNodeStandsStillAndCatchesUpWhenItGoesOn() {
        Cluster cluster = Cluster.of(3, 1);
        int leader = cluster.leader();
        int follower = cluster.others(leader).get(0);
        long term = cluster.simulation.host(follower).status().term();
        cluster.simulation.faults().pause(follower);
        cluster.done(cluster.put("k", "1"));
        cluster.run(2 * Cluster.SECOND);
        assertThat(cluster.state(follower)).isEqualTo(HostState.PAUSED);
        assertThat(cluster.value(follower, "k")).isNull();
        assertThat(cluster.simulation.host(follower).status().term()).isEqualTo(term);
        assertThat(cluster.simulation.host(follower).isUp()).isTrue();

        cluster.simulation.faults().resume(follower);

        cluster.until(() -> "1".equals(cluster.value(follower, "k")));
    }

    @Test
    void aPausedLeaderIsReplacedAndStepsDownWhenItGoesOn() {
        Cluster cluster = Cluster.of(3, 1);
        int old = cluster.leader();
        cluster.simulation.faults().pause(old);
        assertThat(cluster.leader()).isNotEqualTo(old);
        assertThat(cluster.simulation.host(old).status().role()).isEqualTo(Role.LEADER);
        assertThat(cluster.simulation.host(old).leads()).isFalse();
        cluster.simulation.faults().resume(old);
        cluster.until(() -> cluster.simulation.host(old).status().role() == Role.FOLLOWER);
    }

    @Test
    void aForcedTimeoutBeginsAnElectionButNotAtALeader() {
        Cluster cluster = Cluster.of(3, 1);
        int leader = cluster.leader();
        int follower = cluster.others(leader).get(0);
        assertThat(cluster.simulation.faults().timeoutNow(leader)).isFalse();
        long elections = cluster.simulation.counters().elections();
        assertThat(cluster.simulation.faults().timeoutNow(follower)).isTrue();
        assertThat(cluster.simulation.host(follower).status().role()).isEqualTo(Role.CANDIDATE);
        assertThat(cluster.simulation.counters().elections()).isEqualTo(elections + 1);
        cluster.simulation.faults().crash(follower, false);
        assertThat(cluster.simulation.faults().timeoutNow(follower)).isFalse();
    }

    @Test
    void whatIsDoneTwiceIsDoneOnce() {
        Cluster cluster = Cluster.of(3, 1);
        cluster.simulation.faults().crash(1, false);
        cluster.simulation.faults().crash(1, false);
        cluster.simulation.faults().resume(1);
        cluster.simulation.faults().pause(1);
        cluster.simulation.faults().pause(2);
        cluster.simulation.faults().pause(2);
        assertThat(cluster.recorder.count(EventType.NODE_CRASHED)).isEqualTo(1);
        assertThat(cluster.recorder.count(EventType.NODE_PAUSED)).isEqualTo(1);
        assertThat(cluster.recorder.count(EventType.NODE_RESUMED)).isZero();
    }

    @Test
    void aClusterOfOneAndOneOfAHundredAndOneElectALeader() {
        assertThat(Cluster.of(1, 1).leader()).isEqualTo(1);
        assertThat(Cluster.of(101, 1).leader()).isBetween(1, 101);
    }
}
