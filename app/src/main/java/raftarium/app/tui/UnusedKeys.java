package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.pane.UiState;
import raftarium.trace.Address;

/**
 * Finds the key that had no effect while the panes have the keys, and answers it: none is pressed
 * without an effect or a word. Of the screen's thread.
 */
final class UnusedKeys {
    /** What was said stands there, and which keys there are: neither is an effect of a key. */
    private static final int FOOTER_ROWS = 2;

    private static final String NO_FURTHER = "nothing more that way";

    private final UiState ui;

    /** The only key since the last frame; null if there was none, or another one, too. */
    private @Nullable KeyStroke key;

    /** How many keys there were since the last frame. */
    private int keys;

    /** How many lines keys had stood for before them. */
    private long flashes;

    private @Nullable Canvas last;

    UnusedKeys(UiState ui) {
        this.ui = ui;
    }

    /** That key is about to be pressed. */
    void pressing(KeyStroke next) {
        boolean isAlone = keys == 0;
        boolean isOfPanes = ui.mode == UiState.Mode.PANES && !(next instanceof MouseAction);
        keys++;
        key = isAlone && isOfPanes ? next : null;
        flashes = isAlone ? ui.flashes : flashes;
    }

    /**
     * A frame is about to be shown.
     *
     * @param map what the key means
     * @return whether something is said now that the frame doesn't have
     */
    boolean isSaid(Canvas frame, KeyMap map) {
        KeyStroke pressed = key;
        boolean isSame = last != null && last.isSameAbove(frame.rows() - FOOTER_ROWS, frame);
        boolean isQuiet = ui.mode == UiState.Mode.PANES
                && ui.flashes == flashes
                && ui.message.isEmpty()
                && ui.percent < 0;
        key = null;
        keys = 0;
        last = frame;
        if (pressed == null || !isSame || !isQuiet) {
            return false;
        }
        ui.say(words(pressed, map.meant(pressed)), false);
        return true;
    }

    private String words(KeyStroke pressed, @Nullable KeyStroke meant) {
        boolean isLetter = pressed.getKeyType() == KeyType.Character;
        if (pressed.getKeyType() == KeyType.Escape) {
            return "nothing to put away";
        } else if (meant == null || KeyTable.of(meant) == null) {
            String name = isLetter ? "'" + pressed.getCharacter() + "'" : "that key";
            return name + " does nothing: ? lists the keys that do something";
        }
        return isLetter ? ofLetter(meant.getCharacter()) : NO_FURTHER;
    }

    private String ofLetter(char letter) {
        if (letter >= '1' && letter <= '9') {
            return Address.name(ui.selected) + " is selected";
        } else if (letter == 'v') {
            return "the logs show no entries";
        }
        return "hjklgG".indexOf(letter) >= 0 ? NO_FURTHER : "nothing changes";
    }
}
