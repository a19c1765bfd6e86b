package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.command.Lab;
import raftarium.app.session.Pace;
import raftarium.app.session.Session;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.StoryItem;
import raftarium.app.tui.paint.Theme;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.UiState;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What keys stand for. */
class KeysTest extends KeyHarness {
    private Session session;

    @Override
    Session session() {
        return session;
    }

    @BeforeEach
    void open() {
        session = Clusters.running(5, 1);
        Frame frame = Pictures.frame(session, "");
        controller = new Controller((origin, line) -> lines.add(line), ui, frame, 80, 24, null);
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
    void nodesAreSelectedByDigitsArrowsAndMouse() {
        press("3");
        press(KeyType.ArrowDown);
        assertThat(ui.selected).isEqualTo(4);
        press("kkkkkkk");
        assertThat(ui.selected).isEqualTo(1);
        press("9");
        assertThat(ui.selected).isEqualTo(5);
        controller.press(
                new MouseAction(MouseActionType.CLICK_DOWN, 1, new TerminalPosition(10, 4)));
        assertThat(ui.selected).isEqualTo(2);
        controller.press(
                new MouseAction(MouseActionType.CLICK_DOWN, 1, new TerminalPosition(50, 7)));
        assertThat(ui.selected).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {":exit", ":quit", ":q", "::q"})
    void aLineThatEndsProgramsElsewhereEndsThisOne(String keys) {
        press(keys);
        press(KeyType.Enter);
        assertThat(controller.hasLeft()).isTrue();
        assertThat(lines).isEmpty();
    }

    @Test
    void firstAndLastAreThoseOfThePaneThatHasTheKeys() {
        ui.focusOn(PaneKind.STORY);
        press("g");
        List<StoryItem> told = Pictures.frame(session, "").told();
        assertThat(ui.told).isEqualTo(told.get(0).there());
        press("G");
        assertThat(ui.told).isEqualTo(told.get(told.size() - 1).there());
        Clusters.runUntilInFlight(session, 3);
        see();
        ui.focusOn(PaneKind.FLIGHT);
        screen();
        press("jG");
        long last = ui.packet;
        press("g");
        assertThat(ui.packet).isNotEqualTo(last);
        press(KeyType.PageDown);
        assertThat(ui.packet).isEqualTo(last);
        ui.focusOn(PaneKind.LOG);
        press("g");
        assertThat(ui.index).isEqualTo(1);
    }

    @Test
    void aClickOnAKeyOfTheFooterDoesWhatTheKeyDoes() {
        String footer = screen().lines().toList().get(23);
        click(footer.indexOf("c crash") + 3, 23);
        assertThat(lines).containsExactly("crash n1");
        ui.flash = "";
        click(footer.indexOf("? help"), 23);
        assertThat(ui.mode).isEqualTo(UiState.Mode.HELP);
        click(footer.indexOf("c crash"), 23);
        assertThat(lines).hasSize(1);
        press(KeyType.Escape);
        click(footer.indexOf("c crash") - 1, 23);
        assertThat(lines).hasSize(1);
        click(footer.indexOf("space"), 23);
        assertThat(lines).hasSize(2);
    }

    private void click(int column, int row) {
        controller.press(
                new MouseAction(MouseActionType.CLICK_DOWN, 1, new TerminalPosition(column, row)));
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
                    Pictures.frame(session, ""),
                    80,
                    24,
                    lab.interpreter().completer());
            press(":crash fo");
            press(KeyType.Tab);
            assertThat(ui.editor.text()).isEqualTo("crash followers ");
            press("e");
            press(KeyType.Tab);
            press("n");
            press(KeyType.Tab);
            assertThat(ui.editor.text()).isEqualTo("crash followers except n");
            assertThat(screen()).contains("n1  n2  n3  n4  n5");
            press("1");
            assertThat(ui.candidates).isEmpty();
            press(KeyType.Enter);
            assertThat(lines).containsExactly("crash followers except n1");
        }
    }

    @Test
    void whatIsSaidLeavesNothingOfTheRowThatItCovers() {
        ui.say("so", false);
        assertThat(screen().lines()).anyMatch(line -> line.matches("─ so ─+"));
    }

    @Test
    void theStoryAndTheLogScrollAndComeBack() {
        session.simulation().runUntil(9_000_000_000L);
        see();
        press(KeyType.PageUp, KeyType.ArrowLeft);
        assertThat(ui.storyEnd).isPositive();
        assertThat(ui.logEnd).isPositive();
        assertThat(screen()).contains("4 newer: G").containsPattern("─story─+ *\\d+ newer: G");
        press("G");
        assertThat(ui.storyEnd).isEqualTo(UiState.NEWEST);
        assertThat(ui.logEnd).isEqualTo(UiState.NEWEST);
    }

    @Test
    void tabGoesThroughThePanesAndEnterGivesOneTheScreen() {
        List<PaneKind> seen = new ArrayList<>();
        for (PaneKind pane : PaneKind.values()) {
            seen.add(ui.focus);
            String title = screen();
            String name = pane.name().toLowerCase(Locale.ROOT);
            switch (pane) {
                case CLUSTER -> assertThat(title).contains("[nodes] term");
                case LOG -> assertThat(title).contains("[log]── term");
                case TAPE -> assertThat(title).contains("[time]");
                default -> assertThat(title).contains("[" + name.replace("flight", "in flight"));
            }
            press(KeyType.Tab);
        }
        assertThat(seen).containsExactly(PaneKind.values());
        press(KeyType.ReverseTab);
        assertThat(ui.focus).isEqualTo(PaneKind.STORY);
        press(KeyType.Enter);
        assertThat(screen()).contains("[story]").doesNotContain("nodes");
        press(KeyType.Escape);
        assertThat(ui.zoomed).isFalse();
        assertThat(ui.focus).isEqualTo(PaneKind.STORY);
        press(KeyType.Escape);
        assertThat(ui.focus).isEqualTo(PaneKind.CLUSTER);
    }

    @Test
    void anIndexIsSelectedInTheLogs() {
        ui.focusOn(PaneKind.LOG);
        press("e");
        assertThat(ui.message).contains("no entry is chosen: left and right choose one");
        assertThat(lines).isEmpty();
        press(KeyType.ArrowLeft, KeyType.ArrowLeft);
        assertThat(ui.index).isEqualTo(session.view().node(1).status().log().lastIndex() - 2);
        press("e");
        assertThat(lines).containsExactly("why not committed " + ui.index + " n1");
        ui.focusOn(PaneKind.INSPECTOR);
        assertThat(screen())
                .contains("inspector] entry " + ui.index)
                .contains("n3  term 1  no-op  on its disk, committed and applied");
        ui.focusOn(PaneKind.LOG);
        press("g");
        assertThat(ui.index).isEqualTo(1);
        press("G");
        assertThat(ui.index).isZero();
    }

    @Test
    void inTheStoryWhyAndCauseAreAskedOfTheEvent() {
        ui.focusOn(PaneKind.STORY);
        ui.filter = "leads in term";
        press("e");
        press("b");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).matches("why event \\d+");
        assertThat(lines.get(1)).isEqualTo(lines.get(0).replace("why", "cause"));
    }

    @Test
    void escapeBreaksOffWhatTakesLongAndNothingElse() {
        ui.filter = "elect";
        ui.percent = 40;
        boolean[] takesLong = {true};
        PaneKeys.Lines engine = new PaneKeys.Lines() {
            @Override
            public boolean submit(Frame.Source origin, String line) {
                return lines.add(line);
            }

            @Override
            public boolean breakOff() {
                return takesLong[0];
            }
        };
        Frame frame = Pictures.frame(session, "");
        controller = new Controller(engine, ui, frame, 80, 24, null);
        assertThat(Pictures.text(frame, ui, 80, 24))
                .contains("40 % looked through; Esc breaks off");
        press(KeyType.Escape);
        assertThat(ui.filter).isEqualTo("elect");
        assertThat(ui.message).isEqualTo("broken off");
        takesLong[0] = false;
        press(KeyType.Escape);
        assertThat(ui.filter).isEmpty();
        assertThat(lines).isEmpty();
    }

    @Test
    void theStoryTellsOnlyWhatIsWanted() {
        press("/elect");
        assertThat(ui.mode).isEqualTo(UiState.Mode.SEARCH);
        press(KeyType.Enter);
        assertThat(ui.filter).isEqualTo("elect");
        String text = screen();
        assertThat(text).contains("story, only 'elect'", "elect").doesNotContain("put k");
        press(KeyType.Escape);
        assertThat(ui.filter).isEmpty();
    }

    @Test
    void theMouseSelectsThePaneAndWhatIsInItAndTheWheelAboveTurnsTheSpeed() {
        controller.observe(Pictures.frame(session, ""), 200, 50);
        String[] rows = Pictures.text(Pictures.frame(session, ""), ui, 200, 50).split("\n");
        int row = 0;
        while (!rows[row].contains("─links─")) {
            row++;
        }
        int column = rows[row].indexOf("links") + 3 + 2 * 4;
        controller.press(new MouseAction(
                MouseActionType.CLICK_DOWN, 1, new TerminalPosition(column + 1, row + 2 + 3)));
        assertThat(ui.focus).isEqualTo(PaneKind.LINKS);
        assertThat(ui.link()).isEqualTo("n4 -> n3");
        session.setPace(Pace.of(1));
        see();
        controller.press(
                new MouseAction(MouseActionType.SCROLL_UP, 0, new TerminalPosition(20, 0)));
        assertThat(lines).containsExactly("speed 2");
    }

    @Test
    void coloursGoRound() {
        Set<Theme> seen = new HashSet<>();
        for (int count = 0; count < Theme.values().length; count++) {
            seen.add(ui.look.theme());
            press("s");
        }
        assertThat(seen).hasSize(Theme.values().length);
        assertThat(ui.look.theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void quittingIsAlwaysPossible() {
        press(":");
        controller.press(new KeyStroke('c', true, false));
        assertThat(controller.hasLeft()).isTrue();
    }
}
