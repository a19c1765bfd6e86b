package raftarium.words;

import java.util.ArrayList;
import java.util.List;

/** Puts text into lines of so many columns; no word is broken that has room in one. */
public final class Wrapping {
    /** What begins further to the right than this goes on near the edge. */
    private static final int MAX_INDENT = 40;

    private static final int USUAL_INDENT = 2;

    private Wrapping() {}

    /** Breaks at blanks, so that each line has so many columns at most. */
    public static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > columns && columns > 0) {
            int blank = rest.lastIndexOf(' ', columns);
            boolean splits = !rest.substring(0, Math.max(0, blank)).isBlank();
            int end = splits ? blank : columns;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** The same, and what goes on below stands that much further in. */
    public static List<String> hang(String line, int indent, int columns) {
        List<String> lines = new ArrayList<>();
        String first = wrap(line, columns).get(0);
        lines.add(first);
        String rest = line.substring(first.length()).strip();
        if (!rest.isEmpty()) {
            wrap(rest, columns - indent).forEach(part -> lines.add(" ".repeat(indent) + part));
        }
        return lines;
    }

    /** The same below the line's last column: columns are set off by two blanks or more. */
    public static List<String> hang(String line, int columns) {
        return hang(line, indent(line, columns), columns);
    }

    private static int indent(String line, int columns) {
        int gap = line.strip().isEmpty() ? -1 : line.stripTrailing().lastIndexOf("  ");
        return gap < 0 || gap > Math.min(MAX_INDENT, columns / 2) ? USUAL_INDENT : gap + 2;
    }
}
