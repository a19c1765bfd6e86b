package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyType;

import org.junit.jupiter.api.Test;

import raftarium.app.tui.pane.HelpText;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.UiState;

/** Keys in the help. */
class HelpKeysTest extends RunningKeyHarness {
    @Test
    void theHelpIsFoundByAWordWhateverItsEndingIs() {
        assertThat(HelpText.lines(ui.keys, "majority"))
                .anyMatch(line -> line.contains("majorities"));
    }

    @Test
    void helpScrollsAsItDoesElsewhereAndTheKeyThatOpensItClosesIt() {
        press(KeyType.F1);
        assertThat(ui.mode).isEqualTo(UiState.Mode.HELP);
        String top = screen();
        press("G");
        String end = screen();
        assertThat(end).isNotEqualTo(top);
        press(KeyType.PageUp);
        press("jG");
        assertThat(screen()).isEqualTo(end);
        press("g");
        assertThat(screen()).isEqualTo(top);
        press(KeyType.F1);
        assertThat(ui.mode).isEqualTo(UiState.Mode.PANES);
    }

    @Test
    void pagesTurnInTheInspectorAndTheHelpHasAnEnd() {
        ui.focusOn(PaneKind.INSPECTOR);
        press(KeyType.PageDown);
        assertThat(ui.inspectorScroll).isPositive();
        press(KeyType.PageUp);
        assertThat(ui.inspectorScroll).isZero();
        press("?");
        press(KeyType.End);
        assertThat(screen()).contains("for screen readers");
        press(KeyType.Home);
        assertThat(ui.scroll).isZero();
    }

    @Test
    void theHelpIsSearched() {
        press("?/held");
        press(KeyType.Enter);
        assertThat(ui.mode).isEqualTo(UiState.Mode.HELP);
        String text = screen();
        assertThat(text).contains("help on 'held'", "In flight", "‖: held").doesNotContain("crash");
        press("/");
        press(KeyType.Escape);
        assertThat(ui.search).isEmpty();
    }
}
