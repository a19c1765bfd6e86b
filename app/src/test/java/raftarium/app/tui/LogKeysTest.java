package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.engine.SnapshotMaker;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.UiState;

/** Keys and mouse in the logs. */
class LogKeysTest {
    private final Lab lab = Lab.fresh();
    private final UiState ui = new UiState(KeyTable.hints());
    private final SnapshotMaker maker = new SnapshotMaker();
    private final Controller controller =
            new Controller((origin, line) -> true, ui, snapshot(), 80, 24, null);
    private int columns = 80;
    private int rows = 24;

    @AfterEach
    void close() {
        lab.close();
    }

    private Snapshot snapshot() {
        return maker.make(lab.session(), 0);
    }

    private void see(String script) {
        lab.ok(script);
        controller.observe(snapshot(), columns, rows);
    }

    private String screen() {
        return Pictures.text(snapshot(), ui, columns, rows);
    }

    private void press(KeyType type) {
        controller.press(new KeyStroke(type));
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
}
