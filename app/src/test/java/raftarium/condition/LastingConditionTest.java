package raftarium.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;

/** Conditions that are to hold for some time. */
class LastingConditionTest {
    private static final long MS = 1_000_000;

    private Lab lab = Lab.settled(3);
    private final String one = "n" + lab.nodes("followers").get(0);

    @AfterEach
    void leave() {
        lab.close();
    }

    private long passedBy(String line) {
        long before = lab.nowNanos();
        lab.ok(line);
        return lab.nowNanos() - before;
    }

    @Test
    void itIsCountedFromWhenItWasAsked() {
        lab.ok("run 5s");
        assertThat(passedBy("until leader for 300ms")).isEqualTo(300 * MS);
        assertThat(passedBy("expect leader and not joint for 250ms within 1s")).isEqualTo(250 * MS);
        assertThat(passedBy("until leader for 0ms")).isZero();
    }

    @Test
    void itEndsBetweenTwoActionsOfTheClock() {
        lab.ok("crash all; run 20s");
        assertThat(passedBy("until no leader for 7s")).isEqualTo(7_000 * MS);
    }

    @Test
    void aBreakBeginsItAnew() {
        lab.ok("compact every 3; load --rate 200");
        assertThat(lab.fails("until " + one + " last = 1 for 1s within 2s"))
                .contains(one + " last is ");
        lab.ok("load stop; run 1s");
        lab.ok("crash " + one + "; mark");
        long passed = passedBy("until messages > 20 for 200ms");
        assertThat(passed).isGreaterThan(200 * MS);
        assertThat(passedBy("until messages > 20 for 200ms")).isEqualTo(200 * MS);
    }

    @Test
    void itFailsWhereItHasNotLastedLongEnough() {
        assertThat(lab.fails("until leader for 2s within 1s"))
                .contains("for 1s as far as it was watched");
        assertThat(lab.fails("expect leader for 2s within 500ms")).contains("for 500ms");
        lab.ok("expect leader for 1s within 1s");
    }

    @Test
    void itStandsAnywhereInParentheses() {
        assertThat(passedBy("until (leader for 100ms) and (not joint for 300ms)"))
                .isEqualTo(300 * MS);
        assertThat(passedBy("until (no leader for 10ms) or (leader for 200ms)"))
                .isEqualTo(200 * MS);
        assertThat(passedBy("until not (no leader for 10ms)")).isZero();
        assertThat(passedBy("until (leader for 100ms) for 100ms")).isEqualTo(200 * MS);
        assertThat(passedBy("until no leader or leader for 100ms")).isEqualTo(100 * MS);
    }

    @Test
    void neverKeepsItsOwnTime() {
        assertThat(passedBy("expect never no leader for 400ms")).isEqualTo(400 * MS);
        assertThat(passedBy("expect never (no leader for 100ms) for 400ms")).isEqualTo(400 * MS);
        assertThat(lab.fails("expect never (leader for 100ms) for 400ms")).contains("holds at");
    }

    @Test
    void whatIsJudgedAtOnceNeedsTime() {
        assertThat(lab.mistaken("expect leader for 1s")).contains("within D");
        assertThat(lab.mistaken("expect count all with (is follower for 1s) = 2"))
                .contains("')'");
        assertThat(lab.mistaken("until leader for")).contains("a time");
        assertThat(lab.mistaken("until leader for ever")).contains("is no time");
        assertThat(lab.mistaken("if leader for 1s; end")).contains("for some time");
    }

    @Test
    void inThePastItIsCountedFromTheBeginning() {
        long began = lab.nowNanos();
        lab.ok("crash leader; run 5s; crash leader; run 7s");
        lab.ok("when leader for 3s");
        long found = lab.nowNanos();
        assertThat(found).isBetween(began + 3_000 * MS, began + 5_000 * MS);
        lab.ok("goto end");
        lab.ok("when no leader for 6s");
        assertThat(lab.nowNanos()).isEqualTo(began + 11_000 * MS);
        assertThat(lab.type("when leader for 6s").output()).contains("never began");
        lab.ok("goto end; when no leader for 6s --first");
        long second = lab.nowNanos();
        lab.ok("rewind 10ms");
        assertThat(passedBy("until no leader for 5s")).isGreaterThan(0);
        assertThat(second).isGreaterThan(began);
    }

    @Test
    void futuresWatchItToo() {
        assertThat(lab.ok("futures 4 for 2s leader for 1s")).contains("in 4 of 4");
        assertThat(lab.ok("futures 4 for 2s leader for 3s")).contains("in 0 of 4");
        lab.ok("crash all");
        assertThat(lab.ok("futures 2 for 2s no leader for 1s")).contains("in 2 of 2");
    }
}
