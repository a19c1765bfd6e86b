package raftarium.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.disk.MemoryDisk;
import raftarium.machine.KeyValueCommand;
import raftarium.raft.RaftConfig;
import raftarium.raft.Role;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.raft.Status;
import raftarium.sim.Host;
import raftarium.sim.Simulation;
import raftarium.sim.SimulationConfig;
import raftarium.trace.Violation;

import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** Rules whose absence chance hardly ever meets: the situation is made step by step. */
class RuleScenarioTest {
    private final List<Integer> all = List.of(1, 2, 3, 4, 5);
    private Simulation simulation;

    @Test
    void figure8BreaksLeaderCompletenessWithoutCommitOwnTermAndOnlyThen() {
        figure8(Rules.PAPER);
        assertThat(simulation.violation()).isNull();
        assertThat(simulation.host(2).status().log().termAt(2))
                .as("entry 2 is S5's")
                .isEqualTo(2);

        figure8(Rules.without(List.of(Rule.COMMIT_OWN_TERM)));
        Violation violation = simulation.violation();
        assertThat(violation).isNotNull();
        assertThat(violation.property()).isEqualTo("leader-completeness");
    }

    private void begin(int nodes, Rules rules) {
        // Nobody reads by lease, so that who starts again may vote at once.
        Rules all = rules.with(Rule.RESTART_VOTE_WAIT, false);
        RaftConfig raft =
                new RaftConfig(150_000_000, 300_000_000, 50_000_000, 1, 1 << 20, 16, all, true, 0);
        simulation = new Simulation(
                SimulationConfig.of(nodes, 8).withRaft(raft),
                node -> new MemoryDisk(),
                List.of(new SafetyChecker(nodes)));
    }

    /** An entry a message, so that the old entry travels without the new leader's own. */
    private void figure8(Rules rules) {
        begin(5, rules);
        leads(1);
        until(() ->
                all.stream().allMatch(node -> simulation.host(node).status().commitIndex() == 1));
        // (a) S1 leads; its entry 2 reaches S2 only.
        simulation.faults().partition(List.of(new TreeSet<>(List.of(1, 2))), "partition");
        put(1);
        until(() -> durable(1) == 2 && durable(2) == 2);
        simulation.faults().crash(1, false);
        // (b) S5 leads with the votes of S3 and S4; its entry 2 reaches nobody.
        leads(5);
        simulation.faults().isolate(List.of(5), "isolate");
        run(5);
        simulation.faults().crash(5, false);
        assertThat(durable(5)).isEqualTo(2);
        // (c) S1 leads again; its old entry 2 gets to S3 and so is on a majority.
        simulation.faults().heal();
        simulation.faults().restart(1);
        simulation.faults().crash(4, false);
        leads(1);
        until(() -> matchIndexOf3() == 2);
        simulation.faults().isolate(List.of(1), "isolate");
        simulation.faults().crash(1, false);
        run(5);
        assertThat(simulation.host(3).status().log().lastIndex()).isEqualTo(2);
        // (d) S5 leads, as its last entry has the later term, and overwrites entry 2.
        simulation.faults().restart(4);
        simulation.faults().restart(5);
        leads(5);
        run(2_000);
    }

    private long matchIndexOf3() {
        return simulation.view().node(1).status().followers().stream()
                .filter(follower -> follower.id() == 3)
                .mapToLong(Status.Follower::matchIndex)
                .sum();
    }

    @Test
    void aStaleLeaderBreaksLeaderCompletenessWithoutRejectOldTermAndOnlyThen() {
        staleLeader(Rules.PAPER);
        assertThat(simulation.violation()).isNull();

        staleLeader(Rules.without(List.of(Rule.REJECT_OLD_TERM)));
        Violation violation = simulation.violation();
        assertThat(violation).isNotNull();
        assertThat(violation.property()).isEqualTo("leader-completeness");
    }

    /** What n2 and n3 have committed without n1 is overwritten by n1's entry of an older term. */
    private void staleLeader(Rules rules) {
        begin(3, rules);
        leads(1);
        until(() -> simulation.host(2).status().commitIndex() == 1
                && simulation.host(3).status().commitIndex() == 1);
        simulation.faults().isolate(List.of(1), "isolate");
        leads(2);
        until(() -> simulation.host(2).status().commitIndex() == 2);
        simulation.faults().crash(2, false);
        until(() -> simulation.view().node(1).clock().timerStartNanos() == simulation.nowNanos());
        simulation.faults().heal();
        put(1);
        run(3_000);
    }

    private void put(int node) {
        Bytes command = KeyValueCommand.put("k", "v").encode();
        simulation.clients().call(null, command, null, "put k v", node);
    }

    private long durable(int node) {
        return simulation.host(node).status().durableIndex();
    }

    /** Has the node's timer fire until it leads. */
    private void leads(int node) {
        Host host = simulation.host(node);
        for (int attempt = 0; attempt < 20 && host.status().role() != Role.LEADER; attempt++) {
            simulation.faults().timeoutNow(node);
            long end = simulation.nowNanos() + 20_000_000;
            boolean more = true;
            while (more && host.status().role() != Role.LEADER) {
                more = simulation.step(end);
            }
        }
        assertThat(host.status().role()).isEqualTo(Role.LEADER);
    }

    private void until(BooleanSupplier condition) {
        long end = simulation.nowNanos() + 5_000_000_000L;
        boolean more = true;
        while (more && !condition.getAsBoolean()) {
            more = simulation.step(end);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private void run(long milliseconds) {
        simulation.runUntil(simulation.nowNanos() + milliseconds * 1_000_000);
    }
}
