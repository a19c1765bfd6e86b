package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What is shown of a history that isn't linearizable. */
class CounterexampleTest {
    private static Counterexample of(String... rows) {
        return of(Notation.rows(rows));
    }

    private static Counterexample of(List<Operation> operations) {
        return ((Verdict.NotLinearizable) HistoryCheck.of(operations)).counterexample();
    }

    @Test
    void whatHasNothingToDoWithItIsLeftOut() {
        Counterexample shown = of(
                "a |put 5| |put 1|         |put 3|         |get 3|",
                "b         |get 5|  |get 1|        |get 1|         |put 4|",
                "c |y: put 5| |y: get 5|                                   |get 4|");
        assertThat(shown.drawn()).isEqualTo("""
                key x, at first 1: no order of these operations explains that b's get answered 1, \
                not 3
                a |-put x 3-|
                b            |-get x -> 1-|""");
    }

    @Test
    void thePictureKeepsTheOrderAndShowsWhatNeverEnded() {
        Counterexample shown = of(
                "a |put 1>",
                "b         |get 1|",
                "c          |----get none------|",
                "d                  |get none|");
        assertThat(shown.drawn()).isEqualTo("""
                key x, at first none: no order of these operations explains that d's get answered \
                none, not 1
                a |-----------put x 1---------...
                b |-get x -> 1-|
                d               |-get x -> none-|""");
    }

    @Test
    void aHistoryOfThousandsBecomesAHandful() {
        List<Operation> history =
                new ArrayList<>(new RandomHistory(3, 10, 3, false).operations(3_000, 300));
        for (int place = 2_000; place < history.size(); place++) {
            Operation read = history.get(place);
            if (read.kind() == Operation.Kind.GET && read.result() != null) {
                history.set(place, read.ended(read.outcome(), "v3", read.returnNanos()));
                break;
            }
        }
        Counterexample shown = of(history);
        assertThat(shown.operations()).hasSizeLessThanOrEqualTo(4);
        assertThat(shown.drawn().lines().skip(1)).allMatch(line -> line.length() < 80);
    }

    @Test
    void longTextsAndManyOperationsStayWithinTheWidth() {
        List<Operation> history = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            history.addAll(Notation.rows("client" + number + " ".repeat(10 * number + 1)
                    + "|append " + "w".repeat(50) + "|"));
        }
        assertThat(TimeLine.of(history).lines()).allMatch(line -> line.length() < 80);
    }

    @Test
    void whatIsTooLongForItsPlaceIsSaidBesideIt() {
        assertThat(TimeLine.of(Notation.rows(
                        "a |append firstOfManyLetters|   |append thirdOfManyLetters|    |put 1>",
                        "bee                            |append secondOfManyLetters|  |get none|",
                        "c                    |append fourthOfManyLetters>")))
                .isEqualTo("""
                        a   ||       append x firstOfManyLetters
                        a     ||     append x thirdOfManyLetters
                        a       |... put x 1
                        bee   ||     append x secondOfManyLetters
                        bee     ||   get x -> none
                        c   |----... append x fourthOfManyLetters""");
    }

    @Test
    void ofTooManyTheColumnsAreNumbered() {
        List<Operation> history = new ArrayList<>();
        for (int number = 10; number < 60; number++) {
            String row = "c" + " ".repeat(9 * number) + "|put " + number;
            history.addAll(Notation.rows(row + (number == 59 ? ">" : "|")));
            assertThat(TimeLine.of(history).lines()).allMatch(line -> line.length() < 80);
        }
        assertThat(TimeLine.of(history).lines())
                .hasSize(50)
                .startsWith("c 0..1 put x 10", "c 2..3 put x 11")
                .endsWith("c 96..97 put x 58", "c 98.. put x 59");
    }
}
