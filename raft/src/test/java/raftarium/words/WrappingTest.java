package raftarium.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappingTest {
    @Test
    void aLineBreaksBetweenWordsAndAWordOnlyWhereItHasNoRoom() {
        assertThat(Wrapping.wrap("one two three", 8)).containsExactly("one two", "three");
        assertThat(Wrapping.wrap("a transcendental", 16)).containsExactly("a transcendental");
        assertThat(Wrapping.wrap("a transcendental", 15)).containsExactly("a", "transcendental");
        assertThat(Wrapping.wrap("transcendental", 10)).containsExactly("transcende", "ntal");
        assertThat(Wrapping.wrap("", 10)).containsExactly("");
        assertThat(Wrapping.wrap("  transcendental", 10)).hasSize(2);
    }

    @Test
    void whatGoesOnBelowStandsBelowTheLastColumn() {
        assertThat(Wrapping.hang("  crash   cuts the power of some", 20))
                .containsExactly("  crash   cuts the", "          power of", "          some");
        assertThat(Wrapping.hang("cuts the power of some", 20))
                .containsExactly("cuts the power of", "  some");
        assertThat(Wrapping.hang("    one two", 20)).containsExactly("    one two");
    }
}
