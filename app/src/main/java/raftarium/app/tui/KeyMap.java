package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.pane.KeyHint;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which key is pressed for what another one does in the {@link KeyTable}. */
final class KeyMap {
    static final KeyMap USUAL = new KeyMap(new TreeMap<>());

    /** What is pressed, by what the table has. */
    private final SortedMap<Character, Character> pressed;

    private final SortedMap<Character, Character> meant = new TreeMap<>();

    KeyMap(SortedMap<Character, Character> pressed) {
        this.pressed = new TreeMap<>(pressed);
        pressed.forEach((usual, now) -> meant.put(now, usual));
    }

    SortedMap<Character, Character> changes() {
        return new TreeMap<>(pressed);
    }

    /** What the table knows a key as; null if that key means nothing any more. */
    @Nullable
    KeyStroke meant(KeyStroke key) {
        if (key.getKeyType() != KeyType.Character || key.isCtrlDown() || key.isAltDown()) {
            return key;
        }
        char letter = key.getCharacter();
        Character usual = meant.get(letter);
        if (usual != null) {
            return new KeyStroke(usual, false, false);
        }
        return pressed.containsKey(letter) ? null : key;
    }

    /** The table's hints, with the keys that are pressed here. */
    List<KeyHint> hints() {
        return KeyTable.hints().stream().map(this::here).toList();
    }

    private KeyHint here(KeyHint hint) {
        String shown = hint.shown();
        Character now = shown.length() == 1 ? pressed.get(shown.charAt(0)) : null;
        return now == null
                ? hint
                : new KeyHint(now.toString(), hint.footer(), hint.help(), hint.line(), hint.acts());
    }
}
