package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import raftarium.data.RandomStream;
import raftarium.disk.MemoryDisk;
import raftarium.raft.MembershipRequest;
import raftarium.raft.MembershipRequest.Kind;
import raftarium.raft.Rule;

import java.util.List;

/**
 * A leader hands over for certain (dissertation 3.10), whatever it is about: told to stand, the
 * target is elected in the next term, and a change of the membership that rested meanwhile is
 * carried through by the new leader. {@code -Draftarium.transfer.seeds=60} for more.
 */
class TransferTest {
    private static final long SEEDS = Long.getLong("raftarium.transfer.seeds", 8);
    private static final int LEADER = 1;
    private static final int TARGET = 2;

    /** What is under way when the leader is asked to hand over. */
    private enum Business {
        NOTHING,
        REMOVE_ANOTHER,
        REMOVE_THE_LEADER,
        REMOVE_A_LEARNER,
        ADD,
        ADD_A_LEARNER,
        PROMOTE,
        BECOME_OTHERS;

        private void begin(Cluster cluster) {
            switch (this) {
                case NOTHING -> {}
                case REMOVE_ANOTHER -> begin(cluster, Kind.REMOVE, 4);
                case REMOVE_THE_LEADER -> begin(cluster, Kind.REMOVE, LEADER);
                case REMOVE_A_LEARNER -> {
                    learner(cluster);
                    begin(cluster, Kind.REMOVE, 5);
                }
                case ADD -> {
                    cluster.simulation.operator().addHost(new MemoryDisk());
                    begin(cluster, Kind.ADD, 5);
                }
                case ADD_A_LEARNER -> {
                    cluster.simulation.operator().addHost(new MemoryDisk());
                    begin(cluster, Kind.ADD_LEARNER, 5);
                }
                case PROMOTE -> {
                    learner(cluster);
                    begin(cluster, Kind.PROMOTE, 5);
                }
                case BECOME_OTHERS -> {
                    cluster.simulation.operator().addHost(new MemoryDisk());
                    begin(
                            cluster,
                            new MembershipRequest(Kind.EXACTLY, List.of(LEADER, TARGET, 3, 5)));
                }
            }
        }

        private static void learner(Cluster cluster) {
            ADD_A_LEARNER.begin(cluster);
            cluster.until(() -> !cluster.simulation.operator().isChanging(5));
        }

        private static void begin(Cluster cluster, Kind kind, int node) {
            begin(cluster, new MembershipRequest(kind, node));
        }

        private static void begin(Cluster cluster, MembershipRequest change) {
            assertThat(cluster.simulation.operator().change(change))
                    .isEqualTo(MembershipRequest.Answer.BEGUN);
        }
    }

    private static Cluster led(long seed) {
        Cluster cluster = Cluster.of(4, seed);
        cluster.simulation.faults().timeoutNow(LEADER);
        cluster.until(() -> cluster.leader() == LEADER);
        return cluster;
    }

    private static void pass(Cluster cluster, long events) {
        for (long left = events; left > 0; left--) {
            cluster.simulation.step();
        }
    }

    /** Asks the leader to hand over to n2: it leads in the next term, after one candidacy. */
    private static void handOver(Cluster cluster, String situation) {
        Simulation simulation = cluster.simulation;
        long term = simulation.host(LEADER).status().term();
        assertThat(simulation.faults().transfer(LEADER, TARGET)).as(situation).isTrue();
        simulation.runUntil(simulation.nowNanos() + 300 * Cluster.MILLISECOND);
        assertThat(simulation.leader()).as(situation).isEqualTo(TARGET);
        assertThat(simulation.host(TARGET).status().term()).as(situation).isEqualTo(term + 1);
    }

    private static void settled(Cluster cluster, String situation) {
        Simulation simulation = cluster.simulation;
        cluster.until(() -> simulation.operator().isIdle());
        cluster.run(200 * Cluster.MILLISECOND);
        assertThat(simulation.host(TARGET).leads()).as(situation).isTrue();
        assertThat(simulation.host(TARGET).status().committedMembership().isJoint())
                .as(situation)
                .isFalse();
        assertThat(simulation.violation()).as(situation).isNull();
    }

    @ParameterizedTest
    @EnumSource(Business.class)
    void theTargetLeadsHoweverFarAChangeOfTheMembershipIs(Business business) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Cluster cluster = led(seed);
            business.begin(cluster);
            long events = RandomStream.of(seed, "moment").below(60);
            pass(cluster, events);
            String situation = business + ", seed " + seed + ", " + events + " events later";
            if (cluster.simulation.leader() != LEADER) {
                assertThat(business).as(situation).isEqualTo(Business.REMOVE_THE_LEADER);
                continue;
            }
            handOver(cluster, situation);
            settled(cluster, situation);
        }
    }

    @ParameterizedTest
    @EnumSource(Business.class)
    void theTargetLeadsUnderLoadAndWhileLogsAreCompacted(Business business) {
        for (long seed = 1; seed <= SEEDS / 4; seed++) {
            Cluster cluster = led(seed);
            Simulation simulation = cluster.simulation;
            simulation.setRule(Rule.PRE_VOTE, true);
            simulation.operator().setCompaction(new Compaction(5, Long.MAX_VALUE));
            simulation.clients().load().start(20, 20 * Cluster.MILLISECOND, 20 * Cluster.SECOND);
            simulation.faults().isolate(List.of(TARGET), "isolate n2");
            cluster.run(300 * Cluster.MILLISECOND);
            assertThat(simulation.host(TARGET).status().log().lastIndex())
                    .isLessThan(simulation.host(LEADER).status().log().snapshotIndex());
            simulation.faults().heal();
            business.begin(cluster);
            pass(cluster, RandomStream.of(seed, "moment").below(200));
            if (simulation.leader() == LEADER) {
                handOver(cluster, business + ", seed " + seed);
                settled(cluster, business + ", seed " + seed);
            }
        }
    }

    @Test
    void whoIsBeingAddedMayLeadAtOnce() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Cluster cluster = led(seed);
            Simulation simulation = cluster.simulation;
            Business.ADD.begin(cluster);
            cluster.until(() -> simulation.host(LEADER).status().membership().staysVoter(5));
            assertThat(simulation.faults().transfer(LEADER, 5)).isTrue();
            simulation.runUntil(simulation.nowNanos() + 300 * Cluster.MILLISECOND);
            assertThat(simulation.leader()).as("seed %d", seed).isEqualTo(5);
            assertThat(simulation.host(5).status().term()).as("seed %d", seed).isEqualTo(2);
        }
    }

    @Test
    void whoIsBeingRemovedIsRefused() {
        Cluster cluster = led(1);
        cluster.simulation.operator().change(new MembershipRequest(Kind.REMOVE, TARGET));
        assertThat(cluster.simulation.faults().transfer(LEADER, TARGET)).isFalse();
        cluster.until(() -> cluster.simulation.operator().isIdle());
        assertThat(cluster.leader()).isEqualTo(LEADER);
    }

    @Test
    void aChangeIsRefusedWhileLeadershipIsHandedOverAndTakenByTheNextLeader() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Cluster cluster = led(seed);
            Operator operator = cluster.simulation.operator();
            MembershipRequest change = new MembershipRequest(Kind.REMOVE, TARGET);
            cluster.simulation.faults().transfer(LEADER, TARGET);
            assertThat(cluster.simulation.host(LEADER).mayChange(change))
                    .isEqualTo(MembershipRequest.Answer.HANDING_OVER);
            assertThat(operator.change(change)).isEqualTo(MembershipRequest.Answer.HANDING_OVER);
            cluster.until(() -> cluster.simulation.leader() == TARGET);
            assertThat(operator.change(change)).isEqualTo(MembershipRequest.Answer.BEGUN);
            cluster.until(operator::isIdle);
        }
    }

    @Test
    void aTransferThatFailsLetsTheChangeGoOn() {
        Cluster cluster = led(1);
        Simulation simulation = cluster.simulation;
        Business.REMOVE_ANOTHER.begin(cluster);
        simulation.faults().pause(TARGET);
        assertThat(simulation.faults().transfer(LEADER, TARGET)).isTrue();
        cluster.run(100 * Cluster.MILLISECOND);
        assertThat(simulation.host(LEADER).status().membership().isJoint()).isTrue();
        cluster.run(500 * Cluster.MILLISECOND);
        assertThat(simulation.host(LEADER).leads()).isTrue();
        assertThat(simulation.host(LEADER).status().committedMembership().contains(4))
                .isFalse();
    }
}
