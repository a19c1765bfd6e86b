package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.app.command.Reply;
import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.engine.SnapshotMaker;
import raftarium.app.tui.pane.UiState;

import java.util.ArrayList;
import java.util.List;

/** A line that is typed in the cockpit. */
class LineKeysTest {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    private final List<String> lines = new ArrayList<>();
    private final UiState ui = new UiState(KeyTable.hints());
    private final SnapshotMaker maker = new SnapshotMaker();
    private final Lab lab = Lab.settled();
    private Controller controller;

    @BeforeEach
    void open() {
        controller = new Controller(
                (origin, line) -> lines.add(line),
                ui,
                snapshot(),
                COLUMNS,
                ROWS,
                lab.interpreter().completer());
    }

    @AfterEach
    void leave() {
        lab.close();
    }

    private Snapshot snapshot() {
        return maker.make(lab.session(), 0);
    }

    private void press(String keys) {
        keys.chars()
                .forEach(letter -> controller.press(new KeyStroke((char) letter, false, false)));
    }

    private void press(KeyType... types) {
        for (KeyType type : types) {
            controller.press(new KeyStroke(type));
        }
    }

    /** What was handed in last is carried out, and answered. */
    private void answer() {
        String line = lines.get(lines.size() - 1);
        Reply reply = lab.type(line);
        maker.echo(Snapshot.Origin.PROMPT, line, reply);
        controller.observe(snapshot(), COLUMNS, ROWS);
    }

    private String screen() {
        return Pictures.text(snapshot(), ui, COLUMNS, ROWS);
    }

    @Test
    void aMistakenLineIsThereAgainAndWhatIsWrongIsToldInFull() {
        press(":crash n1 --trn; status");
        press(KeyType.Enter);
        answer();
        assertThat(ui.mode).isEqualTo(UiState.Mode.PROMPT);
        assertThat(ui.editor.text()).isEqualTo("crash n1 --trn; status");
        assertThat(ui.editor.caret()).isEqualTo("crash n1 --trn".length());
        assertThat(screen()).contains("column 10: ", " : crash n1 --trn; status");
        press(KeyType.Backspace);
        press("orn");
        assertThat(screen()).doesNotContain("column 10");
        press(KeyType.Escape);
        press(":until n1 is leadr");
        press(KeyType.Enter);
        answer();
        String said = String.join(" ", screen().lines().map(String::strip).toList());
        for (String word : ui.message.split(" ")) {
            assertThat(said).contains(word);
        }
        assertThat(ui.message.length()).isGreaterThan(COLUMNS);
    }

    @Test
    void whoeverHasGoneOnMeanwhileIsNotBroughtBack() {
        press(":crsh n1");
        press(KeyType.Enter);
        press("3");
        answer();
        assertThat(ui.mode).isEqualTo(UiState.Mode.PANES);
        assertThat(ui.message).contains("did you mean 'crash'");
    }

    @Test
    void tabListsTheWaysToGoOnAndGoesThroughThemBothWays() {
        press(":rule commit-");
        press(KeyType.Tab);
        assertThat(ui.editor.text()).isEqualTo("rule commit-");
        assertThat(screen())
                .contains("  commit-own-term  a leader counts", "  commit-majority  an entry is");
        press(KeyType.Tab);
        String first = ui.editor.text();
        assertThat(first).startsWith("rule commit-").hasSizeGreaterThan(12);
        assertThat(screen()).contains("> " + first.substring(5));
        press(KeyType.Tab);
        assertThat(ui.editor.text()).startsWith("rule commit-").isNotEqualTo(first);
        press(KeyType.Tab);
        assertThat(ui.editor.text()).isEqualTo(first);
        press(KeyType.ReverseTab, KeyType.ReverseTab);
        assertThat(ui.editor.text()).isEqualTo(first);
        press(KeyType.Escape);
        assertThat(ui.candidates).isEmpty();
        assertThat(ui.mode).isEqualTo(UiState.Mode.PROMPT);
        press(" off");
        press(KeyType.Enter);
        assertThat(lines).containsExactly(first + " off");
    }

    @Test
    void ofManyWaysThoseAroundTheOneThatIsTriedAreListed() {
        press(":");
        press(KeyType.Tab);
        assertThat(screen()).contains("  1-8 of ");
        press(KeyType.ReverseTab);
        String last = ui.editor.text();
        assertThat(screen()).contains("> " + last + " ").doesNotContain("  1-8 of ");
    }

    @Test
    void whatComesNextStandsBehindTheLineAndIsNoPartOfIt() {
        press(":cra");
        assertThat(screen()).contains(": crash NODES [--torn]");
        press("sh n1 ");
        assertThat(screen()).contains(": crash n1 [--torn]");
        press(KeyType.Enter);
        assertThat(lines).containsExactly("crash n1");
    }
}
