package raftarium.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.sim.NodeView;

/** What a node is by its own log, what its leader knows of it, and who belongs to the cluster. */
class MemberConditionTest {
    private final Lab lab = Lab.settled(3);

    @AfterEach
    void leave() {
        lab.close();
    }

    /** n1 has promoted n5, and only n5 has heard of it; n2, which leads by now, never did. */
    private void halfPromoted() {
        lab.ok("new --nodes 4 --seed 1 --election 1h..2h --without restart-vote-wait");
        lab.ok("timeout n1; until leader within 1s; add n5 --learner; run 200ms");
        lab.holds("n5 is learner and not n5 is voter and not joint");
        lab.ok("partition n1,n5 | n2..n4; promote n5 --no-wait; until n5 is voter within 1s");
        lab.holds("joint");
        lab.ok("run 30ms; crash n1; timeout n2; until n2 is leader within 1s");
    }

    @Test
    void aNodeIsWhatItsOwnLogMakesOfItWhateverTheLeaderTakesItFor() {
        halfPromoted();
        lab.holds("n5 is voter and n5 is follower and not n5 is learner and not joint");
        assertThat(lab.nodes("followers")).contains(5);
        assertThat(lab.fails("expect n5 is learner")).contains("n5 is follower");
        assertThat(lab.ok("status"))
                .containsPattern(
                        "n5   follower .*  a learner in the configuration of n2, the leader")
                .contains("configuration of n2, the leader: n1, n2, n3, n4 and learning n5");
        NodeView n5 = lab.session().view().node(5);
        assertThat(n5.word()).isEqualTo("follower");
        assertThat(lab.ok("show n5")).contains("a learner in the configuration of n2, the leader");
        assertThat(lab.ok("why n5"))
                .contains("n5 is follower in term 1")
                .contains("but it is:      a learner in the configuration of n2, the leader");
        assertThat(String.valueOf(lab.type("status n5").data()))
                .contains("\"standing\":\"voter\"", "\"configuration_of\":\"n2\"");
        lab.ok("restart n1; timeout n1; run 20ms");
        lab.holds("n1 votes = 2 and n5 term = 2");
    }

    @Test
    void whoWasRemovedWhileItWasCutOffActsAsAVoterAndIsToldFrom() {
        lab.ok("new --nodes 4 --seed 1; until leader; run 200ms");
        String gone = "n" + lab.nodes("followers").get(0);
        lab.ok("isolate " + gone + "; remove " + gone);
        lab.holds(gone + " is removed and " + gone + " is voter and not " + gone + " is learner");
        lab.holds("members = all except " + gone);
        assertThat(lab.ok("status " + gone))
                .doesNotContain("removed")
                .contains("no member in the configuration of n");
        assertThat(lab.fails("expect all is removed")).contains(gone + " is removed");
        lab.ok("run 1s");
        lab.holds(gone + " is candidate and " + gone + " is removed");
        lab.ok("run 1s; put x 1; run 200ms");
        lab.holds("logs agree and value x = 1");
    }

    @Test
    void aVoterMayBeDownAndWhoIsNewVotesOnceItsLogSaysSo() {
        lab.ok("crash n2");
        lab.holds("n2 is voter and n2 is crashed and n1..n3 is voter");
        lab.ok("restart n2; run 1s; add n4 --no-wait");
        lab.holds("n4 is learner");
        assertThat(lab.ok("why n4")).contains("its log has no configuration yet");
        assertThat(lab.fails("expect n4 is voter")).contains("n4 is learner");
        lab.ok("until n4 is voter within 1s");
    }

    @Test
    void theLeaderKnowsWhatAFollowerHasAndHowToSendToIt() {
        String leader = "n" + lab.leader();
        String other = "n" + lab.nodes("followers").get(0);
        lab.ok("put x 1; run 200ms");
        lab.holds("all match = 2 and all next = 3 and followers is replicated");
        lab.ok("isolate " + other + "; put x 2; run 10ms");
        lab.holds(other + " match = 2 and " + leader + " match = 3 and " + leader + " next = 4");
        assertThat(lab.fails("expect " + other + " match > 2"))
                .contains(other + " match is 2, as " + leader + " knows");
        lab.ok("compact all except " + other + "; heal; until " + other
                + " is snapshotted within 2s; until " + other + " is replicated within 2s");
        lab.doesNotHold(leader + " is replicated");
        lab.ok("run 1s; timeout " + other + "; until " + other + " is leader within 2s");
        lab.holds(leader + " is probed and " + leader + " match = 0");
        assertThat(lab.fails("expect " + leader + " is snapshotted"))
                .contains(leader + " is probed, as " + other + " knows");
        assertThat(lab.ok("show leader")).contains("match index 0      probed");
        lab.ok("crash all");
        lab.doesNotHold("n1 match >= 0");
        lab.doesNotHold("n1 is probed");
        assertThat(lab.fails("expect n1 next = 1")).contains("nobody leads");
        assertThat(lab.fails("expect members = n1..n3")).contains("no running node knows");
        lab.doesNotHold("members != n1..n3");
    }

    @Test
    void aFollowerOfAnOldLeaderIsWhatThatOneKnows() {
        lab.ok("new --nodes 5 --seed 1 --election 1h..2h; timeout n1; until leader; run 200ms");
        lab.ok("partition n1,n2 | n3..n5; put x 1 --to n1 --no-wait; run 50ms");
        lab.ok("timeout n3; until n3 is leader within 1s; run 50ms");
        lab.holds("n2 match = 2 and n4 match = 2 and n1 term = 1 and n3 term = 2");
        assertThat(lab.fails("expect n2 match = 9")).contains("as n1 knows");
        assertThat(lab.fails("expect n4 match = 9")).contains("as n3 knows");
    }

    @Test
    void theMembersAreThoseOfTheNewestCommittedConfiguration() {
        lab.holds("members = n1..n3 and not members != n1..n3 and members = all");
        lab.doesNotHold("members = n1,n2");
        lab.doesNotHold("members = stale-leader");
        lab.doesNotHold("members != stale-leader");
        lab.ok("add n4 --learner");
        lab.holds("members = n1..n4 and members != n1..n3 and not joint");
        assertThat(lab.fails("expect members = n1")).contains("the members are n1, n2, n3, n4");
        lab.ok("run 1s; crash n4; remove n4 --no-wait; until members = n1..n3 within 1s");
        assertThat(lab.fails("expect joint")).contains("the configuration in use is n1, n2, n3");
        assertThat(lab.mistaken("expect members > n1")).contains("= or != expected");
        assertThat(lab.mistaken("expect members n1")).contains("= or != expected");
        assertThat(lab.mistaken("expect members = 3")).contains("a set of nodes");
        assertThat(lab.mistaken("expect n1 is probd")).contains("probed");
        assertThat(lab.mistaken("expect n1 mach = 1")).contains("next, match");
    }
}
