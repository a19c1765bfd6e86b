package raftarium.app.tui.pane;

import com.googlecode.lanterna.input.KeyStroke;

import raftarium.app.command.Completion;

import java.util.ArrayList;
import java.util.List;

/** A line that is typed, with the lines before it. */
public final class LineEditor {
    private static final int MAX_LENGTH = 2000;
    private static final int MAX_HISTORY = 200;

    private final StringBuilder line = new StringBuilder();
    private final List<String> history = new ArrayList<>();
    private int caret;

    /** Where the word begins that was completed last. */
    private int wordStart;

    /** Which line of the history is shown; its size stands for the one that is typed. */
    private int shown;

    private String typed = "";

    public String text() {
        return line.toString();
    }

    public int caret() {
        return caret;
    }

    public void begin(String text) {
        replace(text);
        shown = history.size();
        typed = "";
    }

    /** Takes the line, and keeps it in the history. */
    public String finish() {
        String text = text().strip();
        boolean again = !history.isEmpty() && history.get(history.size() - 1).equals(text);
        if (!text.isEmpty() && !again) {
            if (history.size() == MAX_HISTORY) {
                history.remove(0);
            }
            history.add(text);
        }
        return text;
    }

    /** A key of editing. */
    public void edit(KeyStroke key) {
        switch (key.getKeyType()) {
            case Character -> character(key);
            case Backspace -> delete(caret - 1);
            case Delete -> delete(caret);
            case ArrowLeft -> caret = Math.max(0, caret - 1);
            case ArrowRight -> caret = Math.min(line.length(), caret + 1);
            case Home -> caret = 0;
            case End -> caret = line.length();
            case ArrowUp -> recall(shown - 1);
            case ArrowDown -> recall(shown + 1);
            default -> {}
        }
    }

    /** Types what is certain of a word. Returns what it may become, if that is several words. */
    public List<Completion.Proposal> complete(Completion completion) {
        List<Completion.Proposal> candidates = completion.candidates();
        String common = completion.common();
        if (!candidates.isEmpty() && line.length() + common.length() < MAX_LENGTH) {
            boolean certain = candidates.size() == 1 && candidates.get(0).whole();
            boolean blank = caret < line.length() && line.charAt(caret) == ' ';
            String text = certain && !blank ? common + " " : common;
            line.replace(completion.start(), caret, text);
            caret = completion.start() + text.length();
        }
        wordStart = completion.start();
        return candidates.size() > 1 ? candidates : List.of();
    }

    /** Has the word that was completed last be that one. */
    public void choose(String word) {
        if (wordStart <= caret && wordStart + word.length() < MAX_LENGTH) {
            line.replace(wordStart, caret, word);
            caret = wordStart + word.length();
        }
    }

    /** The caret goes behind the word at that place. */
    public void goBehindWord(int place) {
        int end = Math.min(place, line.length());
        while (end < line.length() && " ;".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        caret = end;
    }

    private void character(KeyStroke key) {
        char letter = key.getCharacter();
        if (key.isCtrlDown()) {
            control(letter);
        } else if (!key.isAltDown() && !Character.isISOControl(letter)) {
            insert(letter);
        }
    }

    private void control(char letter) {
        switch (letter) {
            case 'a' -> caret = 0;
            case 'e' -> caret = line.length();
            case 'u' -> {
                line.delete(0, caret);
                caret = 0;
            }
            case 'k' -> line.setLength(caret);
            default -> {}
        }
    }

    private void insert(char letter) {
        if (line.length() < MAX_LENGTH) {
            line.insert(caret, letter);
            caret++;
        }
    }

    private void delete(int place) {
        if (place >= 0 && place < line.length()) {
            line.deleteCharAt(place);
            caret = place;
        }
    }

    private void recall(int place) {
        if (place < 0 || place > history.size() || place == shown) {
            return;
        }
        if (shown == history.size()) {
            typed = text();
        }
        shown = place;
        replace(place == history.size() ? typed : history.get(place));
    }

    private void replace(String text) {
        line.setLength(0);
        line.append(text);
        caret = line.length();
    }
}
