package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.app.command.Lab;
import raftarium.app.session.Session;
import raftarium.app.tui.pane.LogPane;
import raftarium.app.tui.pane.PaneKind;

import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keys and mouse in the logs. */
class LogKeysTest extends KeyHarness {
    /** An index above the logs, in front of the rule. */
    private static final Pattern FIGURE = Pattern.compile("(?<=[^.\\d])\\d+(?=[^.\\d].*▼)");

    private final Lab lab = Lab.fresh();

    @BeforeEach
    void open() {
        sitDown();
    }

    @Override
    Session session() {
        return lab.session();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private void see(String script) {
        lab.ok(script);
        see();
    }

    private void mouse(MouseActionType type, int column, int row) {
        controller.press(new MouseAction(type, 1, new TerminalPosition(column, row)));
    }

    @Test
    void inTheTableAClickOnTheLogsGivesThemTheKeysAndTheWheelScrollsThem() {
        see("new --seed 42; load --clients 1 --rate 10; run 4s");
        int beginning = screen().lines().toList().get(2).indexOf(" com ") + " com ─".length();
        mouse(MouseActionType.CLICK_DOWN, beginning, 4);
        assertThat(ui.focus).isEqualTo(PaneKind.LOG);
        assertThat(ui.selected).isEqualTo(2);
        assertThat(screen()).contains("[log]──");
        mouse(MouseActionType.CLICK_DOWN, beginning - 1, 5);
        assertThat(ui.focus).isEqualTo(PaneKind.CLUSTER);
        assertThat(ui.selected).isEqualTo(3);
        assertThat(screen()).contains("[nodes]");
        mouse(MouseActionType.SCROLL_UP, beginning, 4);
        assertThat(screen()).contains("3 newer: G");
        mouse(MouseActionType.SCROLL_DOWN, beginning, 4);
        assertThat(screen()).doesNotContain("newer: G");
    }

    /** Each one that is shown, by its cells, and by its figure above them. */
    @ParameterizedTest
    @CsvSource({"80, 24", "120, 40", "200, 50"})
    void aClickChoosesTheEntryThatItIsOn(int width, int height) {
        columns = width;
        rows = height;
        see("new --seed 42; load --clients 1 --rate 10; run 4s");
        List<String> shown = screen().lines().toList();
        int title = 0;
        while (!shown.get(title).contains("▼")) {
            title++;
        }
        String figures = shown.get(title);
        // From the right: the window moves once the first one that it shows is chosen.
        List<MatchResult> shownIndexes =
                FIGURE.matcher(figures).results().collect(Collectors.toList());
        Collections.reverse(shownIndexes);
        assertThat(shownIndexes).hasSizeGreaterThan(4);
        int below = 0;
        for (MatchResult figure : shownIndexes) {
            long index = Long.parseLong(figure.group());
            int column = below == 0 ? figure.start() : figure.end() - 1;
            mouse(MouseActionType.CLICK_DOWN, column, title + below);
            long chosen = ui.index == 0 ? LogPane.lastIndex(frame().view()) : ui.index;
            assertThat(chosen).as(figures).isEqualTo(index);
            assertThat(ui.entryChosen).isTrue();
            assertThat(screen()).contains("▸" + index);
            below = 1 - below;
        }
    }

    @Test
    void theSameHoldsWhereTheTableHasTheScreen() {
        see("new --seed 42; load --clients 1 --rate 10; run 4s");
        press(KeyType.Enter);
        mouse(MouseActionType.SCROLL_UP, 70, 4);
        assertThat(screen()).contains("3 newer: G");
    }

    @Test
    void inTheTableASignTellsWhetherItHasTheKeys() {
        see("new --seed 42; run 1s");
        assertThat(screen()).contains("[nodes] term");
        ui.focusOn(PaneKind.STORY);
        assertThat(screen()).contains("─nodes─ term").doesNotContain("[nodes]");
    }

    /** n1 and n5 have entries 2 and 3 of term 1, the others entry 2 of term 2. */
    private static final String CONFLICTS =
            "new --seed 42; until leader; run 1s; partition n5,n1 | n2..n4; run 1s;"
                    + " put x 1 --to n5 --no-wait; put y 1 --to n5 --no-wait; run 50ms";

    @Test
    void starGoesToTheConflictsFirstThenToWhatIsNotCommittedRoundAndRound() {
        see(CONFLICTS);
        int leader = lab.session().view().leader().id();
        see("isolate n" + leader + "; put x 2 --to n" + leader + " --no-wait; put y 2 --to n"
                + leader + " --no-wait; run 20ms");
        press("*");
        assertThat(ui.message)
                .isEqualTo(
                        "entry 2: n1 has T1, the leader n" + leader + " T2 (1 of 3; Esc lets go)");
        press("*");
        assertThat(ui.message).startsWith("entry 3: n1 has T1, the leader n").contains("T2 (2 of");
        press("*");
        assertThat(ui.message).isEqualTo("entry 4: n3 has T2, not committed (3 of 3; Esc lets go)");
        press("*");
        assertThat(ui.index).isEqualTo(2);
    }

    @Test
    void whatItGoesToIsChosenAndTheLogsHaveTheKeys() {
        see(CONFLICTS);
        press("3*");
        assertThat(ui.focus).isEqualTo(PaneKind.LOG);
        assertThat(ui.selected).isEqualTo(1);
        assertThat(screen()).contains("[log]──").contains("▸2").containsPattern("▸n1 .*!1!");
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "120, 40"})
    void whatIsPinnedStaysInSightThoughTheLogsGrowAndAnotherPaneHasTheKeys(int wide, int high) {
        columns = wide;
        rows = high;
        see(CONFLICTS);
        press("*");
        ui.focusOn(PaneKind.STORY);
        see("load --clients 4 --rate 40; run 8s");
        assertThat(screen()).contains("▸2").containsPattern("n1 .*!1").contains(" newer: G");
        press(KeyType.Escape);
        assertThat(screen()).doesNotContain("▸2").doesNotContain(" newer: G");
        assertThat(ui.index).isZero();
    }

    @Test
    void theLastOneAndThePresentLetItGoToo() {
        see(CONFLICTS);
        see("load --clients 4 --rate 40; run 8s");
        press("*G");
        assertThat(ui.pinned).isFalse();
        assertThat(screen()).doesNotContain(" newer: G");
        press("*");
        assertThat(screen()).contains(" newer: G");
        press(KeyType.End);
        assertThat(ui.pinned).isFalse();
        assertThat(screen()).doesNotContain(" newer: G");
    }

    @Test
    void whereAllIsSettledItSaysSo() {
        see("new --seed 42; until leader; run 1s; put x 1; run 1s");
        press("*");
        assertThat(ui.message).isEqualTo("no entry conflicts, and all are committed");
        assertThat(ui.focus).isEqualTo(PaneKind.CLUSTER);
        assertThat(ui.pinned).isFalse();
    }

    @Test
    void whoLagsBehindItsLeaderHasNoUnsettledEntry() {
        see("new --seed 42; until leader; run 1s; put x 1");
        assertThat(lab.session().view().nodes())
                .as("one that doesn't know yet")
                .anyMatch(node ->
                        node.status().commitIndex() < node.status().log().lastIndex());
        press("*");
        assertThat(ui.message).isEqualTo("no entry conflicts, and all are committed");
    }

    @Test
    void beforeAChosenEntryWasWrittenTheLogsAreShownUpToTheirEnd() {
        see("new --seed 42; load --clients 4 --rate 40; run 6s");
        ui.pin(40, 1);
        assertThat(screen()).contains("▸40");
        see("goto 1s");
        assertThat(screen()).containsPattern("n1 .* 1   1 ");
        see("goto end");
        assertThat(screen()).contains("▸40");
    }
}
