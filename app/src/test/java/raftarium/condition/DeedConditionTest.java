package raftarium.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;

/** Conditions about rules, what clients heard, and what was done. */
class DeedConditionTest {
    private Lab lab = Lab.settled(3);
    private final String leader = "n" + lab.leader();
    private final String one = "n" + lab.nodes("followers").get(0);
    private final String other = "n" + lab.nodes("followers").get(1);

    @AfterEach
    void leave() {
        lab.close();
    }

    @Test
    void aRuleIsOnOrOff() {
        lab.holds("rule commit-majority on");
        lab.doesNotHold("rule commit-majority off");
        lab.ok("rule commit-majority off");
        lab.holds("rule commit-majority off and rule one-vote on");
        assertThat(lab.fails("expect rule commit-majority on")).contains("commit-majority is off");
        assertThat(lab.mistaken("expect rule comit-majority on")).contains("commit-majority");
        assertThat(lab.mistaken("expect rule one-vote")).contains("off expected");
    }

    @Test
    void eachClientHasAResultOfItsOwn() {
        lab.doesNotHold("result of amy ok");
        assertThat(lab.fails("expect result of amy ok")).contains("no command of a client amy");
        lab.ok("put x 1 --client amy; get x --client bob; put y 2");
        lab.holds("result of amy ok and result of bob = 1 and result of bob > 0");
        lab.doesNotHold("result of bob = 2");
        lab.ok("get nothing --client amy");
        lab.holds("result of amy none and result of bob ok");
        lab.ok("put x 1 --client amy --to " + one);
        lab.holds("result of amy failed");
        lab.holds("result failed");
    }

    @Test
    void whatGoesOnInTheBackgroundIsWaitingUntilItIsDone() {
        lab.ok("put x 1 --client amy --no-wait");
        lab.holds("result of amy waiting");
        lab.doesNotHold("result of amy ok");
        assertThat(lab.fails("expect result of amy unknown")).contains("is waiting");
        lab.ok("until result of amy ok within 1s");
        lab.doesNotHold("result of amy waiting");
        String said = lab.ok("put x 2 --no-wait");
        String client = said.split(" ")[0];
        lab.holds("result of " + client + " waiting");
        lab.ok("until result of " + client + " ok within 1s");
        lab.ok("goto start");
        lab.doesNotHold("result of " + client + " ok");
        lab.ok("goto end");
        lab.holds("result of " + client + " ok");
    }

    @Test
    void aClientGivesUpWhenItIsTold() {
        lab.ok("isolate " + leader);
        long before = lab.nowNanos();
        lab.ok("put x 1 --to " + leader + " --wait 300ms");
        assertThat(lab.nowNanos() - before).isEqualTo(300_000_000);
        lab.holds("result unknown");
        lab.ok("put x 2 --to " + leader + " --wait 200ms --no-wait --client amy; run 199ms");
        lab.holds("result of amy waiting");
        lab.ok("run 2ms");
        lab.holds("result of amy unknown");
        lab.ok("heal; until leader; run 1s; put x 3 --wait 1s");
        lab.holds("result ok");
    }

    @Test
    void itMayWaitLongerThanUsual() {
        lab.ok("pause " + one + "," + other);
        long before = lab.nowNanos();
        lab.ok("put x 1 --wait 12s");
        assertThat(lab.nowNanos() - before).isEqualTo(12_000_000_000L);
        lab.holds("result unknown");
        before = lab.nowNanos();
        lab.ok("put x 1 --wait 700ms");
        assertThat(lab.nowNanos() - before).isEqualTo(700_000_000);
    }

    @Test
    void whatIsDoneIsCountedSinceTheLastMark() {
        lab.ok("mark");
        lab.holds("commands = 0 and refused = 0 and used crash = 0");
        lab.ok("put x 1; crash " + one + "; restart " + one + "; crash " + one + "; run 1s");
        lab.ok("status; expect leader; until leader");
        lab.holds("commands = 4 and used crash = 2 and used restart = 1 and used put = 1");
        lab.holds("used run = 0 and refused = 0");
        assertThat(lab.fails("expect used crash = 3")).contains("used crash is 2");
        assertThat(lab.fails("expect commands < 4")).contains("commands is 4");
        lab.type("timeout leader");
        lab.holds("refused = 1 and commands = 4");
        assertThat(lab.fails("expect refused = 0")).contains("refused is 1");
        lab.ok("mark");
        lab.holds("commands = 0 and refused = 0 and used crash = 0");
    }

    @Test
    void itIsTheMomentsOwnCount() {
        lab.ok("mark; crash " + one + "; run 1s; restart " + one + "; run 1s");
        lab.ok("rewind 1500ms");
        lab.holds("commands = 1 and used restart = 0");
        lab.ok("goto end");
        lab.holds("commands = 2");
        lab.ok("when used crash = 1");
        lab.holds("commands = 1");
        lab.ok("goto end; undo");
        lab.holds("commands = 1");
    }
}
