package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** What a key may have had before a history whose beginning nobody noted. */
class FirstValuesTest {
    private static List<String> values(List<Operation> puts) {
        return puts.stream().map(Operation::value).toList();
    }

    @ParameterizedTest
    @CsvSource({
        // A read tells it, and so does a cas that found it.
        "|get 7|,                                 7",
        "|cas 3 4 true|,                          3",
        // Before an append there was what is left of the answer without its end.
        "|append c| |get abc|,                    ab",
        "|append b| |append c| |get abc|,         a",
        // A delete that found something doesn't say what.
        "|delete true|,                           a value from before",
        // The first answer is gone before the second.
        "|cas 5 6 false| |cas 1 2 true| |get 2|,  1"
    })
    void oneThatExplainsTheRestIsTaken(String row, String first) {
        List<Operation> history = Notation.rows("a " + row);
        List<Operation> puts = FirstValues.puts(history);
        assertThat(values(puts)).containsExactly(first);
        assertThat(puts).allMatch(one -> one.isAnswered() && one.key().equals("x"));
    }

    @Test
    void whatNothingExplainsGetsTheFirstValueThatAnAnswerTells() {
        assertThat(values(FirstValues.puts(Notation.rows("a |get 8| |get 9|"))))
                .containsExactly("8");
    }

    @Test
    void aHistoryThatBeginsWithNothingNeedsNoValue() {
        assertThat(FirstValues.puts(Notation.rows("a |get none| |put 1| |get 1|")))
                .isEmpty();
        assertThat(FirstValues.puts(List.of())).isEmpty();
    }

    /** So that they can be put before any history, whatever its times are. */
    @Test
    void thePutsFollowOneAnotherAndAreOverJustBeforeAllElse() {
        List<Operation> puts = FirstValues.puts(
                Notation.rows("a          |z: get 3|", "b    |x: get 1|", "c |y: get 2|"));
        assertThat(values(puts)).containsExactly("1", "2", "3");
        assertThat(puts.stream().map(Operation::callNanos)).containsExactly(-4L, -2L, 0L);
        assertThat(puts.stream().map(Operation::returnNanos)).containsExactly(-3L, -1L, 1L);
    }
}
