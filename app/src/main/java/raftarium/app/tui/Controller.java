package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Completer;
import raftarium.app.command.Scene;
import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.pane.Layout;
import raftarium.app.tui.pane.UiState;

import java.util.List;

/**
 * What keys and answers do to the user interface; what they do to the cluster they do as lines. Of
 * the screen's thread.
 */
final class Controller {
    private static final int WHEEL_STEP = 3;

    private final PaneKeys keys;
    private final UiState ui;
    private final @Nullable Completer completer;
    private Snapshot snapshot;
    private Layout layout;
    private long echoesSeen;

    /** A controller; without a completer lines are typed without help. */
    Controller(
            PaneKeys.Lines lines,
            UiState ui,
            Snapshot snapshot,
            Layout layout,
            @Nullable Completer completer) {
        this.completer = completer;
        keys = new PaneKeys(lines, ui, snapshot);
        this.ui = ui;
        this.snapshot = snapshot;
        this.layout = layout;
        keys.observe(snapshot, layout);
    }

    /** Whether the watcher has left. */
    boolean hasLeft() {
        return keys.hasLeft();
    }

    /** There is something new to see, or another size to see it in. */
    void observe(Snapshot newer, Layout newLayout) {
        layout = newLayout;
        if (newer.session() != snapshot.session()) {
            ui.storyEnd = UiState.NEWEST;
            ui.logEnd = UiState.NEWEST;
        }
        snapshot = newer;
        ui.clamp(newer.view().nodes().size());
        for (Snapshot.Echo echo : newer.echoes()) {
            if (echo.number() > echoesSeen) {
                echoesSeen = echo.number();
                answered(echo);
            }
        }
        keys.observe(newer, newLayout);
    }

    private void answered(Snapshot.Echo echo) {
        List<String> output = echo.reply().output().lines().toList();
        boolean ok = echo.reply().isOk();
        boolean typed = echo.origin() == Snapshot.Origin.PROMPT;
        if (typed && output.size() > 1 && ui.mode == UiState.Mode.PANES) {
            ui.showOutput(echo.line(), echo.reply().output());
        } else if (!ok || typed) {
            ui.say(output.isEmpty() ? "done" : output.get(0), !ok);
        } else if (echo.line().equals("step")) {
            String more = output.size() > 2 ? " (+" + (output.size() - 2) + ")" : "";
            ui.say(output.size() > 1 ? output.get(1).strip() + more : "", false);
        }
        if (echo.origin() == Snapshot.Origin.KEY) {
            keys.answered(echo.line());
        }
        if (echo.origin() == Snapshot.Origin.SCENARIO) {
            ui.flash(echo.line());
        }
    }

    /** A key was pressed, or the mouse. */
    void press(KeyStroke key) {
        boolean interrupt = key.getKeyType() == KeyType.Character
                && key.isCtrlDown()
                && key.getCharacter() == 'c';
        if (interrupt || key.getKeyType() == KeyType.EOF) {
            keys.leave();
        } else if (key instanceof MouseAction mouse) {
            mouse(mouse);
        } else {
            ui.say("", false);
            switch (ui.mode) {
                case PANES -> panes(key);
                case PARTITION -> partition(key);
                case PROMPT -> typed(key);
                case HELP, OUTPUT -> overlay(key);
            }
        }
    }

    private void panes(KeyStroke key) {
        if (key.getKeyType() == KeyType.Escape) {
            ui.violationRead = snapshot.session();
            return;
        }
        KeyTable.Binding binding = KeyTable.of(key);
        if (binding != null) {
            binding.doing().perform(keys, key);
        }
    }

    private void partition(KeyStroke key) {
        int count = snapshot.view().nodes().size();
        switch (key.getKeyType()) {
            case Escape -> ui.mode = UiState.Mode.PANES;
            case ArrowUp, ArrowDown -> keys.move(key);
            case Enter -> {
                String line = ui.partition(count);
                ui.mode = UiState.Mode.PANES;
                if (!line.isEmpty()) {
                    keys.send(line);
                }
            }
            case Character -> {
                char letter = key.getCharacter();
                if (letter == ' ') {
                    mark(ui.selected);
                } else if (letter >= '1' && letter <= '9' && letter - '0' <= count) {
                    mark(letter - '0');
                } else if (letter == 'j' || letter == 'k') {
                    keys.move(key);
                }
            }
            default -> {}
        }
    }

    private void mark(int node) {
        if (!ui.marked.remove(node)) {
            ui.marked.add(node);
        }
        ui.selected = node;
    }

    private void typed(KeyStroke key) {
        ui.candidates = List.of();
        switch (key.getKeyType()) {
            case Escape -> ui.mode = UiState.Mode.PANES;
            case Tab -> complete();
            case Enter -> {
                String line = ui.editor.finish();
                ui.mode = UiState.Mode.PANES;
                if (line.equals("exit") || line.equals("quit")) {
                    keys.leave();
                } else if (!line.isEmpty()) {
                    keys.submit(Snapshot.Origin.PROMPT, line);
                }
            }
            default -> ui.editor.edit(key);
        }
    }

    /** As far as there is one way to go on; else the ways are shown. */
    private void complete() {
        if (completer != null) {
            Scene scene = Scene.of(snapshot.view().nodes().size());
            ui.candidates = ui.editor.complete(
                    completer.complete(ui.editor.text(), ui.editor.caret(), scene));
        }
    }

    private void overlay(KeyStroke key) {
        switch (key.getKeyType()) {
            case ArrowUp -> ui.scroll--;
            case ArrowDown -> ui.scroll++;
            case PageUp -> ui.scroll -= layout.rows() / 2;
            case PageDown -> ui.scroll += layout.rows() / 2;
            case Escape, Enter -> ui.mode = UiState.Mode.PANES;
            case Character -> {
                char letter = key.getCharacter();
                if (letter == 'j' || letter == 'k') {
                    ui.scroll += letter == 'j' ? 1 : -1;
                } else if (letter == ':') {
                    keys.prompt(key);
                } else if ("q? ".indexOf(letter) >= 0) {
                    ui.mode = UiState.Mode.PANES;
                }
            }
            default -> {}
        }
        ui.scroll = Math.max(0, ui.scroll);
    }

    private void mouse(MouseAction mouse) {
        int column = mouse.getPosition().getColumn();
        int row = mouse.getPosition().getRow();
        boolean up = mouse.getActionType() == MouseActionType.SCROLL_UP;
        if (up || mouse.getActionType() == MouseActionType.SCROLL_DOWN) {
            if (ui.mode == UiState.Mode.HELP || ui.mode == UiState.Mode.OUTPUT) {
                ui.scroll = Math.max(0, ui.scroll + (up ? -WHEEL_STEP : WHEEL_STEP));
            } else if (layout.log().holds(column, row)) {
                keys.scrollLog(up ? -WHEEL_STEP : WHEEL_STEP);
            } else {
                keys.scrollStory(up ? -WHEEL_STEP : WHEEL_STEP);
            }
        } else if (mouse.getActionType() == MouseActionType.CLICK_DOWN) {
            click(column, row);
        }
    }

    private void click(int column, int row) {
        for (Region pane : List.of(layout.nodes(), layout.log())) {
            int place = row - pane.row() - 1;
            if (pane.holds(column, row) && place >= 0) {
                int count = snapshot.view().nodes().size();
                int node = layout.firstNode(ui.selected, count) + place;
                if (node <= count && ui.mode == UiState.Mode.PARTITION) {
                    mark(node);
                } else if (node <= count) {
                    ui.selected = node;
                }
                return;
            }
        }
    }
}
