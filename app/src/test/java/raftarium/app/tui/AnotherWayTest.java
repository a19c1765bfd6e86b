package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Interpreter;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.pane.UiState;
import raftarium.command.ClusterSpec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** By keys and the screen alone: back to before a crash, another way from there, and both seen. */
class AnotherWayTest {
    private final Playground playground = new Playground(
            Cockpit.usual(new SessionOptions(ClusterSpec.of(5, 42), new DataChoice.Memory())));
    private final Interpreter interpreter = new Interpreter(playground);
    private final FrameMaker maker = new FrameMaker();
    private final Deque<String> lines = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final UiState ui = new UiState(KeyTable.hints());
    private Frame shown;
    private Controller controller;

    @AfterEach
    void close() {
        playground.close();
    }

    /** Presses a key; what it stands for is carried out, and seen. */
    private void press(KeyStroke key) throws Exception {
        controller.press(key);
        while (!lines.isEmpty()) {
            String line = lines.remove();
            done.add(line);
            interpreter.execute(line);
            see();
        }
    }

    private void press(String keys) throws Exception {
        for (int place = 0; place < keys.length(); place++) {
            press(new KeyStroke(keys.charAt(place), false, false));
        }
    }

    private void see() throws Exception {
        shown = maker.make(playground.session(), 0);
        controller.observe(shown, 80, 24);
    }

    private String screen() {
        return Pictures.text(shown, ui, 80, 24);
    }

    @Test
    void backToBeforeACrashAnotherWayAndBothCompared() throws Exception {
        interpreter.execute("until leader; run 500ms");
        shown = maker.make(playground.session(), 0);
        controller = new Controller((origin, line) -> lines.add(line), ui, shown, 80, 24, null);
        int leader = shown.view().leader().id();
        press(leader + "c");
        assertThat(screen()).contains("n" + leader + " ×").contains("no leader");
        while (shown.view().leader() == null) {
            press(">");
        }
        int next = shown.view().leader().id();
        assertThat(screen()).contains("n" + next + " leads T2");

        // Back by changes, to before the crash; then its links are cut instead.
        while (shown.view().leader() == null || shown.view().leader().id() != leader) {
            press("<");
        }
        assertThat(screen()).contains(" PAST ").contains("n" + leader + " leads T1");
        press("i");
        assertThat(screen()).doesNotContain(" PAST ").contains("branch 2");
        press(".");
        assertThat(done).contains("crash n" + leader, "back --to change", "isolate n" + leader);

        press("B");
        assertThat(screen())
                .contains("▸ 2  isolate n" + leader)
                .contains("1  ")
                .contains("n" + next + " leads in T2")
                .contains("n" + leader + " leads in T1");
        press(new KeyStroke(KeyType.ArrowUp));
        press(new KeyStroke(KeyType.Enter));
        assertThat(done).last().isEqualTo("branch 1");
        assertThat(screen()).contains("n" + leader + " ×").contains("n" + next + " leads T2");
    }
}
