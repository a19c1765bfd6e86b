package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.words.Quantities;

/** Time passes where a command says so, and nowhere else. */
class TimeCommandsTest {
    private final Lab lab = Lab.fresh();

    @AfterEach
    void leave() {
        lab.close();
    }

    @Test
    void runLetsAsMuchTimePassAsItSays() {
        lab.ok("run 1.5s; run 250us; run 0s");
        assertThat(lab.nowNanos()).isEqualTo(1_500_250_000L);
        lab.ok("crash all; run 1h");
        assertThat(lab.nowNanos()).isEqualTo(3_601_500_250_000L);
    }

    @Test
    void stepExecutesTheNextEventOrSoMany() {
        lab.ok("step");
        assertThat(lab.simulation().executed()).isEqualTo(1);
        lab.ok("step 41");
        assertThat(lab.simulation().executed()).isEqualTo(42);
        assertThat(lab.mistaken("step 0")).contains("1 or more");
        assertThat(lab.mistaken("step -1")).contains("1 or more");
        assertThat(lab.mistaken("step x")).contains("column 6", "'x' is no whole number");
        assertThat(lab.mistaken("step 9999999999999999999")).contains("isn't from -9223");
    }

    @Test
    void untilStopsAtTheFirstEventAfterWhichItHolds() {
        lab.ok("until leader");
        long reached = lab.nowNanos();
        long executed = lab.simulation().executed();
        try (Lab again = Lab.fresh()) {
            again.ok("step " + (executed - 1));
            again.doesNotHold("leader");
            again.ok("step");
            again.holds("leader");
            assertThat(again.nowNanos()).isEqualTo(reached);
        }
        lab.ok("until leader");
        assertThat(lab.nowNanos()).isEqualTo(reached);
    }

    @Test
    void untilGivesUpAfterThirtySecondsOrWhenItIsTold() {
        assertThat(lab.fails("until n1 is crashed"))
                .contains("doesn't hold by 30.000 s")
                .contains("n1 is");
        assertThat(lab.nowNanos()).isEqualTo(30_000_000_000L);
        assertThat(lab.fails("until n1 is crashed within 1.5s")).contains("31.500 s");
        assertThat(lab.nowNanos()).isEqualTo(31_500_000_000L);
    }

    @Test
    void expectJudgesThePresentAndWithinWaits() {
        lab.doesNotHold("leader");
        assertThat(lab.nowNanos()).isZero();
        lab.ok("expect leader within 2s");
        assertThat(lab.nowNanos()).isBetween(1L, 2_000_000_000L);
        long before = lab.nowNanos();
        assertThat(lab.fails("expect no leader within 1s")).contains("leads in term");
        assertThat(lab.nowNanos()).isEqualTo(before + 1_000_000_000);
    }

    @Test
    void expectNeverWaitsAllTheTimeAndFailsWhenItHolds() {
        assertThat(lab.fails("expect never leader for 2s")).contains("holds at");
        assertThat(lab.nowNanos()).isBetween(1L, 1_999_999_999L);
        long before = lab.nowNanos();
        lab.ok("expect never no leader for 2s");
        assertThat(lab.nowNanos()).isEqualTo(before + 2_000_000_000);
        assertThat(lab.fails("expect never leader for 2s")).contains("holds at");
        assertThat(lab.nowNanos()).isEqualTo(before + 2_000_000_000);
        lab.ok("expect never not leader and no leader for 10ms");
    }

    @Test
    void whatHoldsAtTheVeryEndOfTheTimeHoldsWithinIt() {
        lab.ok("until leader");
        long reached = lab.nowNanos();
        try (Lab again = Lab.fresh()) {
            again.ok("expect leader within " + Quantities.typed(reached));
        }
        try (Lab again = Lab.fresh()) {
            again.fails("expect leader within " + Quantities.typed(reached - 1));
        }
    }

    @Test
    void aFailureNamesTheSeed() {
        assertThat(lab.fails("expect leader")).contains("(seed 1)").contains("nobody leads");
    }

    @Test
    void lookingAndChangingTakeNoTime() {
        lab.ok("run 1s");
        lab.ok("crash n1; restart n1; pause n2; resume n2; "
                + "partition n1 | n2; heal; cut n1 n2; net wan");
        lab.ok("mark; load; rule deduplicate off");
        lab.ok("status; log; trace; messages; rules; digest; "
                + "help; note done; put x 1 --no-wait; speed 5");
        assertThat(lab.nowNanos()).isEqualTo(1_000_000_000);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "0.1, 0.1", "1000, 1000", "2x, 2", "max, max", "0.001, 0.001"})
    void theSpeedIsKeptAndTold(String speed, String said) {
        assertThat(lab.ok("speed " + speed)).isEqualTo("speed " + said);
        assertThat(lab.ok("speed")).isEqualTo("speed " + said);
        lab.ok("new");
        assertThat(lab.ok("speed")).isEqualTo("speed " + said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1001", "-1", "fast", "0.0001", "1e3", "NaN", "Infinity"})
    void whatIsNoSpeedIsAMistake(String speed) {
        assertThat(lab.mistaken("speed " + speed)).contains("column 7");
        assertThat(lab.session().speed()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "run; D is missing",
                "run 5; is no time",
                "run 5s 5s; unexpected '5s'",
                "run fast; 250ms",
                "until; CONDITION is missing",
                "until leader within; D is missing",
                "until leader within soon; is no time",
                "until leader within 1s 2s; unexpected '2s'",
                "expect; CONDITION or 'never' is missing",
                "expect never leader; for D is missing",
                "expect never leader within 2s; for' expected",
                "expect leader for 2s; say 'within D' behind it",
                "mark x; unexpected 'x'",
            })
    void mistakesLetNoTimePass(String line, String said) {
        assertThat(lab.mistaken(line)).contains(said);
        assertThat(lab.nowNanos()).isZero();
    }

    @Test
    void timeDoesNotRunBackwardsAfterHundredsOfYears() {
        lab.ok("crash all; repeat 5; run 876600h; end");
        long far = lab.nowNanos();
        assertThat(far).isEqualTo(9_000_000_000_000_000_000L);
        lab.fails("until leader within 876600h");
        lab.ok("expect never leader for 876600h");
        assertThat(lab.nowNanos()).isGreaterThanOrEqualTo(far);
    }

    @Test
    void aStepThatFindsNothingSaysHowFarItLookedAndWhereItIs() {
        try (Lab lab = Lab.settled()) {
            assertThat(lab.ok("step --to leader").lines().toList().get(1))
                    .matches("  no leader in 29\\.9 s, up to 30\\.\\d{3} s");
            lab.ok("crash all; run 1s");
            assertThat(lab.ok("step --to change"))
                    .contains("no change: nothing is going to happen any more");
        }
    }

    @Test
    void aStepThatSeeksSaysSoThoughMoreHappensMeanwhileThanTheTraceKeeps() {
        try (Lab lab = Lab.settled(3)) {
            lab.ok("load --clients 20 --rate 20; run 100ms");
            long before = lab.simulation().trace().count();
            String said = lab.ok("step --to leader");
            assertThat(lab.simulation().trace().first()).isGreaterThan(before);
            assertThat(said).contains("no leader in 30");
        }
    }

    @Test
    void aStepGoesOnToAMessageOrToAChange() {
        assertThat(lab.ok("step --to message")).contains(" -> n");
        lab.holds("no leader");
        lab.ok("step --to change");
        assertThat(lab.simulation().nodes()).isEqualTo(5);
        lab.ok("new --seed 1");
        assertThat(lab.ok("step --to change").lines().toList().get(1))
                .contains(" stands for election in term 1");
        lab.holds("elections = 1 and no leader");
        lab.ok("until leader; run 1s");
        long before = lab.nowNanos();
        lab.ok("step --to change");
        assertThat(lab.nowNanos() - before).isBetween(29_900_000_000L, 30_000_000_000L);
        lab.ok("crash leader; step 2 --to change");
        lab.holds("elections = 2");
        assertThat(lab.mistaken("step --to massage")).contains("did you mean 'message'?");
    }

    @Test
    void aStepGoesOnToATermALeaderOrACommitAndComesBackToEach() {
        assertThat(lab.ok("step --to term")).contains(" stands for election in term 1");
        lab.holds("elections = 1 and no leader");
        long term = lab.nowNanos();
        assertThat(lab.ok("step --to leader")).contains(" leads in term 1");
        lab.holds("n2 is leader");
        long leader = lab.nowNanos();
        assertThat(lab.ok("step --to commit")).contains(" commits entry 1");
        lab.ok("run 1s; crash leader; run 2s; back 2 --to commit");
        lab.ok("back --to leader");
        assertThat(lab.nowNanos()).isEqualTo(leader);
        lab.ok("back --to term");
        assertThat(lab.nowNanos()).isEqualTo(term);
        assertThat(lab.mistaken("back --to leader")).contains("there is no leader before");
    }
}
