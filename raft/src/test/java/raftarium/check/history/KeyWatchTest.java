package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.trace.Outcome;

/** A key's watch at its limits. */
class KeyWatchTest {
    private final KeyWatch<Value> watch = new KeyWatch<>(new KeyValueSpecification(), Value.NONE);

    private static Operation called(Operation.Kind kind, String value, long nowNanos) {
        return new Operation(
                "a", kind, "x", value, "", null, nowNanos, Operation.NEVER, Outcome.PENDING, null);
    }

    private void read(long id, String answer) {
        Operation get = called(Operation.Kind.GET, "", id);
        watch.called(id, get);
        watch.returned(id, get.ended(Outcome.OK, answer, id));
    }

    @Test
    void whatIsWrongIsSaidAtOnce() {
        read(1, "nobody wrote it");
        assertThat(watch.broken()).isNotNull();
        assertThat(watch.asOfNow()).isSameAs(watch.broken());
    }

    /** So it never comes to its limit, beyond which it would wait for what is open. */
    @Test
    void whatHasReturnedIsForgotten() {
        Operation append = called(Operation.Kind.APPEND, "", 1);
        for (int id = 0; id <= KeyWatch.MAX_STEPS / 2; id++) {
            watch.called(id, append);
            watch.returned(id, append.ended(Outcome.OK, null, 2));
        }
        watch.called(100_000, append);
        read(100_001, "nobody wrote it");
        assertThat(watch.broken()).isNotNull();
    }

    /** The call that is one too many isn't lost: what is wrong is said later. */
    @Test
    void whereTooMuchIsPendingItIsJudgedWhenThatHasEnded() {
        Operation append = called(Operation.Kind.APPEND, "1", 1);
        for (int id = 0; id <= Possibilities.MAX_PENDING; id++) {
            watch.called(id, append);
        }
        for (int id = 0; id < Possibilities.MAX_PENDING; id++) {
            watch.returned(id, append.ended(Outcome.FAILED, null, 2_000 + id));
        }
        watch.returned(Possibilities.MAX_PENDING, append.ended(Outcome.OK, null, 4_000));
        read(5_000, "1");
        assertThat(watch.broken()).isNull();
        assertThat(watch.unknown()).isNull();
        read(5_001, "11");
        assertThat(watch.broken()).isNotNull();
    }
}
