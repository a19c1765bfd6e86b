package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Completer;
import raftarium.app.command.Completion;
import raftarium.app.command.KnownNames;
import raftarium.app.command.Reply;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.pane.UiState;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What keys do while a line is typed; a mistaken one is there again. Of the screen's thread. */
final class LineKeys {
    private static final Pattern PLACE = Pattern.compile("column (\\d{1,5}): .*");

    private final UiState ui;
    private final PaneKeys keys;
    private final @Nullable Completer completer;

    /** How many keys there were; and when a line was handed in last. */
    private long pressed;

    private long handedIn = -1;

    /** Without a completer lines are typed without help. */
    LineKeys(UiState ui, PaneKeys keys, @Nullable Completer completer) {
        this.ui = ui;
        this.keys = keys;
        this.completer = completer;
    }

    /** Some key was pressed, whatever for. */
    void count() {
        pressed++;
    }

    /** A key of somebody who types in a cluster of so many nodes. */
    void press(KeyStroke key, int nodes) {
        List<Completion.Proposal> offered = ui.candidates;
        boolean completes =
                key.getKeyType() == KeyType.Tab || key.getKeyType() == KeyType.ReverseTab;
        if (!completes) {
            ui.candidates = List.of();
        }
        switch (key.getKeyType()) {
            case Escape -> {
                // A list of ways to go on is put away first.
                ui.mode = offered.isEmpty() ? UiState.Mode.PANES : UiState.Mode.PROMPT;
            }
            case Tab -> complete(1, nodes);
            case ReverseTab -> complete(-1, nodes);
            case Enter -> enter();
            default -> ui.editor.edit(key);
        }
        ui.hint = hint(nodes);
    }

    private void enter() {
        if (!keys.choices().export().mayWrite(ui.editor.text())) {
            return;
        }
        String line = ui.editor.finish();
        ui.mode = UiState.Mode.PANES;
        if (line.matches(PlainView.EXITS)) {
            keys.leave();
        } else if (!line.isEmpty()) {
            handedIn = pressed;
            keys.submit(Frame.Source.PROMPT, line);
        }
    }

    /** As far as there is one way to go on; then the ways are listed, and gone through. */
    private void complete(int step, int nodes) {
        if (completer == null) {
            return;
        } else if (ui.candidates.isEmpty()) {
            ui.candidates = ui.editor.complete(at(completer, nodes));
            ui.chosen = UiState.NONE;
        } else {
            int count = ui.candidates.size();
            boolean isFirst = ui.chosen == UiState.NONE;
            ui.chosen = isFirst && step < 0 ? count - 1 : Math.floorMod(ui.chosen + step, count);
            ui.editor.choose(ui.candidates.get(ui.chosen).text());
        }
    }

    /** What comes next, if that is certain and the caret stands at the end. */
    private String hint(int nodes) {
        boolean isAtEnd = ui.editor.caret() == ui.editor.text().length();
        return completer == null || !isAtEnd || !ui.candidates.isEmpty()
                ? ""
                : at(completer, nodes).hint();
    }

    private Completion at(Completer asked, int nodes) {
        return asked.complete(ui.editor.text(), ui.editor.caret(), KnownNames.of(nodes));
    }

    /**
     * A line was answered. If that says what is wrong with it, and nobody has gone on to something
     * else, it is there again, the caret behind the word that is meant.
     *
     * @param stands whether the clock stands for good now: then it isn't the line that is mistaken
     */
    void answered(String line, Reply reply, boolean stands) {
        boolean isMistake = reply.status() == Reply.Status.MISTAKE && !stands;
        if (!isMistake || ui.mode != UiState.Mode.PANES || handedIn != pressed) {
            return;
        }
        ui.mode = UiState.Mode.PROMPT;
        ui.candidates = List.of();
        ui.hint = "";
        ui.editor.begin(line);
        Matcher place = PLACE.matcher(reply.output());
        if (place.matches()) {
            ui.editor.goBehindWord(Integer.parseInt(place.group(1)) - 1);
        }
    }
}
