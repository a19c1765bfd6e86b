package raftarium.app.lesson;

import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a lesson's file with what belongs to it: what follows on its line, and the lines below
 * that stand further to the right.
 *
 * @param line where it stands, from 1
 * @param column where it stands, from 1
 * @param rest what follows on its line, without blanks around it
 * @param restColumn where that begins
 */
record LessonEntry(
        int line, int column, String word, String rest, int restColumn, List<Line> below) {
    LessonEntry {
        below = List.copyOf(below);
    }

    /**
     * A line of the file.
     *
     * @param number from 1
     * @param text without blanks at its end
     */
    record Line(int number, String text) {
        /** How many blanks it begins with. */
        int indent() {
            int indent = 0;
            while (indent < text.length() && Character.isWhitespace(text.charAt(indent))) {
                indent++;
            }
            return indent;
        }

        boolean isBlank() {
            return text.isEmpty();
        }

        /** Whether it says nothing, as the lines of commands do that begin so. */
        boolean isComment() {
            return text.startsWith("#", indent());
        }
    }

    /** The lines of a text. */
    static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            lines.add(new Line(lines.size() + 1, line.stripTrailing()));
        }
        return lines;
    }

    /**
     * The words in lines whose first one gives the place at which words begin; lines before them
     * that stand further to the right are mistakes.
     */
    static List<LessonEntry> of(List<Line> lines, LessonMistakes mistakes) {
        List<LessonEntry> entries = new ArrayList<>();
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(Line::indent)
                .findFirst()
                .orElse(0);
        int next = 0;
        while (next < lines.size()) {
            Line line = lines.get(next++);
            if (line.isBlank() || line.indent() <= indent && line.isComment()) {
                continue;
            } else if (line.indent() > indent) {
                mistakes.add(new MistakeException(
                        "this line belongs to no word: it stands further to the right than the"
                                + " words before it",
                        line.number,
                        line.indent() + 1));
                continue;
            }
            int begin = next;
            while (next < lines.size() && belongs(lines.get(next), indent)) {
                next++;
            }
            entries.add(entry(line, lines.subList(begin, next)));
        }
        return entries;
    }

    /** Comments in the column of the words end nothing. */
    private static boolean belongs(Line line, int indent) {
        return line.isBlank() || line.indent() > indent || line.isComment();
    }

    private static LessonEntry entry(Line line, List<Line> below) {
        int start = line.indent();
        int end = start;
        while (end < line.text.length() && !Character.isWhitespace(line.text.charAt(end))) {
            end++;
        }
        int rest = end;
        while (rest < line.text.length() && Character.isWhitespace(line.text.charAt(rest))) {
            rest++;
        }
        return new LessonEntry(
                line.number,
                start + 1,
                line.text.substring(start, end),
                line.text.substring(rest),
                rest + 1,
                below.stream()
                        .filter(one -> one.isBlank() || one.indent() > start || !one.isComment())
                        .toList());
    }

    /** The place behind its line, where something is missing. */
    MistakeException missing(String what) {
        return new MistakeException(what, line, restColumn + rest.length());
    }

    /** A mistake of the word itself. */
    MistakeException wrong(String what) {
        return new MistakeException(what, line, column);
    }

    /** A mistake in what follows it on its line. */
    MistakeException wrongRest(String what) {
        return new MistakeException(what, line, restColumn);
    }

    /** Lines below it that aren't blank and no comments. */
    List<Line> said() {
        return below.stream().filter(one -> !one.isBlank() && !one.isComment()).toList();
    }
}
