package raftarium.app.export.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Colours that letters have can be read on what is behind them: 4.5 to 1, as WCAG counts. */
class PictureThemeTest {
    private static final double LEAST = 4.5;

    private static final Set<Paint> INKS = EnumSet.of(
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

    /** What letters stand on that aren't on a colour of their own. */
    private static final Set<Paint> GROUNDS =
            EnumSet.of(Paint.GROUND, Paint.BAND, Paint.CARD, Paint.TITLE);

    private static void check(PictureTheme theme, Paint ink, Paint ground) {
        assertThat(contrast(theme, ink, ground))
                .as("%s: %s on %s", theme, ink, ground)
                .isGreaterThanOrEqualTo(LEAST);
    }

    @Test
    void lettersStandOutFromWhatIsBehindThem() {
        for (PictureTheme theme : PictureTheme.values()) {
            INKS.forEach(ink -> GROUNDS.forEach(ground -> check(theme, ink, ground)));
            check(theme, Paint.ON_PLATE, Paint.PLATE);
            check(theme, Paint.ON_ALARM, Paint.ALARM);
            check(theme, Paint.GROUND, Paint.TEXT);
            for (int term = 1; term <= 5; term++) {
                check(theme, Paint.ON_TERM, Paint.term(term));
            }
        }
    }

    /** No picture has letters of a colour that isn't looked at above. */
    @Test
    void whatIsWrittenHasAColourThatIsMeasured() {
        Set<Paint> known = EnumSet.copyOf(INKS);
        known.addAll(EnumSet.of(Paint.ON_PLATE, Paint.ON_ALARM, Paint.ON_TERM, Paint.GROUND));
        for (String name : new String[] {"replication/stale-leader", "faults/one-way-cut"}) {
            Chart chart = Drawn.scenario(name).chart();
            Diagram wide = new Diagram(chart, Sizes.PAGE);
            assertThat(Stream.of(
                                    wide.scene(),
                                    new Diagram(chart, Sizes.SLIDE).scene(),
                                    new DownDiagram(chart, wide.wanted()).scene())
                            .flatMap(scene -> scene.items().stream())
                            .filter(Item.Words.class::isInstance)
                            .map(item -> ((Item.Words) item).paint()))
                    .isNotEmpty()
                    .isSubsetOf(known);
        }
    }
}
