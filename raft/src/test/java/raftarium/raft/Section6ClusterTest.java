package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.raft.MembershipRequest.Answer;
import raftarium.raft.MembershipRequest.Kind;

import java.util.ArrayList;
import java.util.List;

/** Sections 6 and 7 with several nodes, and with what goes wrong at each single message. */
class Section6ClusterTest {
    private static final long SECOND = 1_000_000_000;
    private static final RaftConfig CONFIG = new RaftConfig(
            150_000_000, 300_000_000, 50_000_000, 4, 64, 4, Rules.PAPER, false, 100_000);

    private static Cluster cluster(int nodes) {
        return new Cluster(nodes, CONFIG).elect(1).propose("first");
    }

    private static Cluster cluster(Rules rules) {
        return new Cluster(3, CONFIG.withRules(rules)).elect(1).propose("first");
    }

    private static void allHave(Cluster cluster, Membership membership) {
        cluster.nodes.forEach((id, each) -> {
            if (membership.contains(id)) {
                assertThat(each.node.status().committedMembership())
                        .as("n%d", id)
                        .isEqualTo(membership);
                assertThat(each.applied.isEmpty() && each.restored.isEmpty()).isFalse();
            }
        });
    }

    @Test
    void aNodeIsAdded() {
        Cluster cluster = cluster(3).create(4);
        assertThat(cluster.change(Kind.ADD, 4)).isEqualTo(Answer.BEGUN);
        cluster.run(SECOND);
        allHave(cluster, Membership.ofFirst(4));
        assertThat(cluster.node(4).node.log().lastIndex())
                .isEqualTo(cluster.node(1).node.log().lastIndex());
    }

    @Test
    void aNodeIsAddedByTheSnapshotWhereTheLogBeginsLater() {
        Cluster cluster = cluster(3);
        for (int index = 0; index < 20; index++) {
            cluster.propose("command " + index);
        }
        cluster.node(1).compact("state ".repeat(40));
        cluster.create(4).settle().change(Kind.ADD, 4);
        cluster.run(SECOND);
        allHave(cluster, Membership.ofFirst(4));
        assertThat(cluster.node(4).restored).hasSize(1);
        assertThat(cluster.node(4).node.log().snapshotIndex()).isEqualTo(22);
        Subject again = cluster.node(4).restarted();
        assertThat(again.node.status().membership()).isEqualTo(Membership.ofFirst(4));
        assertThat(again.node.commitIndex()).isEqualTo(22);
    }

    @Test
    void whoCantBeReachedIsNotMadeAVoter() {
        Cluster cluster = cluster(3);
        cluster.change(Kind.ADD, 4);
        cluster.run(12 * SECOND);
        allHave(cluster, Membership.ofFirst(3).withLearners(List.of(4)));
        assertThat(cluster.change(Kind.REMOVE, 4)).isEqualTo(Answer.BEGUN);
        allHave(cluster.run(SECOND), Membership.ofFirst(3));
    }

    @Test
    void aRemovedNodeLearnsOfItAndIsSilent() {
        Cluster cluster = cluster(4);
        cluster.change(Kind.REMOVE, 4);
        cluster.run(5 * SECOND);
        allHave(cluster, Membership.ofFirst(3));
        assertThat(cluster.node(4).node.status().committedMembership())
                .isEqualTo(Membership.ofFirst(3));
        assertThat(cluster.node(4).node.status().term()).isEqualTo(1);
    }

    private static long termAfterSomebodyWasRemovedUnknowingly(Rules rules) {
        Cluster cluster = cluster(rules);
        cluster.away.add(3);
        cluster.change(Kind.REMOVE, 3);
        cluster.run(2 * SECOND);
        assertThat(cluster.leader().node.status().committedMembership())
                .isEqualTo(Membership.ofFirst(2));
        assertThat(cluster.node(3).node.status().term()).isGreaterThan(3);
        cluster.away.clear();
        cluster.run(5 * SECOND);
        return cluster.leader().node.status().term();
    }

    @Test
    void aRemovedNodeThatDoesNotKnowDeposesNobody() {
        assertThat(termAfterSomebodyWasRemovedUnknowingly(Rules.PAPER)).isEqualTo(1);
    }

    @Test
    void withoutRemovedNodesItDeposesLeaderAfterLeader() {
        Rules rules = Rules.without(List.of(Rule.REMOVED_NODES));
        assertThat(termAfterSomebodyWasRemovedUnknowingly(rules)).isGreaterThan(10);
    }

    @Test
    void whenTheLeaderIsRemovedAnotherLeadsAtOnce() {
        Cluster cluster = cluster(3);
        cluster.change(Kind.REMOVE, 1);
        assertThat(cluster.leader().node.id()).as("without any time passing").isNotEqualTo(1);
        cluster.propose("goes on").run(SECOND);
        allHave(cluster, Membership.ofFirst(3).changing(List.of(), List.of(1)).settled());
        assertThat(cluster.node(1).node.status().role()).isEqualTo(Role.FOLLOWER);
    }

    private record Case(Kind kind, int node) {}

    private static final List<Case> CASES =
            List.of(new Case(Kind.ADD, 4), new Case(Kind.REMOVE, 3), new Case(Kind.REMOVE, 1));

    private static Cluster begun(Case change, int messages) {
        Cluster cluster = cluster(3);
        cluster.node(1).compact("state");
        cluster.create(4).settle().leader().change(change.kind, change.node);
        for (int count = 0; count < messages; count++) {
            cluster.deliver();
        }
        return cluster;
    }

    /** What is seen of its end: no joint configuration, and all members have the same log. */
    private static void isSettled(Cluster cluster, String when) {
        Subject leader = cluster.leader();
        assertThat(leader).as(when).isNotNull();
        Membership membership = leader.node.status().membership();
        assertThat(membership.isJoint()).as(when).isFalse();
        assertThat(leader.node.status().committedMembership()).as(when).isEqualTo(membership);
        for (int member : membership.members()) {
            RaftNode node = cluster.node(member).node;
            long last = node.log().lastIndex();
            assertThat(last).as(when).isEqualTo(leader.node.log().lastIndex());
            assertThat(node.log().lastTerm())
                    .as(when)
                    .isEqualTo(leader.node.log().lastTerm());
            assertThat(node.commitIndex()).as(when).isEqualTo(last);
            assertThat(node.status().membership()).as(when).isEqualTo(membership);
        }
    }

    @Test
    void aLeaderThatIsLostAtAnyMessageLeavesAClusterThatGoesOn() {
        for (Case change : CASES) {
            for (int messages = 0; messages < 40; messages++) {
                Cluster cluster = begun(change, messages);
                cluster.away.add(1);
                cluster.run(3 * SECOND).propose("goes on");
                cluster.away.clear();
                cluster.restart(1).run(2 * SECOND);
                isSettled(cluster, change + " after " + messages);
            }
        }
    }

    @Test
    void aCrashOfAllAtAnyMessageLosesNothingThatWasCommitted() {
        for (Case change : CASES) {
            for (int messages = 0; messages < 40; messages++) {
                Cluster cluster = begun(change, messages);
                long committed = cluster.node(1).node.commitIndex();
                for (int id : new ArrayList<>(cluster.nodes.keySet())) {
                    cluster.restart(id);
                }
                cluster.run(3 * SECOND).propose("goes on").run(SECOND);
                String when = change + " after " + messages;
                isSettled(cluster, when);
                assertThat(cluster.leader().node.commitIndex()).as(when).isGreaterThan(committed);
            }
        }
    }

    @Test
    void copiesGoOnIdenticallyFromAnyMessageOn() {
        for (Case change : CASES) {
            for (int messages = 0; messages < 40; messages++) {
                Cluster cluster = begun(change, messages);
                Cluster copy = cluster.copy();
                cluster.run(SECOND);
                String after = cluster.picture();
                assertThat(copy.run(SECOND).picture()).isEqualTo(after);
                assertThat(cluster.picture()).as("apart from its copy").isEqualTo(after);
            }
        }
    }
}
