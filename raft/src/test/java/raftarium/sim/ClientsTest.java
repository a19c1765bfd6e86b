package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.machine.KeyValueCommand;
import raftarium.machine.SessionCommand;
import raftarium.raft.Role;
import raftarium.raft.Rule;
import raftarium.trace.Address;
import raftarium.trace.Body;
import raftarium.trace.ClientEvent;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.Outcome;
import raftarium.trace.Packet;
import raftarium.trace.ReadMode;

import java.util.List;
import java.util.Objects;

/** What clients do: find the leader, try again, and end knowing as much as they can. */
class ClientsTest {
    private static final KeyValueCommand PUT = KeyValueCommand.put("k", "v");
    private static final KeyValueCommand GET = KeyValueCommand.get("k");

    @Test
    void aClientFindsTheLeaderAndGetsItsAnswer() {
        for (long seed = 1; seed <= 20; seed++) {
            Cluster cluster = Cluster.of(5, seed);
            int leader = cluster.leader();
            Call put = cluster.done(cluster.put("k", "v"));
            assertThat(put.outcome()).isEqualTo(Outcome.OK);
            assertThat(put.index()).isEqualTo(2);
            assertThat(cluster.value(leader, "k")).isEqualTo("v");
            assertThat(cluster.requests()).hasSizeLessThanOrEqualTo(3);
            Call get = cluster.done(cluster.begin(GET, ReadMode.INDEX, Call.ANY_NODE));
            assertThat(get.result()).isEqualTo("v");
            assertThat(get.index()).isZero();
        }
    }

    @Test
    void aClientThatAsksBeforeThereIsALeaderWaitsForOne() {
        Cluster cluster = Cluster.of(3, 1);
        assertThat(cluster.done(cluster.put("k", "v")).outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void aNamedClientRemembersTheLeader() {
        Cluster cluster = Cluster.of(5, 1);
        int leader = cluster.leader();
        for (int command = 0; command < 3; command++) {
            cluster.done(cluster.simulation
                    .clients()
                    .call("alice", PUT.encode(), null, "put", Call.ANY_NODE));
        }
        List<Packet> requests = cluster.requests();
        assertThat(requests.subList(requests.size() - 2, requests.size()))
                .allMatch(packet -> packet.to() == leader);
        assertThat(requests).extracting(Packet::from).containsOnly(Address.FIRST_CLIENT);
    }

    @Test
    void overALeadersCrashItTriesAgainWithTheSameSerialNumberAndTheCommandTakesEffectOnce() {
        int repeated = 0;
        for (long seed = 1; seed <= 30; seed++) {
            Cluster cluster = Cluster.of(3, seed);
            int old = cluster.leader();
            KeyValueCommand append = KeyValueCommand.append("k", "x");
            Call call = cluster.begin(append, null, Call.ANY_NODE);
            cluster.until(() -> cluster.simulation.host(old).status().log().lastIndex() == 2);
            cluster.run(seed * 100_000);
            cluster.simulation.faults().crash(old, false);
            assertThat(cluster.done(call).outcome()).isEqualTo(Outcome.OK);
            cluster.run(Cluster.SECOND);
            int now = cluster.leader();
            assertThat(cluster.value(now, "k")).as("seed %d", seed).isEqualTo("x");
            assertThat(cluster.requests())
                    .extracting(packet -> SessionCommand.decode(request(packet).command()))
                    .extracting(command -> Objects.requireNonNull(command).serial())
                    .containsOnly(1L);
            repeated += cluster.simulation.host(now).status().log().lastIndex() > 3 ? 1 : 0;
        }
        assertThat(repeated).as("runs with the command in the log twice").isPositive();
    }

    private static Body.Request request(Packet packet) {
        return (Body.Request) packet.body();
    }

    @Test
    void withoutDeduplicateARepeatedCommandTakesEffectTwice() {
        int doubled = 0;
        for (long seed = 1; seed <= 30; seed++) {
            Cluster cluster = Cluster.without(Rule.DEDUPLICATE, 3, seed);
            int old = cluster.leader();
            KeyValueCommand append = KeyValueCommand.append("k", "x");
            Call call = cluster.begin(append, null, Call.ANY_NODE);
            cluster.until(() -> cluster.simulation.host(old).status().log().lastIndex() == 2);
            cluster.run(seed * 100_000);
            cluster.simulation.faults().crash(old, false);
            cluster.done(call);
            cluster.run(Cluster.SECOND);
            doubled += "xx".equals(cluster.value(cluster.leader(), "k")) ? 1 : 0;
        }
        assertThat(doubled).isPositive();
    }

    @Test
    void pinnedToAFollowerItFailsAtOnce() {
        Cluster cluster = Cluster.of(3, 1);
        int follower = cluster.others(cluster.leader()).get(0);
        long begun = cluster.simulation.nowNanos();
        assertThat(cluster.done(cluster.begin(PUT, null, follower)).outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(cluster.done(cluster.begin(GET, ReadMode.INDEX, follower)).outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(cluster.simulation.nowNanos() - begun).isLessThan(10 * Cluster.MILLISECOND);
        assertThat(cluster.requests()).hasSize(2);
    }

    @Test
    void pinnedToACrashedNodeItFailsAtOnce() {
        Cluster cluster = Cluster.of(3, 1);
        int leader = cluster.leader();
        cluster.simulation.faults().crash(leader, false);
        Call call = cluster.done(cluster.begin(PUT, null, leader));
        assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
    }

    /** The copy may arrive when the node leads: it was refused, and is done all the same. */
    @Test
    void pinnedAndRefusedItsOutcomeIsUnknownIfTheNetworkHasACopyOfIt() {
        Cluster cluster = Cluster.of(3, 1);
        int follower = cluster.others(cluster.leader()).get(0);
        Call put = cluster.begin(KeyValueCommand.put("x", "1"), null, follower);
        long request = cluster.requests().get(0).id();
        cluster.simulation.faults().duplicate(request);
        assertThat(cluster.done(put).outcome()).isEqualTo(Outcome.UNKNOWN);
        Call get = cluster.begin(KeyValueCommand.get("x"), ReadMode.INDEX, follower);
        cluster.simulation.faults().duplicate(cluster.requests().get(1).id());
        assertThat(cluster.done(get).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void pinnedToALeaderThatLosesItsLeadershipItsOutcomeIsUnknown() {
        Cluster cluster = Cluster.of(3, 1);
        int old = cluster.leader();
        cluster.simulation.faults().isolate(List.of(old), "isolate");
        Call call = cluster.begin(PUT, null, old);
        cluster.run(2 * Cluster.SECOND);
        assertThat(call.isDone()).isFalse();
        cluster.simulation.faults().heal();
        assertThat(cluster.done(call).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void withoutAnAnswerForTenSecondsItsOutcomeIsUnknown() {
        for (boolean pinned : new boolean[] {true, false}) {
            Cluster cluster = Cluster.of(3, 1);
            int leader = cluster.leader();
            cluster.others(leader).forEach(node -> cluster.simulation.faults().crash(node, false));
            Call call = cluster.begin(PUT, null, pinned ? leader : Call.ANY_NODE);
            cluster.run(9_900 * Cluster.MILLISECOND);
            assertThat(call.isDone()).isFalse();
            cluster.run(700 * Cluster.MILLISECOND);
            assertThat(call.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void aLocalReadIsAnsweredByAnyNodeFromWhatItHasApplied() {
        Cluster cluster = Cluster.of(3, 1);
        int leader = cluster.leader();
        int behind = cluster.others(leader).get(0);
        cluster.simulation.faults().isolate(List.of(behind), "isolate");
        cluster.done(cluster.put("k", "new"));
        Call stale = cluster.done(cluster.begin(GET, ReadMode.LOCAL, behind));
        assertThat(stale.outcome()).isEqualTo(Outcome.OK);
        assertThat(stale.result()).isNull();
        assertThat(cluster.done(cluster.begin(GET, ReadMode.LOCAL, leader)).result())
                .isEqualTo("new");
    }

    @Test
    void anIndexReadOfADeposedLeaderIsNotAnswered() {
        Cluster cluster = Cluster.of(3, 1);
        int old = cluster.leader();
        cluster.done(cluster.put("k", "old"));
        cluster.simulation.faults().isolate(List.of(old), "isolate");
        cluster.run(Cluster.SECOND);
        Call write = cluster.begin(KeyValueCommand.put("k", "new"), null, cluster.leader());
        assertThat(cluster.done(write).outcome()).isEqualTo(Outcome.OK);
        Call read = cluster.begin(GET, ReadMode.INDEX, old);
        cluster.run(Cluster.SECOND);
        assertThat(read.isDone()).isFalse();
        cluster.simulation.faults().heal();
        assertThat(cluster.done(read).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void withoutReadConfirmsADeposedLeaderAnswersFromThePast() {
        Cluster cluster = Cluster.without(Rule.READ_CONFIRMS, 3, 1);
        int old = cluster.leader();
        cluster.done(cluster.put("k", "old"));
        cluster.simulation.faults().isolate(List.of(old), "isolate");
        cluster.run(Cluster.SECOND);
        cluster.done(cluster.begin(KeyValueCommand.put("k", "new"), null, cluster.leader()));
        assertThat(cluster.simulation.host(old).status().role()).isEqualTo(Role.LEADER);
        Call read = cluster.begin(GET, ReadMode.INDEX, old);
        cluster.run(Cluster.SECOND);
        assertThat(read.result()).isEqualTo("old");
        assertThat(cluster.simulation.violation().property()).isEqualTo("linearizability");
    }

    @Test
    void aReadThroughTheLogTakesAnIndex() {
        Cluster cluster = Cluster.of(3, 1);
        cluster.done(cluster.put("k", "v"));
        Call read = cluster.done(cluster.begin(GET, ReadMode.LOG, Call.ANY_NODE));
        assertThat(read.result()).isEqualTo("v");
        assertThat(read.index()).isEqualTo(3);
    }

    @Test
    void aLoadKeepsItsRateAndStops() {
        Cluster cluster = Cluster.of(3, 1);
        cluster.leader();
        int before = cluster.recorder.all(ClientEvent.Called.class).size();
        cluster.simulation.clients().load().start(3, 30 * Cluster.MILLISECOND, Long.MAX_VALUE);
        assertThat(cluster.simulation.view().load()).isTrue();
        cluster.run(10 * Cluster.SECOND);
        List<ClientEvent.Called> calls = cluster.recorder.all(ClientEvent.Called.class);
        assertThat(calls.size() - before).isBetween(990, 1003);
        assertThat(calls.stream().map(ClientEvent.Called::client).distinct()).hasSize(3);
    }

    @Test
    void aLoadIsAClosedLoop() {
        Cluster cluster = Cluster.of(3, 1);
        cluster.leader();
        cluster.simulation
                .clients()
                .load()
                .start(2, 1, cluster.simulation.nowNanos() + Cluster.SECOND);
        cluster.run(2 * Cluster.SECOND);
        int open = 0;
        for (Event event : cluster.recorder.events) {
            open += event instanceof ClientEvent.Called ? 1 : 0;
            open -= event instanceof ClientEvent.Returned ? 1 : 0;
            assertThat(open).isBetween(0, 2);
        }
        assertThat(open).isZero();
        assertThat(cluster.simulation.view().load()).isFalse();
        List<ClientEvent.Returned> returns = cluster.recorder.all(ClientEvent.Returned.class);
        assertThat(returns).hasSizeGreaterThan(100).allMatch(r -> r.outcome() == Outcome.OK);
        assertThat(returns).extracting(r -> r.text().substring(0, 3)).contains("put", "get");
    }

    @Test
    void aLoadThatIsStoppedEndsWithTheCommandsUnderWay() {
        Cluster cluster = Cluster.of(3, 1);
        cluster.leader();
        cluster.simulation.clients().load().start(4, Cluster.MILLISECOND, Long.MAX_VALUE);
        cluster.run(Cluster.SECOND);
        cluster.simulation.clients().load().stop();
        cluster.run(Cluster.SECOND);
        long calls = cluster.recorder.count(EventType.CLIENT_CALL);
        cluster.run(Cluster.SECOND);
        assertThat(cluster.recorder.count(EventType.CLIENT_CALL)).isEqualTo(calls);
        assertThat(cluster.recorder.count(EventType.CLIENT_RETURN)).isEqualTo(calls);
    }
}
