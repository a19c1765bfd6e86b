package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.googlecode.lanterna.input.KeyStroke;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.app.session.Pace;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Theme;
import raftarium.app.tui.pane.UiState;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Theme, speed and keys from one time to the next. */
class SettingsTest {
    @TempDir
    Path place;

    private Path file;

    @BeforeEach
    void name() {
        file = place.resolve("raftarium").resolve("cockpit.conf");
    }

    private Settings read(String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Settings.read(file);
    }

    @Test
    void withoutAFileAllIsAsUsual() throws Exception {
        Settings settings = Settings.read(file);
        assertThat(settings.isSame(Settings.usual())).isTrue();
        assertThat(settings.theme()).isEqualTo(Theme.DARK);
        assertThat(settings.pace()).isEqualTo(Pace.AUTO);
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void whatWasWrittenIsReadAndOtherLinesStay() throws Exception {
        Settings.usual().with(Theme.COLOR_BLIND).write(file);
        assertThat(Files.readString(file)).isEqualToNormalizingNewlines("theme = color-blind\n");
        Settings settings = read("# mine\n\nkey.c = C\n  speed=max\n");
        assertThat(settings.pace().times()).isInfinite();
        settings.with(Theme.LIGHT).write(file);
        assertThat(Files.readString(file))
                .isEqualToNormalizingNewlines("# mine\n\nkey.c = C\n  speed=max\ntheme = light\n");
        assertThat(Settings.read(file).isSame(Settings.usual().with(Theme.LIGHT)))
                .isTrue();
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "theme = drak ~ theme is one of dark, light, contrast, color-blind, not 'drak'",
                "speed = fast ~ `'fast' is no speed: 0, 0.001 to 1000, max or auto would be`",
                "speed = 1001 ~ `'1001' is no speed`",
                "speed = 0 ~ speed is from 0.001 to 1000, max or auto, not '0'",
                "key.y = a ~ no key 'y' is in the help",
                "key.c = cc ~ a sign that a key has is expected, not 'cc'",
                "key.c = ~ a sign that a key has is expected, not ''",
                "colour = red ~ theme = T, speed = X or key.c = C expected, not 'colour = red'",
                "key.h = x ~ 'h' was heal once, and is left now: write key.H = x for heal, or"
                        + " key.left = x",
                "key.m = M ~ 'm' was on to a message once, and is bookmark now: write key.) = M",
                "key.f = F ~ 'f' was on to a change once, and is hold now: write key.> = F",
                "key.g = a ~ 'g' was deliver once, and is first now: write key.D = a for deliver",
                "key.o = a ~ 'o' was hold once, and is scenarios now: write key.hold = a for hold",
                "key.[ = { ~ '[' was older entries once, and is back now: write key.left = {",
                "key.] = } ~ ']' was newer entries once, and is on now: write key.l = }",
                "key.right = a ~ no key 'right' is in the help",
                "key.c = H ~ 'H' does something in the help: give that another key, key.H = ...",
                "key.c = m ~ 'm' does something in the help: give that another key, key.bookmark",
                "light ~ theme = T, speed = X or key.c = C expected, not 'light'",
            })
    void aLineThatIsWrongIsNamed(String line, String said) {
        assertThatThrownBy(() -> read("# mine\n" + line + "\n"))
                .isInstanceOf(Settings.MistakenException.class)
                .hasMessageStartingWith(file + ", line 2: " + said)
                .hasMessageEndingWith(" (--no-config does without)");
    }

    @Test
    void aKeyMeansOneThing() {
        assertThatThrownBy(() -> read("key.c = C\nkey.r = C\n"))
                .hasMessageContaining("line 2: 'C' has a meaning already");
    }

    @Test
    void keysWhoseSignsStoodForSomethingElseOnceAreNamedByWords() throws Exception {
        String words = "left bookmark hold first scenarios back on";
        StringBuilder text = new StringBuilder("key.H = y\n");
        assertThat(KeyTable.hasCharacter('y')).isFalse();
        char free = 'A';
        for (String word : words.split(" ")) {
            while (KeyTable.hasCharacter(free)) {
                free++;
            }
            text.append("key.").append(word).append(" = ").append(free++).append('\n');
        }
        KeyMap keys = read(text.toString()).keys();
        assertThat(keys.changes().keySet()).containsExactly('H', '[', ']', 'f', 'g', 'h', 'm', 'o');
        assertThat(keys.meant(new KeyStroke('y', false, false)))
                .isEqualTo(new KeyStroke('H', false, false));
        assertThat(keys.meant(new KeyStroke('H', false, false))).isNull();
    }

    @Test
    void aFileOfThirtyMegabytesIsRefusedAndNotEchoed() throws Exception {
        assertThatThrownBy(() -> read("theme = " + "x".repeat(30_000_000)))
                .isInstanceOf(Settings.MistakenException.class)
                .hasMessage(file + ", line 1: settings have at most 65536 bytes (--no-config does"
                        + " without)");
    }

    @Test
    void whatIsNoTextIsSaidToBeNone() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> Settings.read(file)).hasMessageContaining("no text in UTF-8");
    }

    @Test
    void anotherKeyIsPressedAndShown() throws Exception {
        KeyMap keys = read("key.c = C\nkey.H = c\n").keys();
        List<String> lines = new ArrayList<>();
        UiState ui = new UiState(keys.hints());
        Frame frame = Pictures.frame(Clusters.running(5, 1), "");
        Controller controller =
                new Controller((origin, line) -> lines.add(line), ui, frame, 80, 24, null);
        controller.setKeys(keys);
        for (char letter : "CcH".toCharArray()) {
            controller.press(new KeyStroke(letter, false, false));
        }
        assertThat(lines).containsExactly("crash n1", "heal");
        assertThat(Pictures.text(frame, ui, 80, 24)).contains("C crash", "c heal");
    }
}
