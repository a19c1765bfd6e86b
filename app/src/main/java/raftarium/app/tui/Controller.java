package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Completer;
import raftarium.app.command.Reply;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Scenario;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.pane.BranchComparison;
import raftarium.app.tui.pane.Layout;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.UiState;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What keys and answers do to the user interface; what they do to the cluster they do as lines. Of
 * the screen's thread.
 */
final class Controller {
    /** An answer in one line that takes more rows is shown in a box, which scrolls. */
    private static final int MOST_ROWS_SAID = 3;

    private final PaneKeys.Lines lines;
    private final PaneKeys keys;
    private final UiState ui;
    private final LineKeys line;
    private final MouseKeys mouse;
    private final UnusedKeys inVain;
    private final LessonKeys lesson;
    private Frame frame;
    private final Moves moves;
    private KeyMap keyMap = KeyMap.USUAL;
    private int columns;
    private int rows;
    private long echoesSeen;
    private boolean suspends;

    /** A controller; without a completer lines are typed without help. */
    Controller(
            PaneKeys.Lines lines,
            UiState ui,
            Frame frame,
            int columns,
            int rows,
            @Nullable Completer completer) {
        this.lines = lines;
        this.ui = ui;
        this.frame = frame;
        this.columns = columns;
        this.rows = rows;
        moves = new Moves(ui, frame, layout());
        keys = new PaneKeys(lines, ui, moves, frame);
        keys.observe(frame);
        line = new LineKeys(ui, keys, completer);
        mouse = new MouseKeys(ui, keys, moves);
        inVain = new UnusedKeys(ui);
        lesson = new LessonKeys(lines, ui);
        lesson.observe(frame);
    }

    /** Which keys are pressed for what. */
    void setKeys(KeyMap map) {
        keyMap = map;
    }

    /** Which scenarios there are. */
    void setScenarios(List<Scenario.Title> titles) {
        keys.choices().setScenarios(titles);
    }

    /** Whether the watcher has left. */
    boolean hasLeft() {
        return keys.hasLeft();
    }

    /** There is something new to see, or another size to see it in. */
    void observe(Frame newer, int newColumns, int newRows) {
        columns = newColumns;
        rows = newRows;
        boolean moved = newer.place().moves() != frame.place().moves();
        if (moved) {
            ui.storyEnd = UiState.NEWEST;
            ui.logEnd = UiState.NEWEST;
        }
        if (newer.session() != frame.session()) {
            ui.unpin();
            ui.packet = 0;
            ui.compareNoMore();
        }
        frame = newer;
        keys.save().observe(newer);
        ui.clamp(newer.view().nodes().size());
        for (Frame.Echo echo : newer.echoes()) {
            if (echo.number() > echoesSeen) {
                echoesSeen = echo.number();
                answered(echo);
            }
        }
        keys.observe(newer);
        lesson.observe(newer);
        moves.observe(newer, layout());
        if (moved) {
            moves.story().follow();
        }
    }

    /** Where the panes are; it changes with what the watcher wants to see. */
    Layout layout() {
        return ui.layout(columns, rows, frame);
    }

    private void answered(Frame.Echo echo) {
        List<String> output = echo.reply().output().lines().toList();
        boolean ok = echo.reply().isOk();
        boolean typed = echo.origin() == Frame.Source.PROMPT;
        boolean scenario = echo.origin() == Frame.Source.SCENARIO;
        BranchComparison comparison = ok && !scenario ? BranchComparison.of(echo.reply()) : null;
        if (comparison != null && ui.mode == UiState.Mode.PANES) {
            ui.compare(comparison);
        } else if (typed && ui.mode == UiState.Mode.PANES && isLong(echo.reply())) {
            ui.showOutput(echo.line(), echo.reply().output());
        } else if (!ok || typed) {
            ui.say(said(output, ok), !ok);
        } else if (echo.line().startsWith("step")) {
            String more = output.size() > 2 ? " (+" + (output.size() - 2) + ")" : "";
            ui.say(output.size() > 1 ? output.get(1).strip() + more : "", false);
        } else if (echo.line().startsWith("cause")) {
            // What was asked for is selected, and where it is now is seen: what brought it about.
            ui.say(
                    output.subList(1, output.size() - 1).stream()
                            .map(String::strip)
                            .collect(Collectors.joining(" ")),
                    false);
        } else if (echo.origin() == Frame.Source.KEY && TimeKeys.isTravel(echo.line())) {
            // Where it is now; and if that isn't what it was, that is what matters.
            ui.say(output.get(output.size() - 1), output.size() > 1);
        }
        if (typed && output.size() <= 1) {
            line.answered(echo.line(), echo.reply(), frame.view().isStopped());
        }
        if (echo.origin() == Frame.Source.KEY) {
            keys.answered(echo.line());
        }
        if (scenario) {
            ui.flash(echo.line());
        }
    }

    /** Its first line, in full if it is a mistake: it may come while something else is shown. */
    private String said(List<String> output, boolean ok) {
        String first = output.isEmpty() ? "done" : output.get(0);
        int most = MOST_ROWS_SAID * columns;
        return ok && first.length() > most ? first.substring(0, most - 3) + "..." : first;
    }

    /** Whether there is more of it than may stand in front of the panes for a while. */
    private boolean isLong(Reply reply) {
        String said = reply.output();
        return said.lines().count() > 1 || reply.isOk() && said.length() > MOST_ROWS_SAID * columns;
    }

    /** A frame is about to be shown; returns whether something is said now that it hasn't. */
    boolean isSaid(Canvas frame) {
        return inVain.isSaid(frame, keyMap);
    }

    /** A key was pressed, or the mouse. */
    void press(KeyStroke key) {
        inVain.pressing(key);
        if (isControl(key, 'z')) {
            suspends = true;
        } else if (isControl(key, 'c') || key.getKeyType() == KeyType.EOF) {
            keys.leave();
        } else if (key instanceof MouseAction action) {
            mouse.act(action, frame, layout());
        } else {
            ui.say("", false);
            line.count();
            switch (ui.mode) {
                case PANES -> panes(key);
                case PARTITION -> partition(key);
                case PROMPT -> line.press(key, frame.view().nodes().size());
                case HELP, OUTPUT -> overlay(key);
                case MENU -> keys.choices().press(key, rows);
                case SEARCH -> search(key);
            }
        }
    }

    private static boolean isControl(KeyStroke key, char letter) {
        return key.getKeyType() == KeyType.Character
                && key.isCtrlDown()
                && key.getCharacter() == letter;
    }

    /** Whether the terminal was wanted back for a while, since that was asked last. */
    boolean suspends() {
        boolean wanted = suspends;
        suspends = false;
        return wanted;
    }

    private void panes(KeyStroke key) {
        if (key.getKeyType() == KeyType.Escape) {
            escape();
            return;
        }
        KeyStroke meant = keyMap.meant(key);
        if (meant != null && lesson.takes(meant)) {
            return;
        }
        KeyTable.Binding binding = meant == null ? null : KeyTable.of(meant);
        if (meant != null && binding != null) {
            binding.doing().perform(keys, meant);
        }
    }

    /** Breaks off what takes long, or takes away what stands in front, one thing at a time. */
    private void escape() {
        long moment = frame.place().moves();
        if (lines.breakOff()) {
            ui.say("broken off", true);
        } else if (frame.view().violation() != null && ui.violationRead != moment) {
            ui.violationRead = moment;
        } else if (ui.comparison != null) {
            ui.compareNoMore();
        } else if (ui.pinned) {
            ui.unpin();
        } else if (ui.focus == PaneKind.STORY && !ui.told.isEmpty()) {
            moves.letGoOfStory();
        } else if (ui.zoomed) {
            ui.zoomed = false;
        } else if (!ui.messages.isEmpty() && (ui.focus == PaneKind.FLIGHT || ui.filter.isEmpty())) {
            ui.messages = "";
        } else if (!ui.filter.isEmpty()) {
            ui.filter = "";
        } else {
            ui.focusOn(PaneKind.CLUSTER);
        }
    }

    /** What is typed counts at once; Enter keeps it, Escape gives it up. */
    private void search(KeyStroke key) {
        UiState.Mode back =
                ui.sought == UiState.Sought.HELP ? UiState.Mode.HELP : UiState.Mode.PANES;
        switch (key.getKeyType()) {
            case Escape -> {
                ui.editor.begin("");
                ui.mode = back;
            }
            case Enter -> ui.mode = back;
            default -> ui.editor.edit(key);
        }
        switch (ui.sought) {
            case HELP -> {
                ui.search = ui.editor.text();
                ui.scroll = 0;
            }
            case MESSAGES -> ui.messages = ui.editor.text();
            case STORY -> ui.filter = ui.editor.text();
        }
    }

    private void partition(KeyStroke key) {
        int count = frame.view().nodes().size();
        switch (key.getKeyType()) {
            case Escape -> ui.mode = UiState.Mode.PANES;
            case ArrowUp, ArrowDown -> moves.vertical(key);
            case Enter -> {
                String line = ui.partition(count);
                ui.mode = UiState.Mode.PANES;
                if (line.isEmpty()) {
                    ui.say("no split: mark some of the nodes, and not all", true);
                } else {
                    keys.send(line);
                }
            }
            case Character -> {
                char letter = key.getCharacter();
                if (letter == ' ') {
                    ui.mark(ui.selected);
                } else if (letter >= '1' && letter <= '9' && letter - '0' <= count) {
                    ui.mark(letter - '0');
                } else if (letter == 'j' || letter == 'k') {
                    moves.vertical(key);
                }
            }
            default -> {}
        }
    }

    private void overlay(KeyStroke key) {
        switch (key.getKeyType()) {
            case ArrowUp -> ui.scroll--;
            case ArrowDown -> ui.scroll++;
            case PageUp -> ui.scroll -= rows / 2;
            case PageDown -> ui.scroll += rows / 2;
            case Home -> ui.scroll = 0;
            case End -> ui.scroll = UiState.TO_THE_END;
            case Escape, Enter, F1 -> ui.mode = UiState.Mode.PANES;
            case Character -> {
                char letter = key.getCharacter();
                if (letter == 'j' || letter == 'k') {
                    ui.scroll += letter == 'j' ? 1 : -1;
                } else if (letter == 'g' || letter == 'G') {
                    ui.scroll = letter == 'g' ? 0 : UiState.TO_THE_END;
                } else if (letter == '/' && ui.mode == UiState.Mode.HELP) {
                    ui.editor.begin(ui.search);
                    ui.sought = UiState.Sought.HELP;
                    ui.mode = UiState.Mode.SEARCH;
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
}
