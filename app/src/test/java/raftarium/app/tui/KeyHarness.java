package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import raftarium.app.session.Session;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.pane.UiState;

import java.util.ArrayList;
import java.util.List;

/** Tests of keys: somebody presses them, a controller takes them, and hands in lines. */
abstract class KeyHarness {
    final UiState ui = new UiState(KeyTable.hints());
    final FrameMaker maker = new FrameMaker();

    /** What was handed in. */
    final List<String> lines = new ArrayList<>();

    Controller controller;
    int columns = 80;
    int rows = 24;

    /** What is watched. */
    abstract Session session();

    /** A controller that sees that session as it is now. */
    final void sitDown() {
        controller =
                new Controller((origin, line) -> lines.add(line), ui, frame(), columns, rows, null);
    }

    final Frame frame() {
        return maker.make(session(), session().speed());
    }

    final void see() {
        controller.observe(frame(), columns, rows);
    }

    final String screen() {
        return Pictures.text(frame(), ui, columns, rows);
    }

    final void press(String keys) {
        keys.chars()
                .forEach(letter -> controller.press(new KeyStroke((char) letter, false, false)));
    }

    final void press(KeyType... types) {
        for (KeyType type : types) {
            controller.press(new KeyStroke(type));
        }
    }
}
