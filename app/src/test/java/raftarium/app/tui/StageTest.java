package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.engine.Scenario;
import raftarium.app.tui.engine.Talk;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.UiState;

import java.util.ArrayList;
import java.util.List;

/** Before an audience the last row is the tape, in as little room as that takes. */
class StageTest {
    private static final int ROW = 39;

    private final List<String> lines = new ArrayList<>();
    private final UiState ui = new UiState(KeyTable.hints());
    private final FrameMaker maker = new FrameMaker();
    private double speed;
    private Lab lab;
    private Controller controller;

    @BeforeEach
    void open() {
        lab = Lab.fresh();
        lab.ok("new --seed 42; run 3s; crash leader; run 3100ms");
        ui.presents = true;
        controller = new Controller((origin, line) -> lines.add(line), ui, frame(), 120, 40, null);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private Frame frame() {
        return maker.make(lab.session(), speed);
    }

    /** What is shown once those lines are carried out. */
    private String shown(String script) {
        if (!script.isEmpty()) {
            lab.ok(script);
        }
        Frame now = frame();
        controller.observe(now, 120, 40);
        return Pictures.text(now, ui, 120, 40);
    }

    private String lastRow(String script) {
        return shown(script).lines().toList().get(ROW);
    }

    private void mouse(MouseActionType type, int column) {
        controller.press(new MouseAction(type, 1, new TerminalPosition(column, ROW)));
    }

    @Test
    void whoLedInWhichTermAndWhereTheMomentIsAreInOneRow() {
        assertThat(lastRow(""))
                .matches(" ‖ stopped ·+n\\d T1 ━+·+n\\d T2 ━+●─+ +6\\.100 s +\\? help");
        speed = 0.1;
        assertThat(lastRow("")).startsWith(" 0.1x ▶    ·");
    }

    @Test
    void inThePastWhatIsKnownToComeIsThinAndAKeyLeadsBack() {
        String present = lastRow("");
        String past = lastRow("goto 2s");
        assertThat(past).matches(" PAST  +·+n\\d T1 ━+●─+·+n\\d T2 ─+ +2\\.000 s +End back");
        assertThat(past.indexOf("T2")).as("nothing moves").isEqualTo(present.indexOf("T2"));
    }

    @Test
    void theWholeIsShownHoweverCloseSomebodyHasLookedAtTheTape() {
        String whole = lastRow("");
        ui.tapeZoom = 3;
        assertThat(lastRow("")).isEqualTo(whole);
    }

    @Test
    void aClickAndADragMoveThePlayheadAndTheRingStays() {
        int term = lastRow("").indexOf("T2");
        mouse(MouseActionType.CLICK_DOWN, term);
        assertThat(lines).hasSize(1);
        assertThat(shown(lines.get(0)).lines().toList().get(ROW)).contains(" PAST ");
        assertThat(lastRow("").indexOf("●")).isEqualTo(term);
        controller.press(
                new MouseAction(MouseActionType.CLICK_RELEASE, 1, new TerminalPosition(term, ROW)));
        assertThat(ui.focus).isEqualTo(PaneKind.CLUSTER);
        mouse(MouseActionType.CLICK_DOWN, 119);
        mouse(MouseActionType.CLICK_DOWN, 112);
        assertThat(lines).as("the key that is shown there").contains("goto end");
    }

    @Test
    void theKeysAreAClickAway() {
        shown("");
        mouse(MouseActionType.CLICK_DOWN, 112);
        assertThat(ui.mode).isEqualTo(UiState.Mode.HELP);
    }

    @Test
    void theLineOfAKeyIsToldAndAPromptExplained() {
        ui.flash("crash n2");
        assertThat(lastRow("")).endsWith(" crash n2").contains("━●");
        controller.press(new KeyStroke(':', false, false));
        assertThat(lastRow("")).contains("Enter does it").doesNotContain("━");
    }

    @Test
    void aNoteThatWaitsSaysWhichKeyLeadsOn() {
        maker.setCaption("The leader has crashed.");
        maker.setTalk(new Talk(
                new Scenario.Title("a/b", "A title.", List.of(), 3),
                Talk.State.STANDS,
                2,
                0,
                true));
        assertThat(shown("")).contains("note 2 of 3", "space goes on", "The leader has crashed.");
    }
}
