package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import raftarium.trace.Outcome;

/** What an object's watch remembers, how it goes on where its first guess was wrong, its limits. */
class ObjectWatchTest {
    private long nowNanos;
    private long lastId;
    private ObjectWatch<Value> watch = new ObjectWatch<>(new KeyValueSpecification(), Value.NONE);

    private Operation called(Operation.Kind kind, String value) {
        Operation operation = new Operation(
                "a",
                kind,
                "x",
                value,
                "",
                null,
                ++nowNanos,
                Operation.NEVER,
                Outcome.PENDING,
                null);
        watch.called(++lastId, operation);
        return operation;
    }

    private void returned(long id, Operation operation, Outcome how, @Nullable String answer) {
        watch.returned(id, operation.ended(how, answer, ++nowNanos));
    }

    private void append(String value, Outcome how) {
        Operation append = called(Operation.Kind.APPEND, value);
        if (how == Outcome.UNKNOWN) {
            watch.returned(lastId, append.unanswered());
        } else {
            returned(lastId, append, how, null);
        }
    }

    private void read(String answer) {
        Operation get = called(Operation.Kind.GET, "");
        returned(lastId, get, Outcome.OK, answer);
    }

    private void appendNothing(int times) {
        for (int time = 0; time < times; time++) {
            append("", Outcome.OK);
        }
    }

    @Test
    void theCallThatIsTooMuchLeavesItUnknown() {
        for (int call = 0; call < ObjectWatch.MAX_STEPS; call++) {
            called(Operation.Kind.GET, "");
        }
        assertThat(watch.unknown()).isNull();
        called(Operation.Kind.GET, "");
        assertThat(watch.unknown())
                .isEqualTo("more than 8000 calls and returns since all outcomes were known");
    }

    @Test
    void whatIsSettledIsForgottenHoweverLongItGoesOn() {
        appendNothing(ObjectWatch.MAX_STEPS / 2 + 50);
        assertThat(watch.unknown()).isNull();
        read("a value that nobody wrote");
        Counterexample broken = watch.broken();
        assertThat(broken).isNotNull();
        assertThat(watch.asOfNow()).isSameAs(broken);
    }

    /** All that came before is forgotten, the one that is open then isn't. */
    @Test
    void whatIsOpenWhenTheRestIsSettledIsJudgedFromThere() {
        Operation failing = called(Operation.Kind.APPEND, "never");
        long failingId = lastId;
        for (int time = 0; time < 35; time++) {
            append("a", Outcome.OK);
        }
        Operation open = called(Operation.Kind.GET, "");
        long openId = lastId;
        returned(failingId, failing, Outcome.FAILED, null);
        returned(openId, open, Outcome.OK, "b");
        Counterexample broken = watch.broken();
        assertThat(broken).isNotNull();
        assertThat(broken.sentence())
                .isEqualTo("key x, at first " + "a".repeat(35) + ": no order of these operations"
                        + " explains that a's get answered b, not " + "a".repeat(35));
        assertThat(broken.operations()).hasSize(1);
    }

    /** It was assumed not to have taken effect, as no answer had asked for it. */
    @Test
    void anUnknownOutcomeThatAnAnswerShowsLaterIsTakenIn() {
        append("u", Outcome.UNKNOWN);
        append("a", Outcome.OK);
        read("ua");
        assertThat(watch.broken()).isNull();
        assertThat(watch.unknown()).isNull();
        read("ua");
        assertThat(watch.broken()).isNull();
        read("au");
        assertThat(watch.broken()).isNotNull();
    }

    /** A search of 250 steps for each way that is followed can't go through so many operations. */
    private void begunTooLongAgoForASearch(int ways, int operations, String... unknown) {
        watch = new ObjectWatch<>(new Limited(ways), Value.NONE);
        for (String value : unknown) {
            append(value, Outcome.UNKNOWN);
        }
        appendNothing(operations);
        append("a", Outcome.OK);
    }

    @Test
    void whereASearchIsTooLongAllWaysAreFollowed() {
        begunTooLongAgoForASearch(2, 270, "u");
        read("ua");
        assertThat(watch.broken()).isNull();
        assertThat(watch.unknown()).isNull();
        read("ua");
        assertThat(watch.broken()).isNull();
        read("au");
        assertThat(watch.broken()).isNotNull();
        assertThat(watch.unknown()).isNull();
    }

    @Test
    void whereThatIsTooMuchNobodyKnows() {
        begunTooLongAgoForASearch(30, 3_800, "u", "v", "w");
        assertThat(watch.unknown()).isNull();
        read("uvwa");
        assertThat(watch.broken()).isNull();
        assertThat(watch.unknown()).isEqualTo("there are too many ways to order them");
    }

    /** Who asks early isn't told what a longer look alone would show. */
    @Test
    void asOfNowNothingIsSaidThatASearchDoesNotShow() {
        begunTooLongAgoForASearch(2, 270, "u");
        read("ua");
        Operation open = called(Operation.Kind.APPEND, "o");
        long openId = lastId;
        read("au");
        assertThat(watch.asOfNow()).isNull();
        returned(openId, open, Outcome.FAILED, null);
        assertThat(watch.broken()).isNotNull();
    }
}
