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
import raftarium.app.tui.pane.BranchComparison;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.UiState;

import java.util.List;
import java.util.Objects;

/** Two branches are seen side by side, and both moved in time. */
class BranchComparisonTest extends KeyHarness {
    private Lab lab;

    @Override
    Session session() {
        return lab.session();
    }

    /** On branch 1 the leader crashes at 3 s; on branch 2 it is cut off instead. */
    @BeforeEach
    void open() {
        lab = Lab.fresh();
        Situation.BRANCHES_COMPARED.enact(lab);
        sitDown();
        see();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    /** Has what keys stand for carried out. */
    private void carryOut() {
        List<String> sent = List.copyOf(lines);
        lines.clear();
        sent.forEach(line -> carryOut(Frame.Source.KEY, line));
    }

    private void type(String line) {
        carryOut(Frame.Source.PROMPT, line);
    }

    private void carryOut(Frame.Source source, String line) {
        Reply reply = lab.type(line);
        maker.echo(source, line, reply);
        see();
        BranchComparison wanted = ui.comparison;
        maker.compare(wanted == null ? 0 : wanted.one(), wanted == null ? 0 : wanted.other());
        see();
    }

    private void press(KeyType type) {
        super.press(type);
        carryOut();
    }

    private void go(String keys) {
        super.press(keys);
        carryOut();
    }

    /** What stands in the row of a node: on one branch, and on the other. */
    private List<String> halves(int node) {
        String row = screen().lines()
                .filter(line -> line.matches(".n" + node + " .*[│≠].*"))
                .findFirst()
                .orElseThrow();
        return List.of(row.substring(1, 39), row.substring(39, 40), row.substring(41));
    }

    private static List<String> words(String half) {
        return List.of(half.strip().split(" +"));
    }

    @Test
    void aComparisonThatIsTypedShowsBothBranchesAtOneTime() {
        type("compare 1 2");
        assertThat(screen())
                .contains("─branches 1 and 2─")
                .contains("the first difference is event 1365:")
                .contains("  1  3.000000  n5 crashes")
                .contains("  2  3.000000  isolate leader")
                .contains("elections 2 | 2  committed 9 | 10")
                .contains("─1  start─")
                .contains("─2 (this one)  ")
                .contains("─3.500 s─┬─");
        assertThat(halves(5).get(1)).isEqualTo("≠");
        assertThat(words(halves(5).get(0))).startsWith("n5", "×", "X", "1", "n5", "0/3");
        assertThat(words(halves(5).get(2))).startsWith("n5", "●", "L", "1", "n5", "3/4");
        // The panes are back.
        press(KeyType.Escape);
        assertThat(screen()).doesNotContain("branches 1 and 2").contains("[nodes]");
    }

    @Test
    void bothMoveInTimeByTheKeysOfTime() {
        type("compare 1 2");
        press(KeyType.Home);
        assertThat(screen()).containsPattern("─0.000 s─┬─.*─0.000 s─");
        for (int node = 1; node <= 5; node++) {
            List<String> halves = halves(node);
            assertThat(halves.get(1)).isEqualTo("│");
            assertThat(words(halves.get(0))).isEqualTo(words(halves.get(2)));
        }
        press(KeyType.End);
        assertThat(screen()).containsPattern("─ended at 5.000 s─┬─.*─6.000 s─");
        go("[");
        assertThat(screen()).contains(" PAST ").containsPattern("(3\\.\\d{3} s)─┬─.*─\\1─");
        go(",");
        assertThat(screen()).containsPattern("(3\\.\\d{3} s)─┬─.*─\\1─");
        assertThat(ui.focus).isEqualTo(PaneKind.TAPE);
        press(KeyType.ArrowLeft);
        assertThat(screen()).containsPattern("(\\d\\.\\d{3} s)─┬─.*─\\1─");
        assertThat(ui.comparison).isNotNull();
    }

    /** Each cell is what the branch shows when one goes there. */
    @Test
    void theOtherBranchIsAsGoingThereShowsIt() {
        type("compare 2 1");
        for (String time : List.of("3.2s", "4.1s", "2.5s", "3.9s")) {
            type("goto " + time);
            List<String> shown = words(halves(3).get(2));
            type("branch 1");
            type("goto " + time);
            assertThat(words(halves(3).get(2))).as(time).isEqualTo(shown);
            type("branch 2");
        }
    }

    @Test
    void theListOfBranchesComparesTheOneThatIsChosenWithThePresentOne() {
        go("B");
        assertThat(screen()).contains("c compares");
        go("c");
        assertThat(screen()).contains("the present is on that branch");
        assertThat(ui.comparison).isNull();
        go("B");
        press(KeyType.ArrowUp);
        go("c");
        assertThat(screen()).contains("─branches 2 and 1─").contains("─2 (this one)  ");
        press(KeyType.Escape);
        assertThat(ui.focus).isEqualTo(PaneKind.CLUSTER);
    }

    /** A blank before it, and it is a letter of what is looked for. */
    @Test
    void aBranchIsStillLookedForByAnyLetter() {
        go("B crash");
        assertThat(ui.mode).isEqualTo(UiState.Mode.MENU);
        assertThat(ui.menu.items()).hasSize(1);
        press(KeyType.Escape);
        go("starc");
        assertThat(ui.comparison).isNull();
        assertThat(ui.mode).isEqualTo(UiState.Mode.MENU);
    }

    /** What is seen of it meanwhile is what it was before: nothing jumps on the way. */
    @Test
    void noFrameWaitsForABranchThatHasFarToGo() {
        lab.ok("run 200s; goto 100s; crash n1; run 1s");
        type("compare 3 2");
        int frames = 1;
        Frame frame = frame();
        while (!Objects.requireNonNull(frame.branches()).other().isThere()) {
            frame = frame();
            frames++;
        }
        assertThat(frames).isGreaterThan(1);
        see();
        assertThat(screen()).containsPattern("─101.000 s─┬─.*─101.000 s─");
        lab.ok("goto 60s");
        see();
        lab.ok("goto 100.5s");
        assertThat(screen()).containsPattern("─100.500 s─┬─.*─on its way, 60.000 s─");
    }

    @Test
    void anotherClusterEndsIt() {
        type("compare 1 2");
        type("new --seed 7");
        assertThat(ui.comparison).isNull();
        assertThat(screen()).contains("[nodes]");
    }

    @Test
    void aBranchHeldAgainstItselfIsTheSame() {
        type("compare 1 1");
        assertThat(screen()).contains("the same to their ends, to the byte").doesNotContain("≠");
    }

    @Test
    void aNodeThatOneBranchHasNotIsSaidNotToBeThere() {
        lab.ok("goto 2s; add n6 --no-wait; run 2s");
        see();
        type("compare 1 3");
        assertThat(words(halves(6).get(0))).isEqualTo(List.of("n6", "not", "there"));
        assertThat(halves(6).get(1)).isEqualTo("≠");
        assertThat(words(halves(6).get(2))).startsWith("n6", "○");
    }

    @Test
    void ofManyNodesAsManyAreSeenAsHaveRoomAndTheSelectedOneAmongThem() {
        lab.ok("new --nodes 25 --seed 1; until leader; run 1s; rewind 500ms; crash n20; run 1s");
        see();
        ui.selected = 20;
        columns = 60;
        rows = 16;
        type("compare 2 1");
        assertThat(screen())
                .contains("▸n20")
                .contains("20 more")
                .contains("─branches 2 and 1─")
                .contains("[time]");
        assertThat(screen().lines()).hasSize(16);
    }
}
