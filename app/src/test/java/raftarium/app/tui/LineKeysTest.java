package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.app.command.Reply;
import raftarium.app.session.Session;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.pane.UiState;

import java.util.ArrayList;
import java.util.List;

/** A line that is typed in the cockpit. */
class LineKeysTest extends KeyHarness {
    private final Lab lab = Lab.settled();

    @Override
    Session session() {
        return lab.session();
    }

    @BeforeEach
    void open() {
        controller = new Controller(
                (origin, line) -> lines.add(line),
                ui,
                frame(),
                columns,
                rows,
                lab.interpreter().completer());
    }

    @AfterEach
    void leave() {
        lab.close();
    }

    /** What was handed in last is carried out, and answered. */
    private void answer() {
        String line = lines.get(lines.size() - 1);
        Reply reply = lab.type(line);
        maker.echo(Frame.Source.PROMPT, line, reply);
        see();
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
        assertThat(ui.message.length()).isGreaterThan(columns);
    }

    @Test
    void aLongLineThatIsSharedIsThereInFull() {
        playLong();
        press(":share");
        press(KeyType.Enter);
        answer();
        assertThat(ui.mode).isEqualTo(UiState.Mode.OUTPUT);
        List<String> seen = new ArrayList<>(boxed());
        int rowsSeen = seen.size();
        int scrolled = -1;
        while (scrolled != ui.scroll) {
            scrolled = ui.scroll;
            press(KeyType.ArrowDown);
            List<String> now = boxed();
            if (scrolled != ui.scroll) {
                seen.add(now.get(now.size() - 1));
            }
        }
        assertThat(seen).hasSizeGreaterThan(rowsSeen);
        assertThat(String.join("", seen)).isEqualTo(lab.ok("share"));
    }

    @Test
    void aLongLineLeavesRoomForWhatIsTypedMeanwhile() {
        playLong();
        press(":share");
        press(KeyType.Enter);
        press(":put x");
        answer();
        assertThat(ui.mode).isEqualTo(UiState.Mode.PROMPT);
        assertThat(ui.editor.text()).isEqualTo("put x");
        assertThat(ui.message).startsWith("raftarium:1:").endsWith("...").hasSize(3 * columns);
    }

    private void playLong() {
        for (int round = 0; round < 40; round++) {
            lab.ok("put x " + round + "; crash random; run 300ms; restart down");
        }
    }

    /** What stands in the box, row by row. */
    private List<String> boxed() {
        return screen().lines()
                .filter(row -> row.startsWith(" │ ") || row.startsWith("│ "))
                .map(row -> row.replace("│", "").strip())
                .toList();
    }

    @Test
    void aShortAnswerIsOnlySaid() {
        press(":run 10ms");
        press(KeyType.Enter);
        answer();
        assertThat(ui.mode).isEqualTo(UiState.Mode.PANES);
        assertThat(ui.message).isNotEmpty();
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
        press(KeyType.Tab, KeyType.Tab);
        assertThat(ui.editor.text()).isEqualTo(first);
        press(KeyType.ReverseTab, KeyType.ReverseTab, KeyType.ReverseTab);
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
