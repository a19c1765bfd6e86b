package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.trace.Outcome;

/** In how many ways things may stand, and what could be answered. */
class PossibilitiesTest {
    private static final KeyValueSpecification KEY = new KeyValueSpecification();

    private static Operation append(String value) {
        return of(Operation.Kind.APPEND, value, null, Outcome.UNKNOWN);
    }

    private static Operation get(String answer) {
        return of(Operation.Kind.GET, "", answer, Outcome.OK);
    }

    private static Operation of(Operation.Kind kind, String value, String answer, Outcome outcome) {
        long end = outcome == Outcome.OK ? 9 : Operation.NEVER;
        return new Operation("c", kind, "x", value, "", answer, 1, end, outcome, null);
    }

    private static Possibilities<Value> twelveAppends(String... values) throws LimitException {
        Possibilities<Value> possible = Possibilities.at(KEY, Value.NONE);
        for (int number = 0; number < 12; number++) {
            possible = possible.called(number, append(values[number % values.length]));
        }
        return possible;
    }

    @Test
    void whichOfThoseAlikeItWasIsNoDifference() throws LimitException {
        Possibilities<Value> alike = twelveAppends("a").called(20, get("aaa")).returned(20);
        assertThat(alike.size()).isEqualTo(1);
        Possibilities<Value> others =
                twelveAppends("a", "b").called(20, get("abba")).returned(20);
        assertThat(others.size()).isEqualTo(1);
        assertThat(others.called(21, get("abbaab")).returned(21).size()).isEqualTo(1);
        assertThat(others.called(21, get("aba")).returned(21).isImpossible()).isTrue();
        assertThat(alike.called(21, get("a".repeat(12))).returned(21).size()).isEqualTo(1);
        assertThat(alike.called(21, get("a".repeat(13))).returned(21).isImpossible())
                .isTrue();
    }

    @Test
    void lazilyTheFewestTakeEffect() throws LimitException {
        Possibilities<Value> possible = twelveAppends("a", "b").called(20, get("ab"));
        assertThat(possible.returned(20, true).size()).isEqualTo(1);
        Possibilities<Value> none =
                twelveAppends("a", "b").called(20, get(null)).returned(20, true);
        assertThat(none.size()).isEqualTo(1);
        assertThat(none.called(21, get("ba")).returned(21, true).size()).isEqualTo(1);
        assertThat(none.called(21, get("c")).returned(21, true).isImpossible()).isTrue();
    }

    @Test
    void itIsSettledWhenNothingIsPendingAndOneStateIsPossible() throws LimitException {
        Possibilities<Value> first = Possibilities.at(KEY, Value.NONE);
        assertThat(first.settledState()).isEqualTo(Value.NONE);
        Operation put = of(Operation.Kind.PUT, "1", null, Outcome.OK);
        Operation other = of(Operation.Kind.PUT, "2", null, Outcome.OK);
        Possibilities<Value> one = first.called(1, put);
        assertThat(one.settledState()).isNull();
        assertThat(one.returned(1).settledState()).isEqualTo(Value.of("1"));
        Possibilities<Value> both = one.called(2, other).returned(1).returned(2);
        assertThat(both.size()).isEqualTo(2);
        assertThat(both.settledState()).isNull();
        assertThat(both.possibleAnswers(get(null))).containsExactly("1", "2");
        assertThat(one.called(2, other).possibleAnswers(get(null)))
                .containsExactly("1", "2", "none");
        assertThat(first.called(3, get("x").unanswered())).as("never matters").isSameAs(first);
    }
}
