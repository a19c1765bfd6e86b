package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import raftarium.data.RandomStream;

import java.util.stream.LongStream;

/**
 * Random keys in a cockpit: after each, what is on the screen is what the session says when it is
 * asked, to the action; each key has an effect or a word; and what the keys stood for, done in
 * another session, is the same session. {@code -Draftarium.keys=500} for more than a sample.
 */
@Timeout(600)
class RandomKeysTest {
    private static final int KEYS = 30;

    private static final int[][] SIZES = {{60, 16}, {80, 24}, {100, 30}, {120, 40}};

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("raftarium.keys", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsShownIsWhatIsSaidToTheAction(long seed) throws Exception {
        RandomHand hand = new RandomHand(RandomStream.of(seed, "keys"), KEYS);
        Situation situation = Situation.values()[(int) (seed % Situation.values().length)];
        int[] size = SIZES[(int) (seed % SIZES.length)];
        try (Sitting sitting = new Sitting(situation, size[0], size[1], hand)) {
            sitting.ui().playedSpeed = 20;
            sitting.sit();
            assertThat(hand.standing()).isPositive();
        } catch (AssertionError | IllegalStateException trouble) {
            throw new AssertionError(
                    "seed " + seed + ", " + situation + ", keys " + hand.pressed() + ": "
                            + trouble.getMessage(),
                    trouble);
        }
    }
}
