package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.app.session.Pace;
import raftarium.app.session.Session;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Scenario;
import raftarium.app.tui.engine.Talk;
import raftarium.app.tui.engine.Turn;
import raftarium.app.tui.pane.UiState;

import java.util.ArrayList;
import java.util.List;

/** What the keys stand for while a scenario is told, and in the lists of what one can go to. */
class TalkKeysTest extends KeyHarness {
    private static final Scenario.Title TITLE =
            new Scenario.Title("one/two", "It is told.", List.of("More of it."), 5);

    /** What was handed in: lines, and what is wanted of the scenario. */
    private final List<Object> handedIn = new ArrayList<>();

    private Session session;

    private final class Lines implements PaneKeys.Lines {
        @Override
        public boolean submit(Frame.Source origin, String line) {
            return handedIn.add(line);
        }

        @Override
        public boolean submit(Turn turn) {
            return handedIn.add(turn);
        }
    }

    @Override
    Session session() {
        return session;
    }

    @BeforeEach
    void open() {
        session = Clusters.running(5, 1);
        session.setPace(Pace.AUTO);
        controller = new Controller(new Lines(), ui, frame(), 80, 24, null);
        session.setPace(Pace.STOPPED);
        see();
    }

    private void see(Talk.State state, long note, long before, boolean isHere) {
        maker.setTalk(new Talk(TITLE, state, note, before, isHere));
        see();
    }

    private List<Object> taken() {
        List<Object> taken = List.copyOf(handedIn);
        handedIn.clear();
        return taken;
    }

    @Test
    void spaceGoesOnWhereAScenarioStandsAndElsewherePlaysOrStops() {
        see(Talk.State.TITLE, 0, 0, false);
        press(" ");
        assertThat(taken()).containsExactly(new Turn.On(Pace.AUTO));
        see(Talk.State.STANDS, 2, 0, true);
        press("+ ");
        assertThat(taken()).containsExactly(new Turn.On(Pace.of(0.2)));
        see(Talk.State.STANDS, 2, 0, false);
        press(" ");
        assertThat(taken()).containsExactly("speed 0.2");
        see(Talk.State.PLAYS, 2, 0, true);
        press(" ");
        assertThat(taken()).containsExactly("speed 0");
    }

    @Test
    void aStepHasItGoOnWithTheClockStopped() {
        see(Talk.State.STANDS, 2, 0, true);
        press(".");
        assertThat(taken()).containsExactly(new Turn.On(Pace.STOPPED), "step");
        see(Talk.State.PLAYS, 2, 0, true);
        press(".");
        assertThat(taken()).containsExactly("step");
    }

    @Test
    void bracketsLeadToNotesThatWerentSaidYetAndToThoseOfClustersBefore() {
        try (Lab lab = Lab.fresh()) {
            session = lab.session();
            see(Talk.State.STANDS, 3, 2, true);
            press("]");
            assertThat(taken()).containsExactly(new Turn.ToNote(4));
            press("[");
            assertThat(taken()).containsExactly(new Turn.ToNote(2));
            see(Talk.State.PLAYS, 3, 0, true);
            press("]");
            assertThat(taken()).containsExactly(new Turn.ToNote(4));
            press("[");
            assertThat(taken()).containsExactly("back --to leader");
            lab.ok("note here; run 1s; back 5");
            see(Talk.State.STANDS, 3, 2, false);
            press("[");
            assertThat(taken()).last().isIn("back --to note", "back --to leader");
        }
    }

    @Test
    void itBeginsAgainIfThereIsOneAndItsEndIsSaid() {
        press("R");
        assertThat(taken()).isEmpty();
        assertThat(ui.message).contains("no scenario", "o lists them");
        see(Talk.State.OVER, 5, 0, true);
        press("]");
        assertThat(ui.message).contains("the scenario is over");
        press("R");
        assertThat(taken()).containsExactly(new Turn.Again(Pace.AUTO));
    }

    @Test
    void aListIsGoneThroughSearchedAndChosenFrom() {
        press("o");
        assertThat(ui.message).isEqualTo("there are no scenarios here");
        controller.setScenarios(List.of(title("a/crash"), title("b/split"), title("b/crash")));
        press("o");
        press(KeyType.ArrowDown);
        press(KeyType.Enter);
        assertThat(taken()).containsExactly(new Turn.Open("b/split"));
        press("o");
        press("b CRA");
        assertThat(ui.menu.items()).hasSize(1);
        press(KeyType.Enter);
        assertThat(taken()).containsExactly(new Turn.Open("b/crash"));
        press("o");
        press("none");
        press(KeyType.Enter);
        assertThat(ui.mode).isEqualTo(UiState.Mode.MENU);
        press(KeyType.Escape);
        assertThat(ui.menu.items()).hasSize(3);
        press(KeyType.Escape);
        assertThat(ui.mode).isEqualTo(UiState.Mode.PANES);
        assertThat(taken()).isEmpty();
    }

    @Test
    void bookmarksAndBranchesAreListedAndEnterGoesThere() {
        press("'");
        assertThat(ui.message).contains("no bookmark yet");
        try (Lab lab = Lab.settled(3)) {
            session = lab.session();
            lab.ok("bookmark early; run 1s; bookmark late; run 1s; goto early; crash n1");
            see();
            press("'");
            assertThat(ui.menu.items()).hasSize(2);
            assertThat(ui.menu.items().get(1).detail()).isEqualTo("another branch");
            press(KeyType.End);
            press(KeyType.Enter);
            assertThat(taken()).containsExactly("goto late");
            press("B");
            assertThat(ui.menu.chosen().id()).isEqualTo("2");
            assertThat(ui.menu.chosen().detail()).contains("from branch 1 at ");
            press(KeyType.ArrowUp);
            press(KeyType.Enter);
            assertThat(taken()).containsExactly("branch 1");
        }
    }

    private static Scenario.Title title(String name) {
        return new Scenario.Title(name, "It is shown.", List.of(), 0);
    }
}
