package raftarium.app.terminal;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.Screen;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a screen shows, as a picture. Text stays text, in whatever monospaced font the viewer has:
 * each run of one style is told how long it is to be. One screen gives one picture, to the byte.
 */
public final class ScreenSvg {
    private static final int CELL_WIDTH = 9;
    private static final int CELL_HEIGHT = 18;
    private static final int BASELINE = 14;
    private static final int MARGIN = 9;
    /** Monospaced fonts are 0.6 times as wide as high. */
    private static final int FONT_SIZE = 15;

    private static final String FONTS =
            "'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,'Liberation Mono',monospace";

    private ScreenSvg() {}

    /**
     * What was shown by the last refresh, the cursor included.
     *
     * @param title what the picture shows, for those who can't see it
     */
    public static String of(Screen screen, String title) {
        TerminalSize size = screen.getTerminalSize();
        int width = size.getColumns() * CELL_WIDTH + 2 * MARGIN;
        int height = size.getRows() * CELL_HEIGHT + 2 * MARGIN;
        List<List<Cell>> cells = new ArrayList<>();
        for (int row = 0; row < size.getRows(); row++) {
            cells.add(cells(screen, row, size.getColumns()));
        }
        String page = page(cells);
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width);
        svg.append("\" height=\"").append(height);
        svg.append("\" viewBox=\"0 0 ").append(width).append(' ').append(height);
        svg.append("\" role=\"img\" font-family=\"").append(FONTS);
        svg.append("\" font-size=\"").append(FONT_SIZE);
        svg.append("\" xml:space=\"preserve\" style=\"white-space:pre\">\n");
        svg.append("<title>").append(escaped(title)).append("</title>\n");
        svg.append("<rect width=\"").append(width).append("\" height=\"").append(height);
        svg.append("\" rx=\"6\" fill=\"").append(page).append("\"/>\n");
        for (int row = 0; row < size.getRows(); row++) {
            appendBackgrounds(svg, cells.get(row), row, page);
            appendBlocks(svg, cells.get(row), row);
            appendTexts(svg, cells.get(row), row);
        }
        return svg.append("</svg>\n").toString();
    }

    /** What is behind most cells is behind all: there are no seams in it. */
    private static String page(List<List<Cell>> rows) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.forEach(row ->
                row.forEach(cell -> counts.merge(cell.style().background(), 1, Integer::sum)));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(SvgStyle.PAGE);
    }

    private record Cell(int column, int columns, String text, SvgStyle style) {
        int end() {
            return column + columns;
        }

        @Nullable
        SvgBlock block() {
            return columns == 1 ? SvgBlock.of(text) : null;
        }

        /** What is written in it: what fills it is drawn. */
        String written() {
            return block() == null ? text : " ";
        }

        boolean isBlank() {
            return written().isBlank() && !style.hasLine();
        }

        /**
         * Whether every monospaced font has it, as wide as a letter. What must be looked for in
         * another font may have another width, and would push what stands beside it.
         */
        boolean isOrdinary() {
            char c = text.charAt(0);
            boolean latin = c < 0x250;
            boolean quotesAndDashes = c >= 0x2010 && c < 0x2060;
            boolean linesAndBlocks = c >= 0x2500 && c < 0x25a0;
            return columns == 1
                    && text.length() == 1
                    && (latin || quotesAndDashes || linesAndBlocks);
        }
    }

    private static List<Cell> cells(Screen screen, int row, int columns) {
        TerminalPosition cursor = screen.getCursorPosition();
        List<Cell> cells = new ArrayList<>(columns);
        int column = 0;
        while (column < columns) {
            TextCharacter character = screen.getFrontCharacter(column, row);
            boolean underCursor =
                    cursor != null && cursor.getRow() == row && cursor.getColumn() == column;
            int taken = character.isDoubleWidth() && column + 1 < columns ? 2 : 1;
            SvgStyle style = SvgStyle.of(character, underCursor);
            cells.add(new Cell(column, taken, character.getCharacterString(), style));
            column += taken;
        }
        return cells;
    }

    private static void appendBackgrounds(
            StringBuilder svg, List<Cell> cells, int row, String page) {
        int from = 0;
        while (from < cells.size()) {
            String background = cells.get(from).style().background();
            int to = from + 1;
            while (to < cells.size() && cells.get(to).style().background().equals(background)) {
                to++;
            }
            if (!background.equals(page)) {
                int start = cells.get(from).column();
                int columns = cells.get(to - 1).end() - start;
                svg.append("<rect x=\"").append(x(start)).append("\" y=\"").append(y(row));
                svg.append("\" width=\"").append(columns * CELL_WIDTH);
                svg.append("\" height=\"").append(CELL_HEIGHT);
                svg.append("\" fill=\"").append(background).append("\"/>\n");
            }
            from = to;
        }
    }

    private static void appendBlocks(StringBuilder svg, List<Cell> cells, int row) {
        int from = 0;
        while (from < cells.size()) {
            Cell first = cells.get(from);
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
                int columns = to - from;
                svg.append("<rect x=\"")
                        .append(x(first.column()) + block.fromX() * CELL_WIDTH / 2.0);
                svg.append("\" y=\"").append(y(row) + block.fromY() * CELL_HEIGHT / 2);
                svg.append("\" width=\"").append(columns * block.width() * CELL_WIDTH / 2.0);
                svg.append("\" height=\"").append(block.height() * CELL_HEIGHT / 2);
                svg.append('"').append(first.style().fill());
                svg.append(" shape-rendering=\"crispEdges\"/>\n");
            }
            from = to;
        }
    }

    private static void appendTexts(StringBuilder svg, List<Cell> cells, int row) {
        int from = 0;
        while (from < cells.size()) {
            Cell first = cells.get(from);
            int to = from + 1;
            while (to < cells.size()
                    && first.isOrdinary()
                    && cells.get(to).isOrdinary()
                    && cells.get(to).style().writesAs(first.style())) {
                to++;
            }
            appendRun(svg, cells.subList(from, to), row);
            from = to;
        }
    }

    private static void appendRun(StringBuilder svg, List<Cell> run, int row) {
        int from = 0;
        int to = run.size();
        while (from < to && run.get(from).isBlank()) {
            from++;
        }
        while (to > from && run.get(to - 1).isBlank()) {
            to--;
        }
        if (from == to) {
            return;
        }
        Cell first = run.get(from);
        int columns = run.get(to - 1).end() - first.column();
        svg.append("<text x=\"").append(x(first.column()));
        svg.append("\" y=\"").append(y(row) + BASELINE);
        svg.append("\" textLength=\"").append(columns * CELL_WIDTH);
        svg.append("\" lengthAdjust=\"spacingAndGlyphs\"")
                .append(first.style().attributes())
                .append('>');
        for (Cell cell : run.subList(from, to)) {
            svg.append(escaped(cell.written()));
        }
        svg.append("</text>\n");
    }

    private static int x(int column) {
        return MARGIN + column * CELL_WIDTH;
    }

    private static int y(int row) {
        return MARGIN + row * CELL_HEIGHT;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return escaped.toString();
    }
}
