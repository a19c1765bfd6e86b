package raftarium.app.export.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;

class BreaksTest {
    private static final Chart STALE =
            Drawn.scenario("replication/stale-leader").chart();

    private static void isWhole(Scale scale, long toNanos) {
        List<Scale.Piece> pieces = scale.pieces();
        assertThat(scale.fromNanos()).isZero();
        assertThat(scale.toNanos()).isEqualTo(toNanos);
        for (int place = 1; place < pieces.size(); place++) {
            assertThat(pieces.get(place).fromNanos())
                    .isEqualTo(pieces.get(place - 1).toNanos());
            assertThat(pieces.get(place).x1()).isCloseTo(pieces.get(place - 1).x2(), within(0.001));
        }
    }

    @Test
    void aScaleFillsItsRoomAndTimeIsAsWideEverywhere() {
        Scale scale = new Breaks(STALE).fitting(100, 1100, 50);
        isWhole(scale, STALE.toNanos());
        assertThat(scale.x1()).isEqualTo(100);
        assertThat(scale.x2()).isCloseTo(1100, within(0.01));
        double perNano = scale.pixelsPerNano();
        assertThat(scale.pieces())
                .filteredOn(piece -> !piece.isBreak())
                .allSatisfy(piece -> assertThat(piece.x2() - piece.x1())
                        .isCloseTo(perNano * (piece.toNanos() - piece.fromNanos()), within(0.001)));
        assertThat(scale.breaks())
                .hasSizeGreaterThan(3)
                .allSatisfy(piece -> assertThat((piece.toNanos() - piece.fromNanos()) * perNano)
                        .isGreaterThanOrEqualTo(2.3 * 50 - 0.001));
    }

    /** It saves 1.3 breaks at least, and no gap that would is kept. */
    @Test
    void aBreakSavesMoreThanItTakes() {
        for (int width = 700; width < 6_000; width += 100) {
            Scale scale = new Breaks(STALE).fitting(0, width, 50);
            double least = scale.breaks().stream()
                    .mapToDouble(
                            piece -> (piece.toNanos() - piece.fromNanos()) * scale.pixelsPerNano())
                    .min()
                    .orElse(1_000);
            assertThat(least).as("of %s", width).isGreaterThanOrEqualTo(2.3 * 50 - 0.001);
        }
    }

    @Test
    void nothingThatIsDrawnIsInABreak() {
        Scale scale = new Breaks(STALE).fitting(100, 1100, 50);
        for (Arrow arrow : STALE.arrows()) {
            assertThat(scale.piece(arrow.sentNanos()).isBreak()).isFalse();
        }
        for (Chart.Caption caption : STALE.captions()) {
            assertThat(scale.piece(caption.atNanos()).isBreak()).isFalse();
        }
    }

    @Test
    void stripsHaveAllOfAScale() {
        Scale scale = new Breaks(STALE).of(2e-5, 52, 12 * 700, 40);
        List<Scale> strips = scale.strips(52, 700);
        assertThat(strips).hasSizeGreaterThan(1);
        long at = 0;
        for (Scale strip : strips) {
            assertThat(strip.fromNanos()).isEqualTo(at);
            assertThat(strip.x1()).isEqualTo(52);
            assertThat(strip.x2()).isLessThanOrEqualTo(52 + 700.5);
            at = strip.toNanos();
        }
        assertThat(at).isEqualTo(STALE.toNanos());
    }
}
