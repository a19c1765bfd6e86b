package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.List;

/** What may be left out of a history that isn't linearizable, and what mustn't. */
class ShorteningTest {
    private static Counterexample of(List<Operation> operations) {
        return new Shortening<>(new KeyValueSpecification(), new Excerpt<>(Value.NONE, operations))
                .counterexample();
    }

    private static List<String> left(List<Operation> operations) {
        return of(operations).operations().stream().map(Operation::words).toList();
    }

    @Test
    void whatIsLeftStandsInTheOrderOfItsCalls() {
        assertThat(left(Notation.rows("b          |put 2|  |get 1|", "a |put 1|")))
                .containsExactly("put 2", "get");
        assertThat(left(Notation.rows(
                        "c              |get 3|", "b    |append 2  |", "a |append 1|")))
                .containsExactly("append 1", "append 2", "get");
    }

    /** The write that an answer needs is called at the very time of that answer. */
    @Test
    void theFirstAnswerThatNothingExplainsIsTheCulprit() {
        Counterexample shown = of(Notation.rows("a |get 1|       |get 7|", "b       |put 1|"));
        assertThat(shown.sentence()).endsWith("explains that a's get answered 7, not none");
    }

    /** Reads come after it, and change nothing. */
    @Test
    void theNewestWriteBeforeTheCulpritStays() {
        Counterexample shown = of(
                Notation.rows("a |put 1| |put 2| |put 3| |get 3| |get 3| |get 2| |put 2| |get 1|"));
        assertThat(shown.drawn()).isEqualTo("""
                key x, at first 2: no order of these operations explains that a's get answered 2, \
                not 3
                a |-put x 3-|
                a            |-get x -> 2-|""");
    }

    @Test
    void theFirstOperationToo() {
        assertThat(left(Notation.rows("r |get none   |", "a    |put 1|    |get 2|")))
                .containsExactly("get");
    }

    /** As long as nobody has an answer that says what was there before. */
    @Test
    void aWriteGoesWithTheReadsThatSawItWhereNothingElseHangsOnIt() {
        String[] others = {"z |put 9>", "a    |put 5| |get 5| |put 1| |put 2| |get 1|"};
        List<Operation> history = Notation.rows(others);
        history.addAll(Notation.rows("d   |delete>"));
        assertThat(left(history)).containsExactly("put 1", "put 2", "get");
        history = Notation.rows(others);
        List<Operation> delete = Notation.rows("d   |delete true        |");
        history.addAll(delete);
        assertThat(left(history))
                .containsExactly("put 9", "delete", "put 5", "put 1", "put 2", "get");
        history.remove(delete.get(0));
        history.add(delete.get(0).ended(Outcome.OK, null, delete.get(0).returnNanos()));
        assertThat(left(history)).containsExactly("put 1", "put 2", "get");
    }

    /** No moment is quiet, and sixteen answers aren't enough to say what there was. */
    @Test
    void whatWasLastIsEnoughWhateverWasBefore() {
        List<Operation> history = new ArrayList<>(Notation.rows("z |append never>"));
        String early = "|append 0| ".repeat(30);
        String late = "|append 1| ".repeat(20);
        String first = "0".repeat(30);
        history.addAll(Notation.rows(
                "a       " + early + "|get " + first + "| " + late + "|get " + first + "|"));
        Counterexample shown = of(history);
        assertThat(shown.first()).isEqualTo("anything");
        assertThat(left(history))
                .as("what returned last, 32 in all, and what never did")
                .hasSize(33)
                .startsWith("append never", "append 0")
                .endsWith("append 1", "get");
    }
}
