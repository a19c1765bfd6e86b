package raftarium.app.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts that are seen at the same time, in as few words as that can be said: short ones of one
 * style are one text, in which each letter has its place; a long one is told how long it is.
 */
final class MovingTexts {
    /** In more letters than that a text is long. */
    private static final int MAX_SHORT = 6;

    /** So many letters are worth a text of their own, in which one row is said for all. */
    private static final int MIN_ROW = 7;

    /** Letters, and where they stand. */
    private static final class Letters {
        private final StringBuilder x = new StringBuilder();
        private final StringBuilder y = new StringBuilder();
        private final StringBuilder text = new StringBuilder();

        void add(SvgPiece.Text word, boolean rowIsSaid) {
            for (int place = 0; place < word.text().length(); place++) {
                String blank = text.isEmpty() ? "" : " ";
                x.append(blank).append(SvgPiece.x(word.column() + place));
                if (!rowIsSaid || y.isEmpty()) {
                    y.append(blank).append(y(word));
                }
                text.append(word.text().charAt(place));
            }
        }

        void appendTo(StringBuilder svg, String name) {
            svg.append("<text x=\"").append(x).append("\" y=\"").append(y);
            svg.append("\" class=\"").append(name).append("\">");
            svg.append(ScreenSvg.escaped(text.toString())).append("</text>");
        }
    }

    /** The short ones, by their classes, and then by their rows. */
    private final Map<String, Map<Integer, List<SvgPiece.Text>>> rows = new LinkedHashMap<>();

    private final StringBuilder longTexts = new StringBuilder();

    /** One more, and the class of its style. */
    void add(SvgPiece.Text text, String name) {
        if (text.columns() == text.text().length() && text.columns() <= MAX_SHORT) {
            rows.computeIfAbsent(name, any -> new LinkedHashMap<>())
                    .computeIfAbsent(text.row(), any -> new ArrayList<>())
                    .add(text);
        } else {
            longTexts.append("<text x=\"").append(SvgPiece.x(text.column()));
            longTexts.append("\" y=\"").append(y(text));
            longTexts.append("\" textLength=\"").append(text.columns() * SvgPiece.CELL_WIDTH);
            longTexts.append("\" class=\"").append(name).append("\">");
            longTexts.append(ScreenSvg.escaped(text.text())).append("</text>");
        }
    }

    private static int y(SvgPiece.Text text) {
        return SvgPiece.y(text.row()) + SvgPiece.BASELINE;
    }

    /** All of them. */
    void appendTo(StringBuilder svg) {
        rows.forEach((name, byRow) -> {
            Letters few = new Letters();
            byRow.values().forEach(row -> {
                int letters = row.stream().mapToInt(SvgPiece.Text::columns).sum();
                Letters its = letters < MIN_ROW ? few : new Letters();
                row.forEach(text -> its.add(text, its != few));
                if (its != few) {
                    its.appendTo(svg, name);
                }
            });
            if (!few.text.isEmpty()) {
                few.appendTo(svg, name);
            }
        });
        svg.append(longTexts);
    }
}
