package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be done once a property is broken: two lead in one term, since nodes vote twice. */
class ViolationTest {
    /** Breaks election safety in a cluster of five with a leader. */
    public static final String BREAK = "rule one-vote off; timeout followers; run 1s";

    private final Lab lab = Lab.settled();
    private long stoppedNanos;

    @BeforeEach
    void breakElectionSafety() {
        lab.ok("put x 1; get x");
        lab.ok(BREAK);
        stoppedNanos = lab.nowNanos();
    }

    @AfterEach
    void leave() {
        assertThat(lab.nowNanos()).isEqualTo(stoppedNanos);
        lab.close();
    }

    @Test
    void theClockStops() {
        assertThat(lab.simulation().violation()).isNotNull();
        assertThat(lab.session().moment().hasUnexcusedViolation()).isTrue();
        long executed = lab.simulation().executed();
        assertThat(lab.ok("run 10s")).contains("stopped: election-safety is broken");
        assertThat(lab.ok("step 5")).contains("stopped: election-safety is broken");
        assertThat(lab.simulation().executed()).isEqualTo(executed);
    }

    @Test
    void conditionsJudgeThePresent() {
        lab.holds("violation");
        lab.holds("violation election-safety");
        lab.doesNotHold("violation log-matching");
        assertThat(lab.fails("expect no violation")).contains("election-safety is broken");
        lab.ok("until violation");
        lab.ok("expect term = 2 within 5s");
        lab.fails("until term = 3 within 5s");
        lab.fails("expect no leader within 5s");
        lab.ok("expect never no leader for 5s");
        lab.fails("expect never term = 2 for 5s");
    }

    @Test
    void clientCommandsEndUnknown() {
        lab.holds("result = 1");
        assertThat(lab.ok("put x 2")).isEqualTo("unknown");
        lab.holds("result unknown and not result ok");
        lab.ok("get x --to n1");
        lab.holds("result unknown");
        assertThat(lab.fails("expect result ok")).contains("was unknown");
    }

    @Test
    void otherLinesStillRun() {
        lab.ok("crash n1; partition n2 | n3; status; log; "
                + "trace; messages; heal; mark; digest; load");
        lab.holds("n1 is crashed");
    }

    @Test
    void expectingItExcusesIt() {
        lab.fails("expect violation log-matching");
        assertThat(lab.session().moment().hasUnexcusedViolation()).isTrue();
        lab.fails("expect not violation");
        assertThat(lab.session().moment().hasUnexcusedViolation()).isTrue();
        lab.ok("if violation election-safety; note seen; end");
        assertThat(lab.session().moment().hasUnexcusedViolation()).isTrue();
        lab.ok("expect violation election-safety and not no leader");
        assertThat(lab.session().moment().hasUnexcusedViolation()).isFalse();
    }

    @Test
    void newStartsTheClockAgainAndForgetsNothing() {
        lab.ok("new; until leader");
        lab.holds("no violation");
        assertThat(lab.playground().hasUnexcusedViolation()).isTrue();
        stoppedNanos = lab.nowNanos();
    }

    @Test
    void newAfterAnExcusedOneIsClean() {
        lab.ok("expect violation; new");
        assertThat(lab.playground().hasUnexcusedViolation()).isFalse();
        stoppedNanos = lab.nowNanos();
    }
}
