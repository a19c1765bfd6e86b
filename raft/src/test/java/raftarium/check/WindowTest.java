package raftarium.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowTest {
    private final Window<Long> window = new Window<>();

    private void fill(long first, long last) {
        for (long index = first; index <= last; index++) {
            window.set(index, index);
        }
    }

    @Test
    void itKnowsWhatWasSetAndNothingElse() {
        fill(1000, 3000);
        assertThat(window.get(999)).isNull();
        assertThat(window.get(1000)).isEqualTo(1000);
        assertThat(window.get(3000)).isEqualTo(3000);
        assertThat(window.get(1L << 60)).isNull();
    }

    @Test
    void whatIsForgottenCantBeSetAgain() {
        fill(1, 3000);
        window.forgetBelow(1500);
        window.set(1499, 7L);
        assertThat(window.get(1499)).isNull();
        assertThat(window.get(1500)).isEqualTo(1500);
        window.forgetBelow(1_000_000);
        fill(1_000_000, 1_000_001);
        assertThat(window.get(1_000_001)).isEqualTo(1_000_001);
    }

    @Test
    void beyondItsLimitTheOldestAreForgotten() {
        window.set(1, 1L);
        window.set(2, 2L);
        window.set(Window.MAX_INDEXES + 1, 3L);
        assertThat(window.get(1)).isNull();
        assertThat(window.get(2)).isEqualTo(2);
    }

    @Test
    void aCopyAndItsOriginalChangeApart() {
        fill(1, 600);
        Window<Long> copy = window.copy();
        window.set(5, 50L);
        copy.set(6, 60L);
        assertThat(window.get(5)).isEqualTo(50);
        assertThat(window.get(6)).isEqualTo(6);
        assertThat(copy.get(5)).isEqualTo(5);
        assertThat(copy.get(6)).isEqualTo(60);
    }
}
