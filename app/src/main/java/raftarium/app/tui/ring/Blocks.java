package raftarium.app.tui.ring;

import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Letters that are read from ten metres: three points by five and some wider, two points a cell, so
 * that a line takes three rows. All are capitals but the n of a node's name. With the signs of
 * ASCII alone a line is written as it is, spaced out.
 */
public final class Blocks {
    /** How many rows a line takes. */
    public static final int ROWS = 3;

    /** Points of each letter, a row a part. */
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('A', ".#./#.#/###/#.#/#.#"),
            Map.entry('B', "##./#.#/##./#.#/##."),
            Map.entry('C', ".##/#../#../#../.##"),
            Map.entry('D', "##./#.#/#.#/#.#/##."),
            Map.entry('E', "###/#../##./#../###"),
            Map.entry('F', "###/#../##./#../#.."),
            Map.entry('G', ".##/#../#.#/#.#/.##"),
            Map.entry('H', "#.#/#.#/###/#.#/#.#"),
            Map.entry('I', "#/#/#/#/#"),
            Map.entry('J', "..#/..#/..#/#.#/.#."),
            Map.entry('K', "#.#/#.#/##./#.#/#.#"),
            Map.entry('L', "#../#../#../#../###"),
            Map.entry('M', "#...#/##.##/#.#.#/#...#/#...#"),
            Map.entry('N', "#..#/##.#/#.##/#..#/#..#"),
            Map.entry('O', "###/#.#/#.#/#.#/###"),
            Map.entry('P', "##./#.#/##./#../#.."),
            Map.entry('Q', "###/#.#/#.#/###/..#"),
            Map.entry('R', "##./#.#/##./#.#/#.#"),
            Map.entry('S', "###/#../###/..#/###"),
            Map.entry('T', "###/.#./.#./.#./.#."),
            Map.entry('U', "#.#/#.#/#.#/#.#/###"),
            Map.entry('V', "#.#/#.#/#.#/#.#/.#."),
            Map.entry('W', "#...#/#...#/#.#.#/##.##/#...#"),
            Map.entry('X', "#.#/#.#/.#./#.#/#.#"),
            Map.entry('Y', "#.#/#.#/.#./.#./.#."),
            Map.entry('Z', "###/..#/.#./#../###"),
            Map.entry('0', "###/#.#/#.#/#.#/###"),
            Map.entry('1', ".#/##/.#/.#/.#"),
            Map.entry('2', "###/..#/###/#../###"),
            Map.entry('3', "###/..#/###/..#/###"),
            Map.entry('4', "#.#/#.#/###/..#/..#"),
            Map.entry('5', "###/#../###/..#/###"),
            Map.entry('6', "###/#../###/#.#/###"),
            Map.entry('7', "###/..#/..#/..#/..#"),
            Map.entry('8', "###/#.#/###/#.#/###"),
            Map.entry('9', "###/#.#/###/..#/###"),
            Map.entry('n', ".../.../##./#.#/#.#"),
            Map.entry('\'', "#/#/././."),
            Map.entry(':', "./#/./#/."),
            Map.entry('/', "..#/..#/.#./#../#.."),
            Map.entry('?', "###/..#/.##/.../.#."),
            Map.entry('+', ".../.#./###/.#./..."),
            Map.entry('-', "../../##/../.."),
            Map.entry('.', "././././#"),
            Map.entry(',', "../../../.#/#."),
            Map.entry('!', "#/#/#/./#"),
            Map.entry(' ', "../../../../.."),
            Map.entry('(', ".#/#./#./#./.#"),
            Map.entry(')', "#./.#/.#/.#/#."),
            Map.entry('|', "#/#/#/#/#"));

    private Blocks() {}

    /** In capitals, but for the names of nodes. */
    static String capitals(String text) {
        StringBuilder capitals = new StringBuilder(text.toUpperCase(Locale.ROOT));
        for (int at = 0; at + 1 < text.length(); at++) {
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (begins && text.charAt(at) == 'n' && Character.isDigit(text.charAt(at + 1))) {
                capitals.setCharAt(at, 'n');
            }
        }
        return capitals.toString();
    }

    private static String points(char letter) {
        return LETTERS.getOrDefault(letter, "##/##/##/##/##");
    }

    /** How many columns a line takes. */
    public static int columns(String text) {
        int columns = 0;
        String capitals = capitals(text);
        for (int place = 0; place < capitals.length(); place++) {
            columns += points(capitals.charAt(place)).indexOf('/') + 1;
        }
        return Math.max(0, columns - 1);
    }

    /** Writes a line, as far as there is room up to {@code end}. Returns the column behind. */
    public static int put(Canvas canvas, int column, int row, String text, Ink ink, int end) {
        String capitals = capitals(text);
        if (canvas.isAscii()) {
            canvas.put(column, row + 1, String.join(" ", capitals.split("")), ink, end);
            return column + columns(text);
        }
        int at = column;
        for (int place = 0; place < capitals.length(); place++) {
            List<String> rows = rows(points(capitals.charAt(place)).split("/"));
            int width = rows.get(0).length();
            if (at + width > end) {
                return at;
            }
            for (int line = 0; line < ROWS; line++) {
                put(canvas, at, row + line, rows.get(line), ink);
            }
            at += width + 1;
        }
        return at;
    }

    /** A line a point lower, so that there is ground above it where it is written on a plate. */
    static List<String> lowered(String text) {
        StringBuilder[] points = new StringBuilder[2 * ROWS];
        Arrays.setAll(points, any -> new StringBuilder());
        for (char letter : capitals(text).toCharArray()) {
            String[] its = points(letter).split("/");
            String gap = points[0].isEmpty() ? "" : ".";
            points[0].append(gap).append(".".repeat(its[0].length()));
            for (int row = 0; row < its.length; row++) {
                points[row + 1].append(gap).append(its[row]);
            }
        }
        return rows(Arrays.stream(points).map(String::valueOf).toArray(String[]::new));
    }

    /** Blanks leave what is there. */
    static void put(Canvas canvas, int column, int row, String cells, Ink ink) {
        for (int at = 0; at < cells.length(); at++) {
            if (cells.charAt(at) != ' ') {
                canvas.put(column + at, row, cells.substring(at, at + 1), ink);
            }
        }
    }

    /** Points as cells: two rows of points are a row of half blocks. */
    static List<String> rows(String... points) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < points.length; row += 2) {
            String below = row + 1 < points.length ? points[row + 1] : "";
            StringBuilder cells = new StringBuilder();
            for (int at = 0; at < points[row].length(); at++) {
                boolean upper = points[row].charAt(at) == '#';
                boolean lower = at < below.length() && below.charAt(at) == '#';
                cells.append(upper && lower ? '█' : upper ? '▀' : lower ? '▄' : ' ');
            }
            rows.add(cells.toString());
        }
        return rows;
    }
}
