package raftarium.app.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of the things of which the picture of a screen consists; all of it lies in one row. */
sealed interface SvgPiece {
    /** How wide a cell is drawn. */
    int CELL_WIDTH = 9;

    /** How high. */
    int CELL_HEIGHT = 18;

    /** How far the cells are from the picture's edge. */
    int MARGIN = 9;

    /** How far below a cell's upper edge its letters stand. */
    int BASELINE = 14;

    /** What cells have behind them that isn't the page. */
    record Ground(int row, int column, int columns, String color) implements SvgPiece {}

    /** Cells that are filled, or half filled. */
    record Block(int row, int column, int columns, SvgBlock block, SvgStyle style)
            implements SvgPiece {}

    /** A word, or a sign that isn't in every font. */
    record Text(int row, int column, int columns, String text, SvgStyle style) implements SvgPiece {
        int end() {
            return column + columns;
        }

        /** Whether it is the next word of the same text. */
        boolean follows(Text before) {
            return row == before.row
                    && column == before.end() + 1
                    && style.writesAs(before.style)
                    && isPlain()
                    && before.isPlain();
        }

        private boolean isPlain() {
            return columns == text.length() && text.charAt(0) < 0x250 && !style.hasLine();
        }

        Text with(Text next) {
            return new Text(row, column, next.end() - column, text + " " + next.text, style);
        }
    }

    /** The left edge of a column. */
    static int x(int column) {
        return MARGIN + column * CELL_WIDTH;
    }

    /** The upper edge of a row. */
    static int y(int row) {
        return MARGIN + row * CELL_HEIGHT;
    }

    /** What is behind most cells is behind all: there are no seams in it. */
    static String page(List<List<SvgCell>> rows) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.forEach(row ->
                row.forEach(cell -> counts.merge(cell.style().background(), 1, Integer::sum)));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(SvgStyle.PAGE);
    }

    /** Those of a row, from what lies lowest to what lies on top. */
    static List<SvgPiece> of(int row, List<SvgCell> cells, String page) {
        List<SvgPiece> pieces = new ArrayList<>();
        addGrounds(pieces, row, cells, page);
        addBlocks(pieces, row, cells);
        addTexts(pieces, row, cells);
        return pieces;
    }

    private static void addGrounds(
            List<SvgPiece> pieces, int row, List<SvgCell> cells, String page) {
        int from = 0;
        while (from < cells.size()) {
            String color = cells.get(from).style().background();
            int to = from + 1;
            while (to < cells.size() && cells.get(to).style().background().equals(color)) {
                to++;
            }
            if (!color.equals(page)) {
                int start = cells.get(from).column();
                pieces.add(new Ground(row, start, cells.get(to - 1).end() - start, color));
            }
            from = to;
        }
    }

    private static void addBlocks(List<SvgPiece> pieces, int row, List<SvgCell> cells) {
        int from = 0;
        while (from < cells.size()) {
            SvgCell first = cells.get(from);
            SvgBlock block = first.block();
            int to = from + 1;
            while (block != null
                    && block.joins()
                    && to < cells.size()
                    && cells.get(to).text().equals(first.text())
                    && cells.get(to).style().writesAs(first.style())) {
                to++;
            }
            if (block != null) {
                pieces.add(new Block(
                        row, first.column(), to - from, block, first.style().ink()));
            }
            from = to;
        }
    }

    /** A blank ends a word, unless there is a line in it. */
    private static void addTexts(List<SvgPiece> pieces, int row, List<SvgCell> cells) {
        int from = 0;
        while (from < cells.size()) {
            SvgCell first = cells.get(from);
            int to = from + 1;
            if (!first.isBlank()) {
                while (to < cells.size()
                        && !cells.get(to).isBlank()
                        && cells.get(to - 1).goesOnWith(cells.get(to))) {
                    to++;
                }
                StringBuilder text = new StringBuilder();
                cells.subList(from, to).forEach(cell -> text.append(cell.written()));
                int columns = cells.get(to - 1).end() - first.column();
                pieces.add(new Text(
                        row,
                        first.column(),
                        columns,
                        text.toString(),
                        first.style().ink()));
            }
            from = to;
        }
    }

    /** The same, words that follow each other put together. */
    static List<SvgPiece> joined(List<SvgPiece> pieces) {
        List<SvgPiece> joined = new ArrayList<>();
        for (SvgPiece piece : pieces) {
            int last = joined.size() - 1;
            if (piece instanceof Text text
                    && last >= 0
                    && joined.get(last) instanceof Text before
                    && text.follows(before)) {
                joined.set(last, before.with(text));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }
}
