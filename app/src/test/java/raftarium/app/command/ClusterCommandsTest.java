package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.raft.RaftConfig;
import raftarium.sim.HostState;

class ClusterCommandsTest {
    private final Lab lab = Lab.settled();

    @AfterEach
    void leave() {
        lab.close();
    }

    @Test
    void newStartsAfreshWithTheOptionsThatItIsGiven() {
        lab.ok("put x 1; mark; rule term-no-op off");
        assertThat(lab.ok("new --nodes 3 --seed 9 --net perfect --election 400ms..800ms"
                        + " --heartbeat 100ms"))
                .contains("3 nodes")
                .contains("seed 9");
        assertThat(lab.simulation().nodes()).isEqualTo(3);
        assertThat(lab.session().seed()).isEqualTo(9);
        assertThat(lab.nowNanos()).isZero();
        assertThat(lab.simulation().rules().modified()).isFalse();
        lab.holds("elections = 0 and messages = 0 and all last = 0");
        lab.doesNotHold("result ok");
        lab.ok("run 399ms");
        lab.holds("no leader and term = 0");
        assertThat(lab.simulation().config().raft().electionMinNanos()).isEqualTo(400_000_000);
        assertThat(lab.simulation().config().raft().heartbeatNanos()).isEqualTo(100_000_000);
        assertThat(lab.simulation().link(1, 2).delayMaxNanos()).isEqualTo(100_000);
    }

    @Test
    void newWithoutAnOptionTakesWhatTheCommandLineSays() {
        lab.ok("new");
        assertThat(lab.session().seed()).isEqualTo(1);
        assertThat(lab.simulation().nodes()).isEqualTo(5);
    }

    @Test
    void newWithARuleOffIsModifiedRaft() {
        assertThat(lab.ok("new --without term-no-op --without one-vote")).contains("modified Raft");
        assertThat(lab.simulation().rules().modified()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--nodes 0, isn't from 1 to 101",
        "--nodes 102, isn't from 1 to 101",
        "--nodes three, --nodes",
        "--seed x, --seed",
        "--seed 9223372036854775808, --seed",
        "--election 300ms..150ms, backwards",
        "--election fast, is no time",
        "--heartbeat 1h, heartbeat",
        "--heartbeat 0s, heartbeat",
        "--election 0s, election",
        "--net wlan, did you mean 'lan'?",
        "--without one-vot, did you mean 'one-vote'?",
        "--machine stack, --machine",
        "--node 3, did you mean '--nodes'?",
        "--nodes, --nodes",
        "extra, unexpected 'extra'",
        "--seed 1 --seed 2, --seed",
    })
    void newWithAMistakeLeavesTheSessionAsItIs(String options, String said) {
        lab.ok("put x 1");
        var before = lab.session();
        assertThat(lab.mistaken("new " + options)).containsIgnoringCase(said);
        assertThat(lab.session()).isSameAs(before);
        lab.holds("value x on leader = 1");
    }

    @Test
    void aCrashLosesThePowerAndARestartComesBackFromTheDisk() {
        lab.ok("put x 1; run 200ms");
        assertThat(lab.ok("crash n1,n2")).isEqualTo("n1, n2 are down");
        assertThat(lab.ok("crash n1")).isEqualTo("n1 is down");
        lab.holds("n1,n2 is crashed");
        lab.ok("restart n1,n2");
        lab.holds("n1,n2 is follower and n1,n2 term = 1 and n1,n2 last = 2");
        lab.holds("n1,n2 commit = 0 and n1,n2 applied = 0");
        lab.ok("until leader; run 200ms");
        lab.holds("value x = 1");
    }

    @Test
    void restartingARunningNodeCrashesItFirst() {
        int leader = lab.leader();
        lab.ok("restart leader");
        lab.holds("n" + leader + " is follower and no leader");
    }

    @Test
    void aTornCrashIsOneToo() {
        lab.ok("load --clients 5 --rate 1000; run 300ms; crash all --torn; restart all; load stop");
        lab.ok("until leader and logs agree within 20s");
        lab.holds("no violation");
    }

    @Test
    void aPausedNodesMessagesWait() {
        lab.ok("pause n1");
        assertThat(lab.simulation().host(1).state()).isEqualTo(HostState.PAUSED);
        lab.ok("until leader; put x 1; run 5s");
        lab.holds("n1 is paused and n1 last <= 1");
        lab.ok("resume n1; run 1s");
        lab.holds("value x = 1 and logs agree");
    }

    @Test
    void onlyARunningNodeIsPausedAndNoneIfOneIsDown() {
        lab.ok("crash n2");
        assertThat(lab.mistaken("pause n1..n2")).contains("n2 is crashed");
        assertThat(lab.simulation().host(1).state()).isEqualTo(HostState.RUNNING);
        lab.ok("resume n1");
    }

    @Test
    void aTimerThatFiresBringsAnElection() {
        int other = lab.nodes("followers").get(0);
        lab.ok("mark; timeout n" + other);
        lab.ok("until n" + other + " is leader within 2s");
        lab.holds("elections >= 1 and term = 2");
    }

    @Test
    void whoDoesNotStandAlthoughItsTimerFiresSaysWhy() {
        int other = lab.nodes("followers").get(0);
        lab.ok("restart n" + other);
        assertThat(lab.ok("timeout n" + other)).contains("restart-vote-wait");
        lab.ok("add n" + (lab.simulation().nodes() + 1) + " --learner");
        assertThat(lab.ok("timeout n" + lab.simulation().nodes())).contains("doesn't vote");
    }

    @Test
    void aLeaderRefusesToTimeOut() {
        assertThat(lab.mistaken("timeout leader")).contains("a leader has no election timer");
        assertThat(lab.mistaken("timeout all")).contains("leads");
        lab.ok("crash n1");
        assertThat(lab.mistaken("timeout n1")).contains("n1 is");
    }

    @Test
    void leadershipIsHandedOverForCertain() {
        String target = lab.type("expect n1 is leader").isOk() ? "n2" : "n1";
        lab.ok("mark");
        assertThat(lab.ok("transfer " + target)).contains(target + " leads in term 2");
        lab.holds(target + " is leader and elections = 1");
    }

    @Test
    void onlyARunningNodeThatDoesNotLeadTakesOver() {
        assertThat(lab.mistaken("transfer leader")).contains("leads already");
        assertThat(lab.mistaken("transfer all")).contains("one is needed");
        assertThat(lab.mistaken("transfer n9")).contains("there is no n9");
        String other = lab.type("expect n1 is leader").isOk() ? "n2" : "n1";
        lab.ok("crash " + other);
        assertThat(lab.mistaken("transfer " + other)).contains(other + " is crashed");
        lab.ok("crash up; restart " + other);
        assertThat(lab.mistaken("transfer " + other)).contains("nobody leads");
    }

    @Test
    void aTransferToANodeThatIsCutOffFailsAndTheLeaderGoesOn() {
        String other = lab.type("expect n1 is leader").isOk() ? "n2" : "n1";
        lab.ok("isolate " + other);
        assertThat(lab.type("transfer " + other).status()).isEqualTo(Reply.Status.FAILED);
        lab.ok("put x 1");
        lab.holds("result ok and not " + other + " is leader");
    }

    @Test
    void aRuleGoesOffAndOnOnAllNodes() {
        assertThat(lab.ok("rule commit-own-term off")).contains("modified Raft");
        assertThat(lab.ok("rules")).contains("commit-own-term");
        assertThat(lab.simulation().rules().modified()).isTrue();
        assertThat(lab.ok("status")).contains("modified Raft");
        lab.ok("rule commit-own-term on");
        assertThat(lab.simulation().rules().modified()).isFalse();
        assertThat(lab.mistaken("rule commit-own-terms off"))
                .contains("did you mean 'commit-own-term'?");
        assertThat(lab.mistaken("rule commit-own-term of")).contains("off");
        lab.mistaken("rule commit-own-term");
    }

    @Test
    void messagesCanHaveOtherSizesWithinBounds() {
        try (Lab lab = Lab.fresh()) {
            lab.ok("new --seed 1 --nodes 3 --batch 1 --batch-bytes 1KiB --in-flight 2");
            RaftConfig raft = lab.simulation().config().raft();
            assertThat(raft.maxEntriesPerMessage()).isEqualTo(1);
            assertThat(raft.maxBytesPerMessage()).isEqualTo(1024);
            assertThat(raft.maxInFlight()).isEqualTo(2);
            assertThat(lab.mistaken("new --batch 0"))
                    .contains("--batch: '0' isn't from 1 to 1000000");
            assertThat(lab.mistaken("new --in-flight 1001")).contains("isn't from 1 to 1000");
            assertThat(lab.mistaken("new --batch-bytes 17MiB")).contains("1B to 16MiB");
            assertThat(lab.mistaken("new --batch-bytes 17")).contains("'17' is no size");
        }
    }
}
