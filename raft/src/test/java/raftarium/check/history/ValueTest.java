package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.RandomStream;

/** A value does what its text does, however it was put together. */
class ValueTest {
    /** The text, appended in pieces. */
    private static Value grown(RandomStream chance, String text) {
        Value value = Value.NONE;
        int end = 0;
        while (end < text.length() || value.isNone()) {
            int next = (int) chance.between(end, text.length());
            value = value.append(text.substring(end, next));
            end = next;
        }
        return value;
    }

    private static String drawn(RandomStream chance) {
        StringBuilder text = new StringBuilder();
        for (long left = chance.below(6); left > 0; left--) {
            text.append(chance.below(2));
        }
        return text.toString();
    }

    @Test
    void itIsWhatItsTextIs() {
        int same = 0;
        for (long seed = 1; seed <= 2_000; seed++) {
            RandomStream chance = RandomStream.of(seed, "value");
            String text = drawn(chance);
            String other = drawn(chance);
            Value value = grown(chance, text);
            assertThat(value.text()).as("seed %d", seed).isEqualTo(text);
            assertThat(value.length()).isEqualTo(text.length());
            for (int time = 0; time < 2; time++) {
                assertThat(value.begins(other)).isEqualTo(other.startsWith(text));
                assertThat(value.is(other)).isEqualTo(text.equals(other));
                assertThat(value.is(text)).isTrue();
            }
            assertThat(value.is(null)).isFalse();
            assertThat(value).isEqualTo(grown(chance, text)).isEqualTo(Value.of(text));
            assertThat(value).hasSameHashCodeAs(grown(chance, text));
            assertThat(value.equals(grown(chance, other))).isEqualTo(text.equals(other));
            assertThat(value.append(other)).isEqualTo(Value.of(text + other));
            same += text.equals(other) ? 1 : 0;
        }
        assertThat(same).isBetween(20, 1_900);
    }

    @Test
    void twoThatHaveGrownFromOneDifferInTheirEnds() {
        Value one = Value.of("a").append("b");
        assertThat(one.append("c")).isEqualTo(one.append("c")).isNotEqualTo(one.append("d"));
        assertThat(one.append("cd")).isEqualTo(one.append("c").append("d"));
        assertThat(one.hashCode()).isNotEqualTo(Value.of("ba").hashCode());
    }

    @Test
    void noValueIsNotAnEmptyOneAndOfAnythingNothingIsKnown() {
        assertThat(Value.NONE.isNone()).isTrue();
        assertThat(Value.NONE.text()).isNull();
        assertThat(Value.NONE.is(null)).isTrue();
        assertThat(Value.NONE.is("")).isFalse();
        assertThat(Value.of(null)).isEqualTo(Value.NONE);
        assertThat(Value.of("")).isNotEqualTo(Value.NONE);
        assertThat(Value.of("").isNone()).isFalse();
        assertThat(Value.NONE).isNotEqualTo(Value.ANYTHING).isNotEqualTo("");
        assertThat(Value.ANYTHING.text()).isNull();
        assertThat(Value.ANYTHING.isNone()).isFalse();
        assertThat(Value.ANYTHING.begins("a")).isFalse();
        assertThat(Value.ANYTHING.append("a")).isEqualTo(Value.ANYTHING);
        assertThat(Value.NONE.append("a")).isEqualTo(Value.of("a"));
    }

    @Test
    void aTextOfThousandsOfPiecesIsStillOne() {
        Value value = Value.NONE;
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < 1_000; number++) {
            value = value.append(number + ",");
            text.append(number).append(',');
        }
        assertThat(value.text()).isEqualTo(text.toString());
        assertThat(value).isEqualTo(Value.of(text.toString()));
        assertThat(value.is(text.toString())).isTrue();
        assertThat(value.begins(text + "more")).isTrue();
        text.setCharAt(5, 'x');
        assertThat(value.begins(text + "more")).isFalse();
    }
}
