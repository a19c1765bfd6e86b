package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.raft.Proposal;
import raftarium.trace.HostEvent;

import java.util.List;

/** Commands that are handed to a node itself. */
class ProposeTest {
    private final Cluster cluster = Cluster.of(3, 1);
    private final int leader = cluster.leader();
    private final Bytes command = Bytes.utf8("raw");

    private Proposal propose(int node) {
        return cluster.simulation.operator().propose(node, command);
    }

    private long appliedBy(int node) {
        return cluster.recorder.all(HostEvent.Applied.class).stream()
                .filter(applied ->
                        applied.node() == node && applied.entry().data().equals(command))
                .count();
    }

    @Test
    void aLeaderTakesACommandAndAllApplyItOnce() {
        Proposal proposal = propose(leader);
        assertThat(proposal.accepted()).isTrue();
        assertThat(proposal.index()).isEqualTo(2);
        assertThat(proposal.term())
                .isEqualTo(cluster.simulation.host(leader).status().term());
        cluster.run(Cluster.SECOND);
        for (int node = 1; node <= 3; node++) {
            assertThat(appliedBy(node)).isEqualTo(1);
        }
        assertThat(cluster.requests()).as("no client asks").isEmpty();
    }

    @Test
    void aLeaderThatIsCutOffTakesItAndNobodyAppliesIt() {
        cluster.simulation.faults().isolate(List.of(leader), "isolate");
        assertThat(propose(leader).accepted()).isTrue();
        cluster.run(Cluster.SECOND);
        assertThat(appliedBy(leader)).isZero();
    }

    @Test
    void othersRefuseIt() {
        int follower = cluster.run(Cluster.SECOND).others(leader).get(0);
        assertThat(propose(follower).accepted()).isFalse();
        assertThat(propose(follower).leader()).isEqualTo(leader);
        cluster.simulation.faults().pause(leader);
        assertThat(propose(leader).accepted()).isFalse();
        cluster.simulation.faults().crash(leader, false);
        assertThat(propose(leader)).isEqualTo(new Proposal(false, 0, 0, 0));
    }
}
