package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.data.Digest;
import raftarium.data.RandomStream;
import raftarium.raft.NodeEvent;
import raftarium.raft.RaftConfig;
import raftarium.raft.Role;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.trace.Decision;
import raftarium.trace.Event;
import raftarium.trace.EventDigest;
import raftarium.trace.FaultEvent;
import raftarium.trace.MessageEvent;
import raftarium.trace.Trace;

import java.util.List;

/**
 * Clocks that run fast or slow, or jump: a node knows no other time. {@code
 * -Draftarium.clocks.seeds=300} for more.
 */
class ClockFaultsTest {
    private static final long SEEDS = Long.getLong("raftarium.clocks.seeds", 12);
    private static final long HOUR = 3_600 * Cluster.SECOND;

    /** A cluster at the age of two hours. */
    private static Cluster aged(int nodes, long seed) {
        RaftConfig raft = RaftConfig.DEFAULT;
        return new Cluster(
                new SimulationConfig(nodes, nodes, seed, raft, NetPreset.LAN, 0, 2 * HOUR));
    }

    @Test
    void whoseClockRunsTwiceAsFastStandsFirst() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Cluster cluster = Cluster.of(5, seed);
            cluster.simulation.faults().drift(4, 1_000_000);
            cluster.until(() -> candidacies(cluster) > 0);
            assertThat(cluster.simulation.host(4).status().role())
                    .as("seed %d", seed)
                    .isEqualTo(Role.CANDIDATE);
            assertThat(cluster.simulation.nowNanos())
                    .isBetween(75 * Cluster.MILLISECOND, 150 * Cluster.MILLISECOND);
        }
    }

    private static long candidacies(Cluster cluster) {
        return cluster.recorder.all(Decision.class).stream()
                .filter(decision -> decision.event() instanceof NodeEvent.RoleChanged changed
                        && changed.role() == Role.CANDIDATE)
                .count();
    }

    @Test
    void aSlowLeaderBeatsLateAndIsReplaced() {
        Cluster cluster = Cluster.of(3, 1);
        int leader = cluster.leader();
        cluster.run(Cluster.SECOND);
        cluster.simulation.faults().drift(leader, -500_000);
        cluster.run(100 * Cluster.MILLISECOND);
        assertThat(beats(cluster, leader, Cluster.SECOND)).isBetween(9L, 11L);
        cluster.simulation.faults().drift(leader, -900_000);
        cluster.until(() -> cluster.simulation.host(leader).status().role() != Role.LEADER);
    }

    /** How often the leader sends to one other node in that time. */
    private static long beats(Cluster cluster, int leader, long nanos) {
        long from = cluster.simulation.nowNanos();
        int other = cluster.others(leader).get(0);
        cluster.run(nanos);
        return cluster.recorder.all(MessageEvent.Sent.class).stream()
                .filter(sent -> sent.atNanos() >= from)
                .filter(sent -> sent.packet().from() == leader && sent.packet().to() == other)
                .count();
    }

    @Test
    void aMendedClockRunsTrueAndKeepsWhatItIsAhead() {
        Cluster cluster = Cluster.of(3, 1);
        int leader = cluster.leader();
        cluster.simulation.faults().drift(leader, 500_000);
        cluster.run(Cluster.SECOND);
        cluster.simulation.faults().drift(leader, 0);
        cluster.run(Cluster.SECOND);
        NodeView node = cluster.simulation.view().node(leader);
        assertThat(node.clock().offsetNanos()).isEqualTo(500 * Cluster.MILLISECOND);
        assertThat(node.clock().driftPpm()).isZero();
        assertThat(beats(cluster, leader, Cluster.SECOND)).isBetween(19L, 21L);
    }

    @Test
    void aJumpAheadEndsTheTimerAndOneBackChangesNone() {
        Cluster cluster = Cluster.of(3, 7);
        int leader = cluster.leader();
        cluster.run(Cluster.SECOND);
        int one = cluster.others(leader).get(0);
        cluster.simulation.faults().jump(one, 400 * Cluster.MILLISECOND);
        cluster.simulation.step();
        assertThat(cluster.simulation.host(one).status().role()).isEqualTo(Role.CANDIDATE);
        int next = cluster.leader();
        cluster.run(Cluster.SECOND);
        int other = cluster.others(next).get(0);
        long before = cluster.simulation.view().node(other).clock().timerEndNanos();
        cluster.simulation.faults().jump(other, -300 * Cluster.MILLISECOND);
        assertThat(cluster.simulation.view().node(other).clock().timerEndNanos())
                .isEqualTo(before);
        assertThat(cluster.simulation.faults().jump(other, -3600 * Cluster.SECOND))
                .as("not to before 0")
                .isGreaterThan(-3600 * Cluster.SECOND);
        cluster.simulation.faults().crash(next, false);
        cluster.leader();
    }

    @Test
    void whoseClocksGoBackElectALeaderAllTheSame() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Cluster cluster = aged(3, seed);
            int leader = cluster.leader();
            cluster.run(Cluster.SECOND)
                    .until(() -> cluster.simulation.inFlight().isEmpty());
            for (int other : cluster.others(leader)) {
                cluster.simulation.faults().jump(other, -HOUR);
            }
            cluster.simulation.faults().crash(leader, false);
            cluster.run(2 * Cluster.SECOND);
            assertThat(cluster.simulation.leader()).as("seed %d", seed).isNotZero();
        }
    }

    /** Whoever is paused can't see that its clock was moved, nor count what passed before. */
    @Test
    void clocksThatAllGoBackChangeNothingWhateverTheirNodesAreAbout() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Chaos chaos = Chaos.ofSeed(seed, Rules.PAPER);
            for (int node = 1; node <= chaos.simulation().nodes(); node++) {
                chaos.simulation().faults().jump(node, 2 * HOUR);
            }
            chaos.run(2);
            for (int node = 1; node <= chaos.simulation().nodes(); node++) {
                chaos.simulation().faults().resume(node);
            }
            long since = chaos.simulation().trace().count();
            Chaos moved = chaos.copy();
            for (int node = 1; node <= moved.simulation().nodes(); node++) {
                moved.simulation().faults().jump(node, -HOUR);
            }
            chaos.run(2);
            moved.run(2);
            assertThat(story(moved, since)).as("seed %d", seed).isEqualTo(story(chaos, since));
        }
    }

    /** What has happened since, but for clocks that jump. */
    private static String story(Chaos chaos, long since) {
        Trace trace = chaos.simulation().trace();
        Digest digest = new Digest();
        EventDigest events = new EventDigest(digest);
        long count = 0;
        for (long number = since; number < trace.count(); number++) {
            Event event = trace.event(number);
            if (!(event instanceof FaultEvent.ClockJumped)) {
                count++;
                events.add(event);
            }
        }
        return count + " events, digest " + digest.text();
    }

    @Test
    void aPausedNodeWhoseClockWentBackHasItsTimersStillWhenItGoesOn() {
        Cluster cluster = aged(3, 4);
        int leader = cluster.leader();
        int other = cluster.others(leader).get(0);
        cluster.simulation.faults().isolate(List.of(other), "isolate");
        cluster.simulation.faults().pause(other);
        cluster.run(Cluster.SECOND);
        cluster.simulation.faults().jump(other, -HOUR);
        cluster.simulation.faults().resume(other);
        cluster.run(Cluster.SECOND);
        assertThat(cluster.simulation.host(other).status().role()).isEqualTo(Role.CANDIDATE);
    }

    /** Else a slow leader would find all silent at once that it has heard from. */
    @Test
    void aSnapshotIsTakenByTheNodesOwnClock() {
        Cluster cluster = Cluster.of(3, 1);
        int leader = cluster.leader();
        int other = cluster.others(leader).get(0);
        long term = cluster.simulation.host(leader).status().term();
        cluster.simulation.setRule(Rule.CHECK_QUORUM, true);
        cluster.simulation.faults().drift(leader, -100_000);
        cluster.simulation.faults().crash(other, false);
        cluster.done(cluster.put("a", "1"));
        cluster.run(60 * Cluster.SECOND);
        cluster.until(() -> cluster.simulation.inFlight().isEmpty());
        assertThat(cluster.simulation.operator().compact(leader)).isTrue();
        cluster.simulation.faults().restart(other);
        cluster.run(500 * Cluster.MILLISECOND);
        assertThat(cluster.simulation.host(leader).leads()).isTrue();
        assertThat(cluster.simulation.host(leader).status().term()).isEqualTo(term);
        assertThat(cluster.value(other, "a")).isEqualTo("1");
    }

    @Test
    void aTimerIsShownInVirtualTimeAndEndsWhenShown() {
        for (int ppm : List.of(-700_000, -1, 3, 333_333, 8_999_999)) {
            Cluster cluster = Cluster.of(3, 5);
            cluster.simulation.faults().drift(2, ppm);
            NodeView node = cluster.simulation.view().node(2);
            cluster.simulation.faults().crash(1, false);
            cluster.simulation.faults().crash(3, false);
            cluster.until(() -> cluster.simulation.host(2).status().role() == Role.CANDIDATE);
            assertThat(cluster.simulation.nowNanos()).isEqualTo(node.clock().timerEndNanos());
            assertThat(node.clock().timerStartNanos()).isZero();
        }
    }

    @Test
    void aNodeIsWokenOncePerTimerHoweverItsClockRuns() {
        for (int ppm : List.of(-900_000, -123_457, 1, 123_457, 9_000_000)) {
            Cluster cluster = Cluster.of(1, 3);
            cluster.leader();
            cluster.simulation.faults().drift(1, ppm);
            cluster.run(Cluster.SECOND);
            long before = cluster.simulation.executed();
            cluster.run(100 * Cluster.SECOND);
            long beats = 100 * 20 * (1_000_000L + ppm) / 1_000_000;
            assertThat(cluster.simulation.executed() - before).isBetween(beats - 1, beats + 1);
        }
    }

    @Test
    void aRestartKeepsTheMachinesClock() {
        Cluster cluster = Cluster.of(3, 1);
        cluster.simulation.faults().drift(2, 250_000);
        cluster.run(Cluster.SECOND);
        cluster.simulation.faults().restart(2);
        cluster.run(Cluster.SECOND);
        NodeView node = cluster.simulation.view().node(2);
        assertThat(node.clock().driftPpm()).isEqualTo(250_000);
        assertThat(node.clock().offsetNanos()).isEqualTo(500 * Cluster.MILLISECOND);
    }

    @Test
    void theTimeNeverGoesBackWhenAPausedNodesTimerWasOverLongAgo() {
        Cluster cluster = Cluster.of(3, 1);
        cluster.leader();
        cluster.simulation.faults().isolate(List.of(1), "isolate n1");
        cluster.simulation.faults().pause(1);
        cluster.run(2 * Cluster.SECOND);
        long before = cluster.simulation.nowNanos();
        cluster.simulation.faults().resume(1);
        cluster.simulation.step();
        assertThat(cluster.simulation.nowNanos()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void aCopyHasClocksOfItsOwnThatRunAlike() {
        Cluster cluster = Cluster.of(5, 2);
        cluster.simulation.faults().drift(2, 70_000);
        cluster.simulation.faults().jump(3, 40 * Cluster.MILLISECOND);
        cluster.run(Cluster.SECOND);
        Simulation copy = cluster.simulation.copy();
        Simulation other = cluster.simulation.copy();
        other.faults().drift(2, 0);
        other.runUntil(3 * Cluster.SECOND);
        copy.runUntil(3 * Cluster.SECOND);
        cluster.run(2 * Cluster.SECOND);
        assertThat(copy.trace().digest()).isEqualTo(cluster.simulation.trace().digest());
        assertThat(copy.view().node(2).clock().driftPpm()).isEqualTo(70_000);
        assertThat(other.trace().digest()).isNotEqualTo(copy.trace().digest());
    }

    @Test
    void noClockBreaksAPropertyAndOnceTheyRunTrueEveryClusterGetsWellAgain() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Chaos chaos = Chaos.ofSeed(seed, Rules.PAPER);
            Faults faults = chaos.simulation().faults();
            RandomStream random = RandomStream.of(seed, "clocks");
            for (int round = 0; round < 10; round++) {
                int node = (int) random.between(1, chaos.simulation().nodes());
                faults.drift(node, (int) random.between(-900_000, 2_000_000));
                int other = (int) random.between(1, chaos.simulation().nodes());
                faults.jump(other, random.between(-HOUR, HOUR));
                chaos.run(1);
            }
            assertThat(chaos.simulation().violation()).as("seed %d", seed).isNull();
            for (int node = 1; node <= chaos.simulation().nodes(); node++) {
                faults.drift(node, 0);
            }
            chaos.mend();
            assertThat(chaos.problems()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void aDriftOutOfRangeIsRefused() {
        Faults faults = Cluster.of(3, 1).simulation.faults();
        assertThatThrownBy(() -> faults.drift(1, -900_001)).hasMessageContaining("-900001");
        assertThatThrownBy(() -> faults.drift(1, 9_000_001)).hasMessageContaining("9000001");
    }
}
