package raftarium.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import static raftarium.app.terminal.ColorDepth.COLORS_16;
import static raftarium.app.terminal.ColorDepth.COLORS_256;
import static raftarium.app.terminal.ColorDepth.Choice.ALWAYS;
import static raftarium.app.terminal.ColorDepth.Choice.AUTO;
import static raftarium.app.terminal.ColorDepth.Choice.NEVER;
import static raftarium.app.terminal.ColorDepth.NONE;
import static raftarium.app.terminal.ColorDepth.TRUECOLOR;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class ColorDepthTest {
    @ParameterizedTest
    @CsvSource({
        "xterm-256color, truecolor, TRUECOLOR",
        "xterm-256color, 24bit, TRUECOLOR",
        "xterm-256color, '', COLORS_256",
        "screen-256color, '', COLORS_256",
        "tmux-256color, truecolor, TRUECOLOR",
        "xterm-kitty, '', TRUECOLOR",
        "alacritty, '', TRUECOLOR",
        "foot-extra, '', TRUECOLOR",
        "football, '', NONE",
        "xterm-direct, '', TRUECOLOR",
        "xterm, '', COLORS_16",
        "screen, '', COLORS_16",
        "linux, '', COLORS_16",
        "vt220, '', NONE",
        "vt220, yes, COLORS_16",
        "dumb, truecolor, NONE",
        "'', '', NONE",
    })
    void theTypeAndColortermSayHowMany(String type, String colorterm, ColorDepth expected) {
        assertThat(ColorDepth.detect(AUTO, Map.of("TERM", type, "COLORTERM", colorterm)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, NONE",
        "2, NONE",
        "8, COLORS_16",
        "16, COLORS_16",
        "256, COLORS_256",
        "16777216, TRUECOLOR"
    })
    void maxColorsSaysItOfATypeThatTellsNothingByItsName(int maxColors, ColorDepth expected) {
        assertThat(ColorDepth.detect(AUTO, Map.of("TERM", "wy60"), maxColors)).isEqualTo(expected);
    }

    @Test
    void theVariableInheritedThroughGnuScreenIsNotBelieved() {
        Map<String, String> screen =
                Map.of("TERM", "screen.xterm-256color", "COLORTERM", "truecolor", "STY", "7.pts");
        assertThat(ColorDepth.detect(AUTO, screen)).isEqualTo(COLORS_256);
    }

    @Test
    void noColorTakesTheColoursUnlessItIsEmpty() {
        Map<String, String> set = Map.of("TERM", "xterm-256color", "NO_COLOR", "1");
        Map<String, String> empty = Map.of("TERM", "xterm-256color", "NO_COLOR", "");
        assertThat(ColorDepth.detect(AUTO, set)).isEqualTo(NONE);
        assertThat(ColorDepth.detect(AUTO, empty)).isEqualTo(COLORS_256);
    }

    @Test
    void theOptionIsStrongerThanTheEnvironment() {
        Map<String, String> silent = Map.of("TERM", "xterm-256color", "NO_COLOR", "1");
        Map<String, String> loud = Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor");
        assertThat(ColorDepth.detect(ALWAYS, silent)).isEqualTo(COLORS_256);
        assertThat(ColorDepth.detect(ALWAYS, Map.of("TERM", "vt100"))).isEqualTo(COLORS_16);
        assertThat(ColorDepth.detect(ALWAYS, loud)).isEqualTo(TRUECOLOR);
        assertThat(ColorDepth.detect(NEVER, loud)).isEqualTo(NONE);
    }
}
