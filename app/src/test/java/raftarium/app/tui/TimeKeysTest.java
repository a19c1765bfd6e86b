package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.app.command.Lab;
import raftarium.app.command.Reply;
import raftarium.app.session.Pace;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.pane.UiState;

import java.nio.file.Path;

/** What the keys stand for that go both ways in time. */
class TimeKeysTest extends RunningKeyHarness {
    @Test
    void aKeyThatGoesByStepsStopsTheClockAndOneThatGoesSomewhereDoesNot() {
        session.setPace(Pace.of(1));
        see();
        press(",<(");
        assertThat(lines)
                .containsExactly(
                        "speed 0",
                        "back",
                        "speed 0",
                        "back --to change",
                        "speed 0",
                        "back --to message");
        lines.clear();
        press(KeyType.Home, KeyType.End);
        press("u");
        assertThat(lines).containsExactly("goto start", "goto end", "undo");
    }

    @Test
    void bookmarksGetTheNextFreeNameAndAreMarksToGoTo() {
        try (Lab lab = Lab.settled()) {
            session = lab.session();
            see();
            press("mm");
            assertThat(lines).containsExactly("bookmark mark1", "bookmark mark2");
            lab.ok("run 1s; bookmark mark1; run 1s; bookmark mark3; back 5");
            see();
            lines.clear();
            press("mm[]");
            assertThat(lines)
                    .containsExactly(
                            "bookmark mark4", "bookmark mark5", "goto mark1", "goto mark3");
            lab.ok("goto mark1");
            see();
            lines.clear();
            press("[]");
            assertThat(lines).containsExactly("back --to leader", "goto mark3");
            lab.ok("goto end; new --nodes 3");
            session = lab.session();
            see();
            lines.clear();
            press("m[]");
            assertThat(lines)
                    .containsExactly("bookmark mark1", "back --to leader", "step --to leader");
        }
    }

    @Test
    void leavingAsksOnceIfSomethingWasDoneThatIsNotSaved() {
        try (Lab lab = Lab.settled(3)) {
            session = lab.session();
            see();
            carryOut(lab, Frame.Source.SCENARIO, "load --rate 2");
            carryOut(lab, Frame.Source.KEY, "status");
            press("q");
            assertThat(controller.hasLeft()).isTrue();
            sitDown();
            carryOut(lab, Frame.Source.KEY, "bookmark here");
            press("q");
            assertThat(controller.hasLeft()).isFalse();
            assertThat(ui.message).contains("not saved", "S saves it", "q again leaves");
            press(",q");
            assertThat(controller.hasLeft()).isTrue();
        }
        sitDown();
        ui.comesBack = true;
        press("q");
        assertThat(controller.hasLeft()).isTrue();
    }

    @Test
    void whoHasSavedIsNotAskedUntilSomethingMoreIsDone(@TempDir Path place) {
        try (Lab lab = Lab.settled(3)) {
            session = lab.session();
            see();
            carryOut(lab, Frame.Source.KEY, "crash n1");
            press("S");
            assertThat(ui.editor.text()).isEqualTo("save seed-1.raftarium");
            press(KeyType.Escape);
            String line = "save " + place.resolve("a.raftarium");
            carryOut(lab, Frame.Source.PROMPT, line);
            press("S");
            assertThat(ui.editor.text()).isEqualTo(line);
            press(KeyType.Escape);
            carryOut(lab, Frame.Source.KEY, "restart n1");
            press("q");
            assertThat(controller.hasLeft()).isFalse();
            carryOut(lab, Frame.Source.PROMPT, line);
            press("q");
            assertThat(controller.hasLeft()).isTrue();
        }
    }

    private void carryOut(Lab lab, Frame.Source origin, String line) {
        maker.echo(origin, line, Reply.ok(lab.ok(line)));
        see();
    }

    @Test
    void afterAViolationAKeyThatNeedsTheClockSaysThatItStandsAndOneThatGoesBackDoesNot() {
        try (Lab lab = Lab.fresh()) {
            Situation.VIOLATION.enact(lab);
            session = lab.session();
            see();
            press(KeyType.Escape);
            ui.packet = 1;
            for (char key : ".>) 0criptTHwWzLxDdf".toCharArray()) {
                ui.message = "";
                press(String.valueOf(key));
                assertThat(ui.message)
                        .as(String.valueOf(key))
                        .isEqualTo("the clock stands: a property is broken; u goes back, n begins"
                                + " afresh");
            }
            assertThat(lines).isEmpty();
            assertThat(ui.mode).isEqualTo(UiState.Mode.PANES);
            press(",");
            assertThat(ui.message).isEmpty();
            assertThat(lines).containsExactly("back");
            lab.ok("back");
            see();
            assertThat(Pictures.text(frame(), ui, 80, 24))
                    .doesNotContain("is broken")
                    .contains("PAST", "End: back");
            lines.clear();
            press("]");
            assertThat(lines).containsExactly("goto end");
            lab.ok("goto start");
            see();
            press("]");
            assertThat(lines).endsWith("step --to leader");
            lab.type("goto end; back; run 1s");
            see();
            assertThat(Pictures.text(frame(), ui, 80, 24)).contains("Esc puts this away");
        }
    }
}
