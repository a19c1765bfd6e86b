package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.app.session.Session;
import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.pane.Layout;
import raftarium.app.tui.pane.UiState;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What keys stand for. */
class KeysTest {
    private final List<String> lines = new ArrayList<>();
    private final UiState ui = new UiState(KeyTable.hints());
    private Session session;
    private Controller controller;

    @BeforeEach
    void open() {
        session = Clusters.running(5, 1);
        Snapshot snapshot = Pictures.snapshot(session, "");
        controller = new Controller(
                (origin, line) -> lines.add(line), ui, snapshot, Layout.of(80, 24, 5), null);
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

    private void see() {
        controller.observe(Pictures.snapshot(session, ""), Layout.of(80, 24, 5));
    }

    @Test
    void noKeyStandsForTwoThings() {
        Set<Object> seen = new HashSet<>();
        for (KeyTable.Binding binding : KeyTable.BINDINGS) {
            binding.characters()
                    .chars()
                    .forEach(letter -> assertThat(seen.add(letter)).isTrue());
            binding.types().forEach(type -> assertThat(seen.add(type)).isTrue());
            assertThat(binding.help()).isNotBlank();
        }
    }

    @Test
    void aKeyThatStandsForALineSendsOneOfThatKind() {
        for (KeyTable.Binding binding : KeyTable.BINDINGS) {
            boolean asks = "pn:".contains(binding.shown());
            if (!binding.line().isEmpty() && !asks) {
                lines.clear();
                press(binding.characters().substring(0, 1));
                assertThat(lines).as(binding.shown()).hasSize(1);
                assertThat(lines.get(0).split(" ")[0])
                        .as(binding.shown())
                        .isIn(binding.line().split(" ")[0], "load");
                assertThat(ui.flash).isEqualTo(lines.get(0));
            }
        }
    }

    @Test
    void nodesAreSelectedByDigitsArrowsAndMouse() {
        press("3");
        press(KeyType.ArrowDown);
        assertThat(ui.selected).isEqualTo(4);
        press("kkkkkkk");
        assertThat(ui.selected).isEqualTo(1);
        press("9");
        assertThat(ui.selected).isEqualTo(5);
        controller.press(
                new MouseAction(MouseActionType.CLICK_DOWN, 1, new TerminalPosition(10, 3)));
        assertThat(ui.selected).isEqualTo(2);
        controller.press(
                new MouseAction(MouseActionType.CLICK_DOWN, 1, new TerminalPosition(10, 12)));
        assertThat(ui.selected).isEqualTo(5);
    }

    @Test
    void theSameKeyCrashesAndStartsAgain() {
        press("2c");
        session.simulation().faults().crash(2, false);
        see();
        press("c");
        assertThat(lines).containsExactly("crash n2", "restart n2");
    }

    @Test
    void aPartitionIsMarkedAndThenDone() {
        press("p12");
        assertThat(ui.partition(5)).isEqualTo("partition n1,n2 | n3,n4,n5");
        press("2");
        press(KeyType.ArrowDown);
        press(" ");
        press(KeyType.Enter);
        assertThat(lines).containsExactly("partition n1,n3 | n2,n4,n5");
        press("p1");
        press(KeyType.Escape);
        press("p");
        press(KeyType.Enter);
        assertThat(lines).hasSize(1);
        assertThat(ui.mode).isEqualTo(UiState.Mode.PANES);
    }

    @Test
    void aLineIsEditedAndEarlierLinesComeBack() {
        press(":rux");
        press(KeyType.Backspace);
        press("n 2s");
        press(KeyType.Home);
        press("#");
        press(KeyType.Delete, KeyType.ArrowLeft, KeyType.Delete, KeyType.Enter);
        press(":");
        press(KeyType.ArrowUp);
        assertThat(ui.editor.text()).isEqualTo(lines.get(0));
        press(KeyType.ArrowDown);
        assertThat(ui.editor.text()).isEmpty();
        press("crash n1");
        press(KeyType.Escape);
        assertThat(lines).containsExactly("un 2s");
    }

    @Test
    void tabCompletesALineAndShowsWhatElseThereIs() {
        try (Lab lab = Lab.fresh()) {
            controller = new Controller(
                    (origin, line) -> lines.add(line),
                    ui,
                    Pictures.snapshot(session, ""),
                    Layout.of(80, 24, 5),
                    lab.interpreter().completer());
            press(":crash fo");
            press(KeyType.Tab);
            assertThat(ui.editor.text()).isEqualTo("crash followers ");
            press("e");
            press(KeyType.Tab);
            press("n");
            press(KeyType.Tab);
            assertThat(ui.editor.text()).isEqualTo("crash followers except n");
            assertThat(Pictures.text(Pictures.snapshot(session, ""), ui, 80, 24))
                    .contains("n1  n2  n3  n4  n5");
            press("1");
            assertThat(ui.candidates).isEmpty();
            press(KeyType.Enter);
            assertThat(lines).containsExactly("crash followers except n1");
        }
    }

    @Test
    void fastKeysGoThroughTheSpeedsOneByOne() {
        press("---");
        press("+");
        assertThat(lines).containsExactly("speed 0.5", "speed 0.2", "speed 0.1", "speed 0.2");
        lines.clear();
        press("++++++++++++++++++");
        assertThat(lines).endsWith("speed max").contains("speed 1", "speed 1000");
    }

    @Test
    void aKeyDoesNotGoBackToASpeedThatIsBeingLeft() {
        session.setSpeed(1);
        press("-");
        see();
        press("-");
        assertThat(lines).containsExactly("speed 0.5", "speed 0.2");
    }

    @Test
    void theStoryAndTheLogScrollAndComeBack() {
        session.simulation().runUntil(9_000_000_000L);
        see();
        press(KeyType.PageUp, KeyType.ArrowLeft);
        assertThat(ui.storyEnd).isPositive();
        assertThat(ui.logEnd).isPositive();
        assertThat(Pictures.text(Pictures.snapshot(session, ""), ui, 80, 24))
                .contains("3 newer: End", "4 newer: End");
        press(KeyType.End);
        assertThat(ui.storyEnd).isEqualTo(UiState.NEWEST);
        assertThat(ui.logEnd).isEqualTo(UiState.NEWEST);
    }

    @Test
    void quittingIsAlwaysPossible() {
        press(":");
        controller.press(new KeyStroke('c', true, false));
        assertThat(controller.hasLeft()).isTrue();
    }
}
