package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import raftarium.app.command.Lab;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Look;
import raftarium.app.tui.paint.Theme;
import raftarium.app.tui.pane.UiState;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Each situation at each size, as it was when somebody looked at it. {@code
 * -Draftarium.golden.write=true} writes them anew: look at the difference before it is kept.
 */
class GoldenScreensTest {
    private static final boolean WRITES = Boolean.getBoolean("raftarium.golden.write");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final List<String> SIZES =
            List.of("60x16", "80x24", "100x30", "120x40", "200x50");

    private static int columns(String size) {
        return Integer.parseInt(size.split("x")[0]);
    }

    private static int rows(String size) {
        return Integer.parseInt(size.split("x")[1]);
    }

    @ParameterizedTest
    @EnumSource(Situation.class)
    void aSituationLooksAsItDid(Situation situation) throws IOException {
        try (Lab lab = Lab.fresh()) {
            situation.enact(lab);
            for (String size : SIZES) {
                UiState ui = situation.ui(lab);
                Frame frame = situation.frame(lab, ui);
                String screen = Pictures.text(frame, ui, columns(size), rows(size));
                Path file = GOLDEN.resolve(name(situation) + "-" + size + ".txt");
                if (WRITES) {
                    Files.createDirectories(GOLDEN);
                    Files.writeString(file, screen + "\n");
                }
                assertThat(screen + "\n").as(file.toString()).isEqualTo(Files.readString(file));
            }
        }
    }

    private static String name(Situation situation) {
        return situation.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Without colour and with the signs of ASCII alone nothing is lost. */
    @ParameterizedTest
    @EnumSource(Situation.class)
    void nothingHangsOnColourOrOnSignsBeyondAscii(Situation situation) {
        try (Lab lab = Lab.fresh()) {
            situation.enact(lab);
            for (String size : SIZES) {
                UiState ui = situation.ui(lab);
                Frame frame = situation.frame(lab, ui);
                String full = Pictures.text(frame, ui, columns(size), rows(size));
                UiState plain = situation.ui(lab);
                plain.look = new Look(Theme.DARK, true);
                String ascii = Pictures.text(frame, plain, columns(size), rows(size));
                assertThat(ascii).matches("[\\x20-\\x7e\\n]*");
                // Block letters are letters there, which end where they end.
                assertThat(ui.presents ? ascii.replaceAll("[^\n]", "") : ascii)
                        .hasSameSizeAs(ui.presents ? full.replaceAll("[^\n]", "") : full);
                assertThat(ascii.replace("? help", "")).doesNotContain("?");
            }
        }
    }

    @Test
    void aScreenThatIsTooSmallSaysSoAndIsDrawnAgainWhenItIsLargeEnough() {
        try (Lab lab = Lab.fresh()) {
            Situation.AT_WORK.enact(lab);
            UiState ui = Situation.AT_WORK.ui(lab);
            Frame frame = Situation.AT_WORK.frame(lab, ui);
            String large = Pictures.text(frame, ui, 80, 24);
            assertThat(Pictures.text(frame, ui, 59, 20)).contains("it needs 60x16");
            assertThat(Pictures.text(frame, ui, 60, 15)).contains("it needs 60x16");
            assertThat(Pictures.text(frame, ui, 80, 24)).isEqualTo(large);
        }
    }
}
