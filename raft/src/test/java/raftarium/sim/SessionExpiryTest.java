package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.machine.KeyValueCommand;
import raftarium.machine.Sessions;
import raftarium.raft.Rule;
import raftarium.trace.HostEvent;
import raftarium.trace.Outcome;
import raftarium.trace.ReadMode;
import raftarium.trace.words.EventWords;

import java.util.List;

/** Dissertation 6.3: a client whose session has ended is told, and begins another. */
class SessionExpiryTest {
    private static final KeyValueCommand APPEND = KeyValueCommand.append("k", "x");

    private static Call append(Cluster cluster, int pinnedTo) {
        return append(cluster, "alice", pinnedTo);
    }

    private static Call append(Cluster cluster, String client, int pinnedTo) {
        return cluster.simulation.clients().call(client, APPEND.encode(), null, "append", pinnedTo);
    }

    /** As many clients as there may be sessions, each with a command of its own, 500 at a time. */
    private static void crowdOut(Cluster cluster) {
        Call last = null;
        for (int client = 0; client < Sessions.MAX_SESSIONS; client++) {
            last = cluster.put("other" + client % 500, "v");
            if (client % 500 == 0) {
                cluster.done(last);
            }
        }
        cluster.done(last);
        cluster.run(Cluster.SECOND);
    }

    private static List<HostEvent.Applied> refusals(Cluster cluster) {
        return cluster.recorder.all(HostEvent.Applied.class).stream()
                .filter(applied -> EventWords.of(applied).endsWith(", refused: session expired"))
                .toList();
    }

    @Test
    void aCommandInASessionThatHasEndedFailsOnEveryNodeAndTheNextOneWorks() {
        Cluster cluster = Cluster.of(3, 1);
        int leader = cluster.leader();
        cluster.done(append(cluster, Call.ANY_NODE));
        cluster.done(append(cluster, Call.ANY_NODE));
        crowdOut(cluster);

        Call late = cluster.done(append(cluster, leader));
        cluster.run(Cluster.SECOND);
        assertThat(late.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(refusals(cluster))
                .extracting(HostEvent::node)
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(refusals(cluster))
                .extracting(HostEvent.Applied::entry)
                .containsOnly(refusals(cluster).get(0).entry());
        for (int node = 1; node <= 3; node++) {
            assertThat(cluster.value(node, "k")).isEqualTo("xx");
        }

        assertThat(cluster.done(append(cluster, leader)).outcome()).isEqualTo(Outcome.OK);
        assertThat(cluster.done(append(cluster, leader)).outcome()).isEqualTo(Outcome.OK);
        cluster.run(Cluster.SECOND);
        int follower = cluster.others(leader).get(0);
        cluster.simulation.faults().restart(follower);
        cluster.run(2 * Cluster.SECOND);
        assertThat(refusals(cluster)).as("it decides so again").hasSize(4);
        for (int node = 1; node <= 3; node++) {
            assertThat(cluster.value(node, "k")).isEqualTo("xxxx");
        }
    }

    @Test
    void afterAnEarlierAttemptItsOutcomeIsUnknown() {
        Cluster cluster = Cluster.of(3, 1);
        int old = cluster.leader();
        cluster.done(append(cluster, Call.ANY_NODE));
        crowdOut(cluster);
        cluster.simulation.faults().isolate(List.of(old), "isolate");
        cluster.simulation.faults().timeoutNow(cluster.others(old).get(0));
        assertThat(cluster.done(append(cluster, Call.ANY_NODE)).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(refusals(cluster)).isNotEmpty();
        assertThat(cluster.done(append(cluster, Call.ANY_NODE)).outcome()).isEqualTo(Outcome.OK);
        assertThat(cluster.value(cluster.leader(), "k")).isEqualTo("xx");
    }

    @Test
    void withoutDeduplicateNobodyIsRefused() {
        Cluster cluster = Cluster.without(Rule.DEDUPLICATE, 3, 1);
        int leader = cluster.leader();
        cluster.done(append(cluster, Call.ANY_NODE));
        crowdOut(cluster);
        assertThat(cluster.done(append(cluster, leader)).outcome()).isEqualTo(Outcome.OK);
    }

    /** Reads and commands that nobody answered give no session, though they have numbers. */
    @Test
    void aClientWithoutAnAnswerThroughTheLogOpensItsSessionLater() {
        Cluster cluster = Cluster.of(3, 1);
        int leader = cluster.leader();
        KeyValueCommand get = KeyValueCommand.get("k");
        Call read = cluster.simulation
                .clients()
                .call("alice", get.encode(), ReadMode.INDEX, "get", leader);
        assertThat(cluster.done(read).outcome()).isEqualTo(Outcome.OK);
        int follower = cluster.others(leader).get(0);
        assertThat(cluster.done(append(cluster, follower)).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(cluster.done(append(cluster, leader)).outcome()).isEqualTo(Outcome.OK);
        assertThat(cluster.done(append(cluster, leader)).outcome()).isEqualTo(Outcome.OK);
        cluster.run(Cluster.SECOND);
        assertThat(cluster.value(follower, "k")).isEqualTo("xx");
    }

    @Test
    void aCopyGoesOnAlikeWithTheClientsNewNumbers() {
        Cluster cluster = Cluster.of(3, 1);
        int leader = cluster.leader();
        cluster.done(append(cluster, "alice", Call.ANY_NODE));
        cluster.done(append(cluster, "bob", Call.ANY_NODE));
        crowdOut(cluster);
        cluster.done(append(cluster, "alice", leader));
        Simulation copy = cluster.simulation.copy();
        for (Simulation each : List.of(cluster.simulation, copy)) {
            for (String client : List.of("alice", "bob", "alice", "bob")) {
                each.clients().call(client, APPEND.encode(), null, "append", leader);
                each.runUntil(each.nowNanos() + Cluster.SECOND);
            }
        }
        assertThat(copy.trace().digest()).isEqualTo(cluster.simulation.trace().digest());
        assertThat(refusals(cluster)).as("of alice and of bob, on three nodes").hasSize(6);
    }
}
