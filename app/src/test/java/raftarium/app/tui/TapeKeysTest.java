package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.app.command.Reply;
import raftarium.app.session.Session;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.pane.PaneKind;

/** The playhead is moved along the tape by keys and mouse, and the tape looked at closer. */
class TapeKeysTest extends KeyHarness {
    private static final long SECOND = 1_000_000_000;

    private Lab lab;
    private int carriedOut;

    @Override
    Session session() {
        return lab.session();
    }

    @BeforeEach
    void open() {
        lab = Lab.fresh();
        lab.ok("new --seed 42; run 3s; note here; run 2900ms");
        columns = 120;
        rows = 40;
        sitDown();
        see();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    /** Has what was sent carried out, line by line, until nothing more is sent. */
    private void carryOut() {
        while (carriedOut < lines.size()) {
            String line = lines.get(carriedOut++);
            Reply reply = lab.type(line);
            assertThat(reply.isOk()).as("%s: %s", line, reply.output()).isTrue();
            maker.echo(Frame.Source.KEY, line, reply);
            see();
        }
    }

    private long now() {
        return lab.session().simulation().nowNanos();
    }

    private void mouse(MouseActionType type, int column) {
        int row = controller.layout().region(PaneKind.TAPE).row() + 3;
        controller.press(new MouseAction(type, 1, new TerminalPosition(column, row)));
    }

    /** Of the row of marks. */
    private int column(String sign) {
        String row = screen().lines()
                .filter(line -> line.startsWith(" marks"))
                .findFirst()
                .get();
        return row.indexOf(sign);
    }

    @Test
    void arrowsMoveThePlayheadByAColumnWhileTheTapeHasTheKeys() {
        ui.focusOn(PaneKind.TAPE);
        controller.press(new KeyStroke(KeyType.ArrowLeft));
        controller.press(new KeyStroke(KeyType.ArrowLeft));
        controller.press(new KeyStroke(KeyType.ArrowLeft));
        assertThat(lines).as("one at a time").hasSize(1);
        int end = column("┃");
        carryOut();
        assertThat(lines).as("the newest of what was wanted meanwhile").hasSize(2);
        assertThat(column("┃")).isEqualTo(end - 3);
        controller.press(new KeyStroke('l', false, false));
        carryOut();
        assertThat(column("┃")).isEqualTo(end - 2);
    }

    @Test
    void elsewhereArrowsGoThroughTheLogs() {
        controller.press(new KeyStroke(KeyType.ArrowLeft));
        assertThat(lines).isEmpty();
    }

    @Test
    void aClickGoesToItsTimeAndOneOnAMarkToThat() {
        int note = column("◇");
        mouse(MouseActionType.CLICK_DOWN, note);
        carryOut();
        assertThat(now()).isEqualTo(3 * SECOND);
        mouse(MouseActionType.CLICK_RELEASE, note);
        mouse(MouseActionType.CLICK_DOWN, note + 20);
        carryOut();
        assertThat(column("┃")).isEqualTo(note + 20);
        mouse(MouseActionType.CLICK_DOWN, 118);
        carryOut();
        assertThat(lines).endsWith("goto end");
        mouse(MouseActionType.CLICK_DOWN, 1);
        carryOut();
        assertThat(lines).endsWith("goto start");
    }

    @Test
    void draggingAsksForOneMomentAtATimeAndEndsWithTheButton() {
        mouse(MouseActionType.DRAG, 30);
        assertThat(lines).as("the button went down elsewhere").isEmpty();
        mouse(MouseActionType.CLICK_DOWN, 60);
        mouse(MouseActionType.DRAG, 50);
        mouse(MouseActionType.DRAG, 40);
        mouse(MouseActionType.DRAG, 30);
        mouse(MouseActionType.CLICK_RELEASE, 30);
        mouse(MouseActionType.DRAG, 80);
        assertThat(lines).hasSize(1);
        carryOut();
        assertThat(lines).hasSize(2);
        assertThat(column("┃")).isEqualTo(30);
    }

    @Test
    void plusAndMinusLookCloserAndFurtherAwayWhileTheTapeHasTheKeys() {
        ui.focusOn(PaneKind.TAPE);
        String all = screen();
        controller.press(new KeyStroke('+', false, false));
        controller.press(new KeyStroke('+', false, false));
        assertThat(lines).isEmpty();
        assertThat(screen()).isNotEqualTo(all);
        assertThat(column("┃")).as("the moment is in the window").isPositive();
        controller.press(new KeyStroke('-', false, false));
        controller.press(new KeyStroke('-', false, false));
        controller.press(new KeyStroke('-', false, false));
        assertThat(screen()).isEqualTo(all);
    }
}
