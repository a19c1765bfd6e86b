package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.app.command.Lab;
import raftarium.app.export.ExportFormat;
import raftarium.app.export.ExportFormats;
import raftarium.app.session.Session;
import raftarium.app.tui.pane.UiState;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** {@code E}, and lines that export. */
class ExportKeysTest extends KeyHarness {
    private final Lab lab = Lab.settled(3);

    @TempDir
    Path place;

    @Override
    Session session() {
        return lab.session();
    }

    @BeforeEach
    void sit() {
        sitDown();
    }

    @AfterEach
    void leave() {
        lab.close();
    }

    @Test
    void allFormatsAreListedWithWhatTheyAre() {
        columns = 120;
        see();
        press("E");
        assertThat(ui.mode).isEqualTo(UiState.Mode.MENU);
        for (ExportFormat format : ExportFormats.ALL) {
            assertThat(screen()).contains(format.name() + " ").contains("  " + format.meaning());
        }
        press(KeyType.Escape);
        assertThat(ui.mode).isEqualTo(UiState.Mode.PANES);
        assertThat(lines).isEmpty();
    }

    @Test
    void aFileIsProposedThatIsNotThere() {
        press("E");
        press("film");
        press(KeyType.Enter);
        long millis = session().moment().nowNanos() / 1_000_000;
        String proposed = String.format(
                Locale.ROOT, "export film raftarium-1-%d.%03d.svg", millis / 1_000, millis % 1_000);
        assertThat(ui.editor.text()).isEqualTo(proposed);
        assertThat(screen()).contains(" : " + proposed);
        assertThat(lines).isEmpty();
        press(KeyType.Enter);
        assertThat(lines).containsExactly(proposed);
    }

    @Test
    void itSaysSoBeforeItWritesOverAFile() throws IOException {
        Path there = Files.writeString(place.resolve("there.svg"), "mine");
        String line = "export picture '" + there + "'";
        press(":" + line);
        press(KeyType.Enter);
        assertThat(lines).isEmpty();
        assertThat(ui.message)
                .isEqualTo(there + " is there already: Enter again writes over it, Esc backs out");
        press(" ");
        press(KeyType.Enter);
        assertThat(lines).as("another line is asked for again").isEmpty();
        press(KeyType.Enter);
        assertThat(lines).containsExactly(line);
        press(":" + line);
        press(KeyType.Enter);
        assertThat(lines).as("said once a line").hasSize(1);
        press(KeyType.Escape);
        press(":export picture '" + place.resolve("other.svg") + "'");
        press(KeyType.Enter);
        assertThat(lines).hasSize(2);
    }
}
