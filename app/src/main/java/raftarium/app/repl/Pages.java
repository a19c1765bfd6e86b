package raftarium.app.repl;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import raftarium.words.Wrapping;

import java.util.List;
import java.util.Locale;

/** A text in pages, and where whoever reads is in it: keys as in other pagers. */
final class Pages {
    private static final String HELP = "space, arrows: on and back   /: search   q: leaves";

    private final String text;
    private List<String> lines = List.of();
    private int columns;
    private int rows = 1;
    private int first;
    private boolean left;

    /** What is being typed to search for; it is being typed while it begins with a slash. */
    private String typed = "";

    private String sought = "";
    private boolean isMissing;

    Pages(String text) {
        this.text = text;
    }

    /** How many rows a text takes. */
    static int rows(String text, int columns) {
        return lines(text, columns).size();
    }

    private static List<String> lines(String text, int columns) {
        return text.lines()
                .flatMap(line -> Wrapping.hang(line, columns).stream())
                .toList();
    }

    /** They are read on a screen of that size, whose last row says where that is. */
    void fit(int newColumns, int newRows) {
        rows = Math.max(1, newRows - 1);
        if (newColumns != columns) {
            columns = newColumns;
            lines = lines(text, columns);
        }
        go(first);
    }

    private void go(int line) {
        first = Math.max(0, Math.min(line, lines.size() - rows));
    }

    /** Whether whoever reads wants no more of it. */
    boolean isLeft() {
        return left;
    }

    /** The lines of the page that is read. */
    List<String> shown() {
        return lines.subList(first, Math.min(lines.size(), first + rows));
    }

    /** Whether that line has what was searched for. */
    boolean isFound(String line) {
        return !sought.isEmpty() && has(line);
    }

    private boolean has(String line) {
        return line.toLowerCase(Locale.ROOT).contains(sought);
    }

    /** Where one is, and what one can do. */
    String status() {
        if (!typed.isEmpty()) {
            return typed;
        } else if (isMissing) {
            return " no more '" + sought + "' ";
        }
        int last = Math.min(lines.size(), first + rows);
        return " " + (first + 1) + "-" + last + " of " + lines.size() + "   " + HELP + " ";
    }

    void press(KeyStroke key) {
        isMissing = false;
        boolean isCtrlC = key.isCtrlDown() && Character.valueOf('c').equals(key.getCharacter());
        if (isCtrlC || key.getKeyType() == KeyType.EOF) {
            left = true;
        } else if (typed.isEmpty()) {
            move(key);
        } else {
            search(key);
        }
    }

    private void move(KeyStroke key) {
        switch (key.getKeyType()) {
            case ArrowDown, Enter -> go(first + 1);
            case ArrowUp -> go(first - 1);
            case PageDown -> go(first + rows);
            case PageUp -> go(first - rows);
            case Home -> go(0);
            case End -> go(lines.size());
            case Escape -> left = true;
            case Character -> letter(key.getCharacter());
            default -> {}
        }
    }

    private void letter(char letter) {
        switch (letter) {
            case ' ', 'f' -> go(first + rows);
            case 'b' -> go(first - rows);
            case 'j' -> go(first + 1);
            case 'k' -> go(first - 1);
            case 'g' -> go(0);
            case 'G' -> go(lines.size());
            case 'q', 'Q' -> left = true;
            case '/' -> typed = "/";
            case 'n' -> find(1);
            case 'N' -> find(-1);
            default -> {}
        }
    }

    private void search(KeyStroke key) {
        switch (key.getKeyType()) {
            case Enter -> {
                sought = typed.length() > 1 ? typed.substring(1).toLowerCase(Locale.ROOT) : sought;
                typed = "";
                find(1);
            }
            case Escape -> typed = "";
            case Backspace -> typed = typed.substring(0, typed.length() - 1);
            case Character -> typed += key.getCharacter();
            default -> {}
        }
    }

    /** The next line that has it, or the one before, gets to the top, as far as that goes. */
    private void find(int step) {
        int line = first + step;
        while (line >= 0 && line < lines.size() && !isFound(lines.get(line))) {
            line += step;
        }
        isMissing = line < 0 || line >= lines.size();
        if (!isMissing) {
            go(line);
        }
    }
}
