package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What a key's answers need is seen as soon as it can't come any more, and never sooner. Rows of
 * several clients stand between slashes.
 */
class KeyNeedsTest {
    private static final int MET = Group.NEVER;

    private @Nullable HistoryBoard<Value> board;

    private KeyNeeds needs(Value first, List<Operation> operations) {
        List<Long> ids = LongStream.range(0, operations.size()).boxed().toList();
        board = new HistoryBoard<>(new KeyValueSpecification(), operations, ids, Operation.NEVER);
        return new KeyNeeds(board, first);
    }

    private static List<Operation> operations(String rows) {
        return Notation.rows(rows.split("/"));
    }

    private static Value value(String words) {
        return switch (words) {
            case "none" -> Value.NONE;
            case "anything" -> Value.ANYTHING;
            default -> Value.of(words);
        };
    }

    @ParameterizedTest
    @CsvSource({
        // What is read must be there at first, or be written before.
        "a |get 7|,                           none,     1",
        "a |get 7|,                           7,        -1",
        "a |get 7|,                           anything, -1",
        "a |put 7| |get 7|,                   none,     -1",
        "a |get 7| |put 7|,                   none,     1",
        "a |delete false|,                    7,        1",
        "a |get none|,                        7,        1",
        "a |delete true| |get none|,          7,        -1",
        "a |cas 1 2 true| |get 2|,            none,     1",
        "a |cas 1 2 true| |get 2|,            1,        -1",
        // One that may have set it needs what it expects: the read says so.
        "a |cas 1 2>/b  |get 2|,              none,     2",
        "a |cas 1 2>/b  |get 2|,              1,        -1",
        // Only one append can have made it: so it found the beginning.
        "a |append b| |get ab|,               none,     3",
        "a |append b| |get ab|,               a,        -1",
        "a |append b| |append c| |get abc|,   none,     5",
        "a |append b| |get b|,                z,        3",
        "a |append b| |get b|,                none,     -1",
        // It is over when the read is called: what was there at first isn't there any more.
        "a |append b| |get ab|,               ab,       3",
        // It may come after the read, which has found what was there at first.
        "a |append b        |/b    |get ab|,  ab,       -1",
        // Either append may have been the one.
        "a |append b| |get ab|/b |append b>,  none,     -1"
    })
    void theStepOfAnAnswerThatCannotComeIsSaidAtFirst(String rows, String first, int step) {
        assertThat(needs(value(first), operations(rows)).unmetAtFirst())
                .isEqualTo(step < 0 ? MET : step);
    }

    /** The other append is called when the first of the reads is over. */
    @Test
    void theReadThatEndsFirstSaysWhichAppendItWas() {
        String rows = "p |append b|/a            |get ab               |"
                + "/b             |get ab|/q                     |append b|";
        assertThat(needs(Value.NONE, operations(rows)).unmetAtFirst()).isEqualTo(4);
        assertThat(needs(Value.of("a"), operations(rows)).unmetAtFirst()).isEqualTo(MET);
    }

    /** Else an append that has left nothing but its own must have found no value. */
    @ParameterizedTest
    @CsvSource({"PUT, z", "APPEND, z", "GET, ''"})
    void whereThereMayBeAnEmptyValueAnAppendMayHaveFoundIt(Operation.Kind kind, String first) {
        List<Operation> history = new ArrayList<>(operations("a |append b| |get b|"));
        assertThat(needs(Value.of("z"), history).unmetAtFirst()).isEqualTo(3);
        history.add(new Operation(
                "e", kind, "x", "", "", null, 0, Operation.NEVER, Outcome.UNKNOWN, null));
        assertThat(needs(Value.of(first), history).unmetAtFirst()).isEqualTo(MET);
    }

    /** A cas that was done, but of which nobody noted whether it found what it expected. */
    @Test
    void aCasWhoseAnswerNobodyNotedNeedsItsValueWhereItAloneCanHaveSetWhatIsRead() {
        List<Operation> history = new ArrayList<>(operations("a |cas 1 2 true| |get 2|"));
        Operation cas = history.get(0);
        history.set(0, cas.ended(Outcome.OK, null, cas.returnNanos()));
        assertThat(needs(Value.NONE, history).unmetAtFirst()).isEqualTo(3);
        assertThat(needs(Value.of("1"), history).unmetAtFirst()).isEqualTo(MET);
    }

    @Test
    void whatAnOperationTakesAwayMustStillComeIfItIsToBeRead() {
        KeyNeeds needs = needs(Value.of("1"), operations("a |get 1|/b |put 2>/c |put 3>"));
        assertThat(needs.unmet(Value.of("1"), 1, Value.of("2"), PlaceSet.NONE)).isPositive();
        assertThat(needs.unmet(Value.of("1"), 1, Value.of("2"), PlaceSet.NONE)).isLessThan(MET);
        assertThat(needs.unmet(Value.of("2"), 1, Value.of("1"), PlaceSet.NONE)).isEqualTo(MET);
        assertThat(needs.unmet(Value.of("3"), 1, Value.of("2"), PlaceSet.NONE)).isEqualTo(MET);
    }

    @Test
    void theOnlyAppendThatCouldHaveMadeAnAnswerMustFindItsBeginning() {
        KeyNeeds needs = needs(Value.of("z"), operations("a |append b| |get ab|/b |put a>"));
        PlaceSet append = PlaceSet.NONE.with(0);
        assertThat(needs.unmet(Value.of("z"), 0, Value.of("zb"), append)).isEqualTo(4);
        assertThat(needs.unmet(Value.of("a"), 0, Value.of("ab"), append)).isEqualTo(MET);
    }

    @Test
    void whereAValueIsNotKnownItMayBeAny() {
        KeyNeeds needs = needs(Value.ANYTHING, operations("b |put 2>/a |get 1|"));
        assertThat(needs.unmet(Value.NONE, 0, Value.ANYTHING, PlaceSet.NONE)).isEqualTo(MET);
        assertThat(needs.unmet(Value.ANYTHING, 0, Value.of("2"), PlaceSet.NONE))
                .as("a's get, as soon as it is known")
                .isEqualTo(2);
        assertThat(needs.unmet(Value.ANYTHING, 0, Value.of("1"), PlaceSet.NONE)).isEqualTo(MET);
        assertThat(needs.isWorthwhile(Value.ANYTHING, 0, Value.of("2"), PlaceSet.NONE))
                .isTrue();
        assertThat(needs.isWorthwhile(Value.of("2"), 0, Value.ANYTHING, PlaceSet.NONE))
                .isTrue();
        assertThat(needs.isWorthwhile(Value.of("3"), 0, Value.of("2"), PlaceSet.NONE))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // Only what is to be found is of use, whoever finds it.
        "u |put 1>/a |get 1|,                                  none, 1,    true",
        "u |put 1>/a |get 2|,                                  none, 1,    false",
        "u |put 1>/a |cas 1 2>,                                none, 1,    true",
        "u |put 1>/a |put 3>/b |get 3|,                        none, 1,    false",
        // A delete that found something needs something, whatever it is.
        "u |put 1>/a |delete true|,                            none, 1,    true",
        "u |put 1>/a |delete true|,                            2,    1,    false",
        // A beginning is of use where it isn't known what an append has found.
        "u |delete>/a |append b| |get ab|,                     q,    none, false",
        "u |delete>/a |append b| |get ab|/b |append b>,        q,    none, true",
        "u |put a>/a |append b| |get ab|/b |append b>,         q,    a,    true",
        "u |put x>/a |append b| |get ab|/b |append b>,         q,    x,    false",
        "u |delete>/a |append b| |get ab| |append b| |get ab|, q,    none, true",
        "u |put a>/a |append b>/b |cas ab 2>,                  none, a,    true",
        "u |delete>/a |put ab| |get ab|/b |put ab>,            q,    none, false",
        // A cas that has found something else needs that what it expects is gone, or never comes.
        "u |put 2>/a |cas 1 9 false|,                          1,    2,    true",
        "u |put 2>/a |cas 12 9 false|,                         1,    2,    false",
        "u |put 2>/a |cas 12 9 false|/b |append 2|,            1,    2,    true",
        "u |put 2>/a |cas 12 9 false|/b |append 2|,            3,    2,    false"
    })
    void onlyWhatIsOfUseToAnAnswerIsWorthwhile(
            String rows, String before, String after, boolean expected) {
        KeyNeeds needs = needs(Value.of("at first"), operations(rows));
        assertThat(needs.isWorthwhile(value(before), 0, value(after), PlaceSet.NONE))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "u |put 1>/a |get 1| |get 2|,          none, 1",
        "u |put 1>/a |delete true| |get none|, none, 1",
        "u |put 2>/a |cas 1 9 false| |get 3|,  1,    2"
    })
    void whatHasBeenAnsweredNeedsNothingAnyMore(String rows, String before, String after) {
        KeyNeeds needs = needs(Value.of("at first"), operations(rows));
        assertThat(needs.isWorthwhile(value(before), 0, value(after), PlaceSet.NONE))
                .isTrue();
        assertThat(board).isNotNull();
        board.moveTo(1);
        assertThat(needs.isWorthwhile(value(before), 0, value(after), PlaceSet.NONE))
                .isFalse();
    }

    /** Each hangs on writes of unknown outcome that could be taken for useless. */
    @ParameterizedTest
    @CsvSource({
        "u |put 1>/b |cas 1 2>/c |cas 3 2>/d  |get 2|",
        "u |put a>/v |append b>/b |cas ab 2>/c |cas z 2>/d  |get 2|",
        "u |put a>/v |put a>/a |append b| |get ab| |append b| |get ab|",
        "u    |put 3>/a |put 1|     |cas 1 9 false|",
        "u |put 3>/a |put 1| |append 2| |cas 12 9 false|",
        "u |put 1>/a   |delete true|",
        "u |append a>/v |append a>/a |get none| |get a| |get aa|"
    })
    void nothingThatIsNeededIsLeftOut(String rows) {
        List<Operation> history = operations(rows);
        assertThat(BruteForce.isLinearizable(history)).isTrue();
        assertThat(HistoryCheck.of(history)).isEqualTo(new Verdict.Linearizable());
    }

    /** Then an append may have found any beginning. */
    @Test
    void ofVeryLongValuesTheBeginningsAreNotLookedFor() {
        String beginning = "a".repeat(8_000_000);
        List<Operation> history = new ArrayList<>(operations("u |put a>/a |append b| |get ab|"));
        Operation get = history.get(2);
        history.set(2, get.ended(Outcome.OK, beginning + "b", get.returnNanos()));
        KeyNeeds needs = needs(Value.NONE, history);
        assertThat(needs.unmetAtFirst()).isEqualTo(MET);
        assertThat(needs.isWorthwhile(Value.NONE, 0, Value.of("a"), PlaceSet.NONE))
                .isTrue();
        assertThat(needs.isWorthwhile(Value.NONE, 0, Value.of("b"), PlaceSet.NONE))
                .isFalse();
    }
}
