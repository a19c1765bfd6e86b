package raftarium.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TextColor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorReductionTest {
    private static final TextColor ORANGE = new TextColor.RGB(230, 159, 0);

    @ParameterizedTest
    @CsvSource({
        "TRUECOLOR, 38;2;230;159;0, 48;2;230;159;0",
        "COLORS_256, 38;5;178, 48;5;178",
        "COLORS_16, 93, 103",
        "NONE, 39, 49",
    })
    void eachDepthHasItsParameters(ColorDepth depth, String foreground, String background) {
        ColorReduction colors = new ColorReduction(depth);
        assertThat(colors.foreground(ORANGE)).isEqualTo(foreground);
        assertThat(colors.background(ORANGE)).isEqualTo(background);
        assertThat(colors.foreground(new TextColor.RGB(230, 159, 0))).isEqualTo(foreground);
    }

    @ParameterizedTest
    @CsvSource({
        "255, 0, 0, 196",
        "0, 0, 0, 16",
        "255, 255, 255, 231",
        "128, 128, 128, 244",
        "8, 8, 8, 232",
        "238, 238, 238, 255",
        "95, 135, 175, 67",
        "94, 136, 170, 67",
    })
    void theNearestOf256IsInTheCubeOrAmongTheGreys(int red, int green, int blue, int index) {
        assertThat(ColorReduction.toIndexed(red, green, blue)).isEqualTo(index);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "20, 24, 30, 0",
        "100, 100, 110, 8",
        "190, 190, 190, 7",
        "250, 250, 250, 15",
        "170, 0, 0, 1",
        "255, 85, 85, 9",
        "0, 114, 178, 6",
        "86, 180, 233, 14",
        "204, 121, 167, 13",
        "0, 0, 120, 4",
    })
    void oneOf16KeepsTheHue(int red, int green, int blue, int index) {
        assertThat(ColorReduction.toAnsi(red, green, blue)).isEqualTo(index);
    }

    @Test
    void oneOf16HasParametersOfItsOwnForEachSide() {
        ColorReduction colors = new ColorReduction(ColorDepth.COLORS_16);
        TextColor darkRed = new TextColor.RGB(150, 0, 0);
        TextColor black = new TextColor.RGB(0, 0, 0);
        assertThat(colors.foreground(darkRed)).isEqualTo("31");
        assertThat(colors.background(darkRed)).isEqualTo("41");
        assertThat(colors.background(black)).isEqualTo("40");
        assertThat(colors.background(new TextColor.RGB(100, 100, 100))).isEqualTo("100");
    }

    /** The selected row, a card, the first row: the sign and the letters tell them apart. */
    @ParameterizedTest
    @CsvSource({
        "42, 60, 94, 40",
        "38, 50, 74, 40",
        "207, 224, 248, 107",
        "223, 229, 238, 107",
        "255, 244, 194, 107",
        "240, 160, 48, 103",
        "0, 121, 90, 46",
        "255, 106, 77, 101",
    })
    void a16ColourGroundThatIsAShadeOfThePageIsThePage(
            int red, int green, int blue, String background) {
        ColorReduction colors = new ColorReduction(ColorDepth.COLORS_16);
        assertThat(colors.background(new TextColor.RGB(red, green, blue))).isEqualTo(background);
    }

    @Test
    void theUsersOwnPaletteIsLeftAlone() {
        for (ColorDepth depth :
                new ColorDepth[] {ColorDepth.TRUECOLOR, ColorDepth.COLORS_256, ColorDepth.COLORS_16
                }) {
            ColorReduction colors = new ColorReduction(depth);
            assertThat(colors.foreground(TextColor.ANSI.CYAN)).isEqualTo("36");
            assertThat(colors.background(TextColor.ANSI.CYAN_BRIGHT)).isEqualTo("106");
            assertThat(colors.foreground(TextColor.ANSI.DEFAULT)).isEqualTo("39");
        }
    }

    @Test
    void anIndexedColourNeedsNoReducingTo256() {
        TextColor indexed = new TextColor.Indexed(141);
        assertThat(new ColorReduction(ColorDepth.COLORS_256).foreground(indexed))
                .isEqualTo("38;5;141");
        assertThat(new ColorReduction(ColorDepth.COLORS_16).foreground(indexed)).isEqualTo("94");
    }
}
