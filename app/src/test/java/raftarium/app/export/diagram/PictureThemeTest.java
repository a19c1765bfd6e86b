package raftarium.app.export.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.Set;

/** Colours that letters have can be read on what is behind them: 4.5 to 1, as WCAG counts. */
class PictureThemeTest {
    private static final double LEAST = 4.5;

    private static final Set<Paint> ON_GROUND = EnumSet.of(
            Paint.TEXT,
            Paint.DIM,
            Paint.ALARM,
            Paint.WALL,
            Paint.CLIENT,
            Paint.TERM_1,
            Paint.TERM_2,
            Paint.TERM_3,
            Paint.TERM_4,
            Paint.TERM_5);

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double light(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255)
                + 0.7152 * linear(rgb >> 8 & 255)
                + 0.0722 * linear(rgb & 255);
    }

    private static double contrast(PictureTheme theme, Paint one, Paint other) {
        double first = light(theme.rgb(one));
        double second = light(theme.rgb(other));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    @Test
    void lettersStandOutFromWhatIsBehindThem() {
        for (PictureTheme theme : PictureTheme.values()) {
            for (Paint paint : ON_GROUND) {
                assertThat(contrast(theme, paint, Paint.GROUND))
                        .as("%s: %s", theme, paint)
                        .isGreaterThanOrEqualTo(LEAST);
            }
            for (Paint ground : EnumSet.of(Paint.BAND, Paint.CARD, Paint.TITLE)) {
                assertThat(contrast(theme, Paint.TEXT, ground)).isGreaterThan(LEAST);
            }
            assertThat(contrast(theme, Paint.ON_PLATE, Paint.PLATE)).isGreaterThan(LEAST);
            assertThat(contrast(theme, Paint.ON_ALARM, Paint.ALARM)).isGreaterThan(LEAST);
            assertThat(contrast(theme, Paint.DIM, Paint.TITLE)).isGreaterThan(LEAST);
            for (int term = 1; term <= 5; term++) {
                assertThat(contrast(theme, Paint.ON_TERM, Paint.term(term)))
                        .as("%s: on term %s", theme, term)
                        .isGreaterThanOrEqualTo(LEAST);
            }
        }
    }
}
