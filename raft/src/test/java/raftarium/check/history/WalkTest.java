package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** All ways through a whole history, and one of them. */
class WalkTest {
    private static final Specification<Value> KEY = new KeyValueSpecification();
    private static final List<Operation> GOOD =
            Notation.rows("a |append 1|  |get 21|", "b |append 2|");

    private static final List<Operation> BAD =
            Notation.rows("a |append 1|  |get 21| |get 12|", "b |append 2|");

    @Test
    void atTheEndItSaysHowThingsStand() throws Exception {
        Walk<Value> walk = Walk.through(KEY, Value.NONE, GOOD);
        assertThat(walk.culprit()).isNull();
        assertThat(walk.before().settledState()).isEqualTo(Value.of("21"));
    }

    @Test
    void itEndsBeforeTheFirstAnswerThatNothingExplains() throws Exception {
        Walk<Value> walk = Walk.through(KEY, Value.NONE, BAD);
        assertThat(walk.culprit()).isEqualTo(BAD.get(2));
        assertThat(walk.before().possibleAnswers(BAD.get(2))).containsExactly("21");
    }

    @Test
    void oneWayIsEnoughWhereOnlyThatIsAsked() {
        assertThat(Walk.isExplainedLazily(KEY, Value.NONE, GOOD)).isTrue();
        assertThat(Walk.isExplainedLazily(KEY, Value.NONE, BAD)).isFalse();
        assertThat(Walk.isExplainedLazily(new Limited(1), Value.NONE, GOOD))
                .as("more ways than are followed")
                .isFalse();
    }

    /** Seven appends at a time give 5,040 values, which stay apart whatever is appended then. */
    @Test
    void tooManyWaysAtAllMomentsTogetherAreNotFollowed() {
        List<Operation> history = new ArrayList<>();
        for (String letter : "abcdefg".split("")) {
            history.addAll(Notation.rows(letter + " |append " + letter + "|"));
        }
        history.addAll(Notation.rows("z             " + "|append 0| ".repeat(40).strip()));
        assertThatThrownBy(() -> Walk.through(KEY, Value.NONE, history))
                .isInstanceOf(LimitException.class)
                .hasMessage("there are too many ways to order them");
    }
}
