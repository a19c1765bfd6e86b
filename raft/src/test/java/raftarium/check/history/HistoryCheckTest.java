package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What is said of a whole history of which one object can't be judged. */
class HistoryCheckTest {
    /** Sets that may be in any order, or not at all, and many whose versions are never there. */
    private static List<Operation> tooManyWays() {
        List<Operation> history = new ArrayList<>();
        for (int number = 1; number <= 7; number++) {
            history.addAll(Notation.rows("u" + number + " |k" + number + ": set v>"));
        }
        for (int number = 100; number < 600; number++) {
            String gap = " ".repeat(number);
            history.addAll(Notation.rows("c" + number + " |set v " + number + gap + "|"));
        }
        return history;
    }

    @Test
    void anObjectWithTooManyWaysLeavesItUnknown() {
        List<Operation> history = tooManyWays();
        history.addAll(0, Notation.rows("a |put 1| |get 1|"));
        history.addAll(Notation.rows("q |push m 1| |pop 1 m|"));
        assertThat(HistoryCheck.of(history))
                .isEqualTo(new Verdict.Unknown(
                        "", "the configuration", "there are more than 2000 ways to order them"));
    }

    @Test
    void unlessAnotherOneIsWrong() {
        List<Operation> history = tooManyWays();
        history.addAll(Notation.rows("q |push m 1| |pop 2 m|"));
        assertThat(HistoryCheck.of(history)).isInstanceOf(Verdict.NotLinearizable.class);
    }
}
