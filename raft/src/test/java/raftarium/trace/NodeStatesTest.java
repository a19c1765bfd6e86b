package raftarium.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.raft.HardState;
import raftarium.raft.Membership;
import raftarium.raft.NodeEvent;
import raftarium.raft.Role;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.sim.Chaos;
import raftarium.sim.Compaction;
import raftarium.sim.Host;
import raftarium.sim.HostState;
import raftarium.sim.Simulation;

import java.util.List;
import java.util.stream.IntStream;

/** What nodes are by their events is what they are. */
class NodeStatesTest {
    private static final int ACTIONS = 1_500;

    private final NodeStates states = new NodeStates();

    private static String is(Host host) {
        HostState state = host.state();
        boolean isUp = state == HostState.RUNNING || state == HostState.PAUSED;
        return state
                + (isUp
                        ? " " + host.status().role() + " of " + host.status().term() + ", voted "
                                + host.status().vote()
                                + ", committed " + host.status().commitIndex() + ", applied "
                                + host.status().lastApplied() + ", last "
                                + host.status().log().lastIndex() + "/"
                                + host.status().log().lastTerm() + ", snapshot "
                                + host.status().log().snapshotIndex() + "/"
                                + host.status().log().snapshotTerm()
                                + ", " + host.status().membership()
                        : "");
    }

    private static String is(NodeState state) {
        HostState down = state.isFailed() ? HostState.FAILED : HostState.CRASHED;
        HostState up = state.isPaused() ? HostState.PAUSED : HostState.RUNNING;
        return (state.isUp() ? up : down)
                + (state.isUp()
                        ? " " + state.role() + " of " + state.term() + ", voted " + state.vote()
                                + ", committed " + state.commitIndex() + ", applied "
                                + state.lastApplied() + ", last " + state.lastIndex() + "/"
                                + state.lastTerm() + ", snapshot " + state.snapshotIndex() + "/"
                                + state.snapshotTerm() + ", " + state.membership()
                        : "");
    }

    private void follow(Chaos chaos, int actions) {
        Simulation simulation = chaos.simulation();
        simulation.trace().follow((number, event, cause) -> states.add(event));
        for (int action = 0; action < actions && !simulation.isStopped(); action++) {
            chaos.ambush(1);
            for (int id = 1; id <= simulation.nodes(); id++) {
                NodeState state = states.of(id);
                assertThat(state == null ? "unknown" : is(state))
                        .as("n%s after %s actions", id, action)
                        .isEqualTo(is(simulation.host(id)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theyAreFollowedThroughFaults(long seed) {
        Chaos chaos = Chaos.ofSeed(seed, Rules.PAPER);
        chaos.simulation().operator().setCompaction(new Compaction(5, Long.MAX_VALUE));
        follow(chaos, ACTIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"step-down", "snapshot-committed", "apply-in-order", "reject-old-term"})
    void theyAreFollowedWithARuleOff(String rule) {
        for (long seed = 1; seed <= 3; seed++) {
            Chaos chaos = Chaos.ofSeed(seed, Rules.PAPER.with(Rule.of(rule).orElseThrow(), false));
            chaos.simulation().operator().setCompaction(new Compaction(5, Long.MAX_VALUE));
            follow(chaos, ACTIONS);
        }
    }

    @Test
    void whatNothingIsKnownOfNoEventChanges() {
        Event role = Decision.of(
                1, 2, new NodeEvent.RoleChanged(Role.LEADER, 3, NodeEvent.Reason.ELECTED));
        assertThat(states.add(role)).isNull();
        assertThat(IntStream.of(-1, 0, 1, 2, 3).mapToObj(states::of)).containsOnlyNulls();
        states.add(started(2));
        assertThat(states.of(2)).isNotNull();
        assertThat(states.add(new FaultEvent.NetworkChanged(3, "heal", List.of(), List.of())))
                .isNull();
        assertThat(states.add(role)).isSameAs(states.of(2));
        assertThat(states.of(2).role()).isEqualTo(Role.LEADER);
        assertThat(states.of(1)).isNull();
    }

    @Test
    void aNodeThatFailsBeforeItStartsIsKnownToBeDown() {
        NodeState failed = states.add(new HostEvent.Failed(1, 1, "its disk is gone"));
        assertThat(failed.isUp()).isFalse();
        assertThat(failed.isFailed()).isTrue();
        NodeState started = states.add(started(1));
        assertThat(started.isUp()).isTrue();
        assertThat(started.isFailed()).isFalse();
        NodeState crashed = states.add(new HostEvent.Crashed(1, 1, false));
        assertThat(crashed.isUp()).isFalse();
        assertThat(crashed.isFailed()).isFalse();
    }

    @Test
    void aPausedNodeIsUpUntilItCrashes() {
        NodeState state = states.add(started(1));
        states.add(new HostEvent.Paused(1, 1));
        assertThat(state.isPaused()).isTrue();
        assertThat(state.isUp()).isTrue();
        states.add(new HostEvent.Resumed(1, 1));
        assertThat(state.isPaused()).isFalse();
        states.add(new HostEvent.Paused(1, 1));
        states.add(new HostEvent.Crashed(1, 1, false));
        assertThat(state.isPaused()).isFalse();
        assertThat(state.isUp()).isFalse();
    }

    /** Whoever doesn't step down is in the newer term as what it was. */
    @Test
    void onlyWhoStandsInATermHasVotedForItself() {
        NodeState state = states.add(started(1));
        assertThat(state.vote()).isEqualTo(1);
        becomes(Role.FOLLOWER, 2, NodeEvent.Reason.OTHER_LEADER);
        assertThat(state.vote()).isEqualTo(1);
        becomes(Role.FOLLOWER, 3, NodeEvent.Reason.NEWER_TERM);
        assertThat(state.vote()).isEqualTo(HardState.NO_VOTE);
        becomes(Role.CANDIDATE, 4, NodeEvent.Reason.TRANSFER);
        assertThat(state.vote()).isEqualTo(1);
        becomes(Role.CANDIDATE, 5, NodeEvent.Reason.NEWER_TERM);
        assertThat(state.vote()).isEqualTo(HardState.NO_VOTE);
        becomes(Role.LEADER, 6, NodeEvent.Reason.NEWER_TERM);
        assertThat(state.vote()).isEqualTo(HardState.NO_VOTE);
        assertThat(state.role()).isEqualTo(Role.LEADER);
        assertThat(state.term()).isEqualTo(6);
    }

    private void becomes(Role role, long term, NodeEvent.Reason reason) {
        states.add(Decision.of(1, 1, new NodeEvent.RoleChanged(role, term, reason)));
    }

    private static Event started(int node) {
        return new HostEvent.Started(
                1, node, 1, new HardState(2, 1), 0, 0, Membership.ofFirst(3), List.of(), 0);
    }
}
