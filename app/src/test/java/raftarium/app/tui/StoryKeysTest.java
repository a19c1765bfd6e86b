package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.app.session.Pace;
import raftarium.app.session.Session;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.StoryRow;
import raftarium.app.tui.ring.Roles;
import raftarium.trace.Event;
import raftarium.trace.words.EventWords;

import java.util.List;

/** In the story something is selected, gone to, and explained. */
class StoryKeysTest extends KeyHarness {
    private final Lab lab = Lab.fresh();

    @Override
    Session session() {
        return lab.session();
    }

    @BeforeEach
    void open() {
        lab.ok(Lab.SETTLED + "; put x 1; run 1s; crash leader; until leader; run 1s; restart n2");
        lab.ok("run 300ms; note what comes of it; run 1s");
        columns = 120;
        rows = 40;
        sitDown();
        ui.focusOn(PaneKind.STORY);
        see();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    /** What is behind the sign of what is selected. */
    private String selected() {
        return screen().lines()
                .filter(line -> line.matches(".*▸ +\\d+\\.\\d{3} .*"))
                .map(line -> line.substring(line.indexOf('▸') + 1).strip())
                .findFirst()
                .orElse("");
    }

    private List<StoryRow> rows() {
        return StoryRow.of(snapshot(), ui);
    }

    private void carryOut() {
        lines.forEach(lab::ok);
        lines.clear();
        see();
    }

    @Test
    void whatIsSelectedStaysWhereItIsWhateverComes() {
        press("kkk");
        String selected = selected();
        int row = screen().lines().toList().indexOf(line(selected));
        lab.ok("crash n3; restart n3; crash n4; restart n4; run 1s");
        see();
        assertThat(selected()).isEqualTo(selected).isNotEmpty();
        assertThat(screen().lines().toList().indexOf(line(selected))).isEqualTo(row);
        assertThat(screen()).containsPattern("\\[story\\]─+\\d+ newer: G");
        press(KeyType.Escape);
        assertThat(selected()).isEmpty();
        assertThat(screen()).doesNotContain("newer: G");
        assertThat(ui.focus).isEqualTo(PaneKind.STORY);
    }

    private String line(String part) {
        return screen().lines().filter(line -> line.contains(part)).findFirst().orElse("none");
    }

    @Test
    void theWindowFollowsTheSelectionThroughAllOfTheStory() {
        int count = snapshot().told().size();
        press(KeyType.ArrowUp);
        String newest = selected();
        for (int step = 0; step < count; step++) {
            press(KeyType.ArrowUp);
            assertThat(selected()).isNotEmpty();
        }
        String oldest = selected();
        press("G");
        assertThat(selected()).isEqualTo(newest);
        press(KeyType.PageUp);
        assertThat(selected()).isNotEqualTo(newest).isNotEmpty();
        press("g");
        assertThat(selected()).isEqualTo(oldest).isNotEqualTo(newest);
        press(KeyType.PageDown, KeyType.PageUp);
        assertThat(selected()).isEqualTo(oldest);
    }

    @Test
    void enterGoesToWhereItHasJustHappenedAndWhatIsShownIsThatMoment() {
        lab.session().setPace(Pace.of(1));
        see();
        int crash = indexOf("crashes");
        press("G" + "k".repeat(40));
        while (!selected().contains("crashes")) {
            press("j");
        }
        press(KeyType.Enter);
        assertThat(lines).hasSize(2).first().isEqualTo("speed 0");
        carryOut();
        Event event = snapshot().story().get(snapshot().story().size() - 1);
        assertThat(EventWords.of(event)).contains("crashes");
        assertThat(snapshot().view().nowNanos()).isEqualTo(event.atNanos());
        assertThat(Roles.isDown(snapshot().view().node(event.node()))).isTrue();
        assertThat(snapshot().told()).hasSize(crash + 1);
        assertThat(selected()).contains("crashes");
        press("k");
        press(KeyType.Enter);
        carryOut();
        assertThat(Roles.isDown(snapshot().view().node(event.node()))).isFalse();
    }

    private int indexOf(String words) {
        List<Event> story = snapshot().story();
        int index = 0;
        while (!EventWords.of(story.get(index)).contains(words)) {
            index++;
        }
        return index;
    }

    @Test
    void enterGoesToANoteAndWithNothingSelectedItZooms() {
        press(KeyType.Enter);
        assertThat(ui.zoomed).isTrue();
        press(KeyType.Enter);
        assertThat(ui.zoomed).isFalse();
        assertThat(lines).isEmpty();
        press("k");
        while (!selected().contains("what comes of it")) {
            press("k");
        }
        press(KeyType.Enter);
        assertThat(lines).containsExactly("goto note 1");
        carryOut();
        assertThat(snapshot().view().nowNanos())
                .isEqualTo(snapshot().place().notes().get(0).atNanos());
        assertThat(selected()).contains("what comes of it");
    }

    @Test
    void aClickSelectsAndOneMoreGoesThere() {
        int row = screen().lines().toList().indexOf(line("starts again"));
        MouseAction click =
                new MouseAction(MouseActionType.CLICK_DOWN, 1, new TerminalPosition(100, row));
        controller.press(click);
        assertThat(selected()).contains("starts again");
        assertThat(lines).isEmpty();
        controller.press(click);
        assertThat(lines).hasSize(1).first().asString().startsWith("goto event ");
        carryOut();
        assertThat(EventWords.of(snapshot().story().get(snapshot().story().size() - 1)))
                .contains("starts again");
    }

    @Test
    void theTopRowIsNeverBlankWhateverWraps() {
        long count = snapshot().storyCount();
        boolean wasCut = false;
        for (ui.storyEnd = count; ui.storyEnd > count / 2; ui.storyEnd--) {
            List<String> rows = screen().lines().toList();
            int top = rows.indexOf(line("[story]")) + 1;
            assertThat(rows.get(top).length()).as(screen()).isGreaterThan(88);
            wasCut |= rows.get(top).endsWith(" …");
        }
        assertThat(wasCut).as("one is seen in part, and says so").isTrue();
    }

    @Test
    void whatHappensToSeveralAtOnceIsToldOnce() {
        lab.ok("crash n1; crash n3; crash n4");
        see();
        String told = line("crashes");
        assertThat(told).contains("(n");
        assertThat(screen().lines().filter(line -> line.contains("crashes"))).hasSize(1);
        press("k");
        press(KeyType.Enter);
        carryOut();
        assertThat(snapshot().view().nodes().stream().filter(Roles::isDown)).hasSize(1);
    }

    @Test
    void aNodeThatVotesInATermThatItHasJustSeenIsToldOfOnce() {
        lab.ok("timeout n1; until leader; run 100ms");
        see();
        assertThat(rows())
                .anyMatch(row -> row.said()
                        .matches("n. is a follower in term .+ and votes for n. \\(5.1, 5.2\\)"));
        press("k");
        while (!selected().contains("is a follower in")) {
            press("k");
        }
        press("e");
        assertThat(lines).last().asString().startsWith("why event ");
        lines.clear();
        press(KeyType.Enter);
        carryOut();
        Event last = snapshot().story().get(snapshot().story().size() - 1);
        assertThat(EventWords.of(last)).contains("votes for");
        assertThat(snapshot().view().nowNanos()).isEqualTo(last.atNanos());
        ui.filter = "is a follower in";
        assertThat(rows()).allMatch(row -> !row.said().contains("votes for"));
    }

    @Test
    void whatIsSelectedIsNotHiddenByWhatIsSaid() {
        press("G");
        ui.say("so", false);
        assertThat(Pictures.text(snapshot(), ui, 80, 24)).containsPattern("\n▸ +\\d+\\.\\d{3} ");
    }

    @Test
    void whatIsNoLongerToldIsNotSelected() {
        press("kk");
        lab.ok("goto start");
        see();
        assertThat(selected()).isEmpty();
        assertThat(ui.told).isEmpty();
        lab.ok("goto end");
        see();
        press("k");
        assertThat(selected()).isNotEmpty();
    }
}
