package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import raftarium.raft.Membership;

import java.util.List;

class MembershipCommandsTest {
    private final Lab lab = Lab.settled();

    @AfterEach
    void leave() {
        lab.close();
    }

    /** Anybody but the leader. */
    private String other() {
        return lab.type("expect n1 is leader").isOk() ? "n2" : "n1";
    }

    /** A refused addition leaves nothing of a new machine. */
    private String refused(String line) {
        int nodes = lab.simulation().nodes();
        String said = lab.mistaken(line);
        assertThat(lab.simulation().nodes()).isEqualTo(nodes);
        return said;
    }

    @Test
    void aNewNodeCatchesUpAndVotes() {
        lab.ok("repeat 5; append x a; end");
        assertThat(lab.ok("add n6")).isEqualTo("n6 is added: n1, n2, n3, n4, n5, n6");
        lab.holds("n6 is follower and leader");
        lab.ok("until logs agree and value x on n6 = aaaaa within 1s");
        lab.holds("no violation");
        assertThat(lab.ok("status")).contains("n6   follower");
    }

    @Test
    void aLearnerGetsTheLogAndIsPromotedLater() {
        assertThat(lab.ok("add n6 --learner")).contains("n1, n2, n3, n4, n5 and learning n6");
        lab.holds("n6 is learner and not n6 is follower");
        assertThat(lab.nodes("followers")).doesNotContain(6).hasSize(4);
        lab.ok("put x 1; until value x = 1 within 1s");
        assertThat(lab.ok("promote n6")).isEqualTo("n6 is promoted: n1, n2, n3, n4, n5, n6");
        lab.holds("n6 is follower");
    }

    @Test
    void whoIsRemovedIsThatUntilItIsAddedAgain() {
        String gone = other();
        lab.ok("put x 1; remove " + gone);
        lab.holds(gone + " is removed and not " + gone + " is follower and leader");
        lab.ok("put x 2; run 1s");
        lab.holds("value x = 2 and logs agree and no violation");
        lab.doesNotHold("value x on " + gone + " = 2");
        lab.ok("crash " + gone);
        lab.holds(gone + " is removed and " + gone + " is crashed");
        assertThat(lab.ok("add " + gone + " --learner"))
                .startsWith(gone + " is added; it is crashed: ");
        lab.ok("restart " + gone + "; until value x on " + gone + " = 2 within 2s");
        lab.holds(gone + " is learner");
    }

    @Test
    void aLeaderRemovesItselfAndAnotherOneTakesOver() {
        String leader = "n" + lab.leader();
        lab.ok("remove leader; until leader within 2s");
        lab.holds(leader + " is removed and not " + leader + " is leader");
        lab.ok("put x 1");
        lab.holds("result ok");
    }

    @Test
    void whoDoesNotWaitIsAnsweredAtOnce() {
        assertThat(lab.ok("add n6 --no-wait")).isEqualTo("n6 is being added");
        assertThat(lab.simulation().operator().isChanging(6)).isTrue();
        assertThat(refused("add n7")).contains("n7 can't be added: another change is under way");
        assertThat(refused("remove " + other())).contains("another change is under way");
        assertThat(refused("promote n6")).contains("another change is under way");
        lab.ok("until n6 is follower within 2s; run 1s; add n7");
        lab.holds("n7 is follower");
    }

    @Test
    void noChangeBeginsWhileLeadershipIsHandedOver() {
        List<Integer> followers = lab.nodes("followers");
        String target = "n" + followers.get(0);
        lab.ok("remove n" + followers.get(1) + " --no-wait");
        assertThat(lab.ok("transfer " + target)).startsWith(target + " leads in term ");
        lab.ok("run 1s; transfer n" + followers.get(2) + " --no-wait");
        assertThat(refused("add n6"))
                .isEqualTo("n6 can't be added: leadership is being handed over; ask again when"
                        + " that is done");
    }

    @Test
    void severalAreAddedPromotedAndRemovedInOneStepEach() {
        lab.ok("put x 1");
        assertThat(lab.ok("add n6,n7")).startsWith("n6, n7 are added: n1, n2, n3, n4, n5, n6, n7");
        assertThat(lab.ok("remove n6..n7 --no-wait")).isEqualTo("n6, n7 are being removed");
        lab.ok("until joint within 1s; until members = n1..n5 within 1s; run 1s");
        lab.ok("add n6..n7 --learner; crash n7");
        lab.holds("n6 is learner and n7 is crashed and members = n1..n7");
        lab.ok("remove n6,n7; run 1s");
        assertThat(lab.ok("add n6,n7 --no-wait"))
                .isEqualTo("n6, n7 are being added; n7 is crashed");
        lab.ok("restart n7; until n6,n7 is voter and not joint within 5s; run 1s");
        lab.ok("add n8,n9 --learner; until value x on n9 = 1 within 1s");
        assertThat(lab.ok("promote n8,n9")).startsWith("n8, n9 are promoted: ");
        lab.holds("n1..n9 is voter and not joint and no violation");
    }

    @Test
    void theMembersBecomeTheseFromWhateverIsThere() {
        lab.ok("put x 1; add n6 --learner");
        assertThat(lab.ok("members n1..n3,n6,n7")).isEqualTo("the members are n1, n2, n3, n6, n7");
        lab.holds("members = n1..n3,n6,n7 and n6,n7 is voter and not joint");
        lab.holds("n4,n5 is removed");
        long before = lab.nowNanos();
        assertThat(lab.ok("members n1..n3,n6,n7"))
                .isEqualTo("the members are n1, n2, n3, n6, n7 already");
        assertThat(lab.nowNanos()).isEqualTo(before);
        lab.ok("until leader within 2s; members n8..n10; until leader within 2s");
        lab.holds("members = n8..n10 and not all except n8..n10 is voter");
        lab.ok("put x 2; run 1s");
        lab.holds("value x = 2 and logs agree and no violation");
        lab.ok("members n1..n3; until leader within 2s; put x 3; members all except leader");
        lab.holds("value x = 3 and no violation");
    }

    @Test
    void oneJointStepIsEnoughHoweverManyChange() {
        lab.ok("members n1,n6..n8 --no-wait; until members = n1,n6..n8 and not joint within 2s");
        String log = lab.ok("log n1");
        assertThat(log.lines().filter(line -> line.contains(" configuration ")))
                .as(log)
                .hasSize(3);
        assertThat(log).contains("n1, n2, n3, n4, n5 -> n1, n6, n7, n8");
    }

    @Test
    void aChangeOfManyIsRefusedAsAWholeAndCreatesNothing() {
        assertThat(refused("members n1,n7")).contains("n7 can't be the members: the next new node");
        assertThat(refused("members stale-leader")).contains("is no node at the moment");
        assertThat(refused("members clients")).contains("clients");
        assertThat(refused("add n5,n6")).contains("n5 can't be added: it is a member already");
        lab.ok("add n6,n7 --no-wait");
        assertThat(refused("members n1..n3")).contains("another change is under way");
        assertThat(refused("add n8,n9")).contains("n8, n9 can't be added: another change");
        lab.ok("until n6,n7 is voter and not joint within 5s; crash all");
        assertThat(refused("members n1..n3")).contains("nobody leads");
    }

    @Test
    void aChangeOfManyThatIsNotDoneInTimeSaysWhoHoldsItUp() {
        lab.ok("add n6,n7 --learner; crash n7; repeat 200; append x a; end");
        assertThat(lab.fails("promote n6,n7"))
                .isEqualTo("n6, n7 aren't promoted yet: n7 hasn't caught up: it is down");
        lab.ok("run 10s");
        assertThat(lab.fails("members n1,n6,n7"))
                .isEqualTo("the members aren't n1, n6, n7 yet: n7 hasn't caught up: it is down");
    }

    /** The leader that began it is gone: the next one brings it to its end. */
    @Test
    void theNextLeaderGoesOnWithAChangeOfMany() {
        lab.ok("add n6,n7 --no-wait; until leader last = 2 within 1s; run 1ms; crash leader");
        lab.ok("until n6,n7 is voter and not joint within 9s");
        lab.holds("members = n1..n7 and no violation");
    }

    @Test
    void onlyTheNextNewNodeIsAdded() {
        assertThat(refused("add n9")).isEqualTo("n9 can't be added: the next new node is n6");
        assertThat(refused("add n3")).contains("n3 can't be added: it is a member already");
        assertThat(refused("add n0")).contains("not 'n0': there are n1 to n101");
        assertThat(refused("add leader")).contains(" can't be added: it is a member already");
        assertThat(refused("add n6,n8")).contains("n8 can't be added: the next new node is n7");
        assertThat(refused("add")).contains("NODES is missing");
        lab.ok("crash all");
        assertThat(refused("add n6")).contains("n6 can't be added: nobody leads");
        assertThat(refused("remove n2")).contains("n2 can't be removed: nobody leads");
    }

    @Test
    void onlyALearnerIsPromotedAndOnlyAMemberRemoved() {
        assertThat(refused("promote n2")).contains("n2 can't be promoted: it votes already");
        assertThat(refused("promote n6")).contains("there is no n6: the nodes are n1 to n5");
        assertThat(refused("remove n6")).contains("there is no n6");
        assertThat(refused("remove all")).contains("can't be removed: no voter would be left");
        String gone = other();
        lab.ok("remove " + gone + "; until leader");
        assertThat(refused("promote " + gone)).contains("it is no member");
        assertThat(refused("remove " + gone)).contains(gone + " can't be removed: it is no member");
    }

    @Test
    void theLastVoterStays() {
        lab.ok("new --nodes 1 --seed 1; until leader; add n2 --learner");
        assertThat(refused("remove n1")).contains("n1 can't be removed: it is the last voter");
        lab.ok("promote n2; remove n1");
        lab.holds("n2 is leader and n1 is removed");
        assertThat(refused("remove n2")).contains("it is the last voter");
    }

    @Test
    void thereAreNeverMoreThanAHundredAndOneNodes() {
        lab.ok("new --nodes 101 --seed 1; until leader within 20s; run 1s");
        assertThat(refused("add n102"))
                .contains("there are n1 to n" + Membership.MAX_NODES + ", the most")
                .contains("'n102'");
        assertThat(refused("add n101")).contains("it is a member already");
    }

    @Test
    void leadershipGoesToNoLearnerAndToNobodyWhoWasRemoved() {
        String gone = other();
        lab.ok("add n6 --learner");
        assertThat(lab.mistaken("transfer n6")).contains("n6 is a learner: only a voter");
        lab.ok("crash n6");
        assertThat(lab.mistaken("transfer n6")).contains("n6 is crashed");
        lab.ok("remove " + gone);
        assertThat(lab.mistaken("transfer " + gone)).contains(gone + " is no member");
    }

    @Test
    void aChangeThatIsNotDoneInTimeSaysOnWhomItHangs() {
        lab.ok("add n6 --learner; crash n6; repeat 300; append x a; end");
        long before = lab.nowNanos();
        assertThat(lab.fails("promote n6"))
                .isEqualTo("n6 isn't promoted yet: n6 hasn't caught up: it is down");
        assertThat(lab.nowNanos() - before).isEqualTo(10_000_000_000L);
        lab.ok("isolate n6; restart n6; run 10s");
        assertThat(lab.fails("promote n6")).contains("it is cut off from n");
        lab.ok("heal; until n6 is follower; run 1s; crash followers");
        assertThat(lab.fails("remove n6")).contains("'why not committed ", "on whom it hangs");
    }

    @Test
    void aNewNodesLinksAreAsAllWereSetToLast() {
        lab.ok("net wan; until leader; run 1s; add n6");
        assertThat(lab.simulation().link(6, 1)).isEqualTo(lab.simulation().link(2, 1));
    }

    @Test
    void conditionsCountTheVotersOfTheConfiguration() {
        lab.ok("new --nodes 3 --seed 1; until leader; run 200ms");
        lab.ok("add n4 --learner; add n5 --learner; run 200ms; put x 1; run 200ms");
        lab.holds("value x = 1 and logs agree");
        String second = other();
        lab.ok("partition " + second + ",n4,n5 | n1..n3 except " + second);
        assertThat(lab.nodes("majority")).hasSize(2).doesNotContain(4, 5);
        lab.ok("until leader within 5s; put x 2");
        lab.holds("result ok");
        lab.ok("heal; until logs agree within 5s; crash n1..n3 except leader; run 300ms");
        lab.doesNotHold("leader");
    }

    @Test
    void theStatusTellsOfMembersAsTextAndAsFields() {
        lab.ok("add n6 --learner");
        assertThat(lab.ok("status"))
                .contains(", the leader: n1, n2, n3, n4, n5 and learning n6")
                .contains("n6   learner");
        String fields = String.valueOf(lab.type("status n6").data());
        assertThat(fields)
                .contains("\"learners\":[\"n6\"]")
                .contains("\"standing\":\"learner\"")
                .contains("\"state\":\"learner\"")
                .contains("\"voters\":[\"n1\",\"n2\",\"n3\",\"n4\",\"n5\"],\"outgoing\":[]");
    }
}
