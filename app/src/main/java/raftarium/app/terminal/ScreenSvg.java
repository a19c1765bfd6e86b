package raftarium.app.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.screen.Screen;

import java.util.ArrayList;
import java.util.List;

/**
 * What a screen shows, as a picture. Text stays text, in whatever monospaced font the viewer has:
 * each run of one style is told how long it is to be. One screen gives one picture, to the byte.
 */
public final class ScreenSvg {
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
        List<List<SvgCell>> cells = new ArrayList<>();
        for (int row = 0; row < size.getRows(); row++) {
            cells.add(SvgCell.row(screen, row));
        }
        String page = SvgPiece.page(cells);
        StringBuilder svg = new StringBuilder();
        appendHead(svg, size.getColumns(), size.getRows());
        svg.append("<title>").append(escaped(title)).append("</title>\n");
        appendPage(svg, size.getColumns(), size.getRows(), page);
        for (int row = 0; row < size.getRows(); row++) {
            for (SvgPiece piece : SvgPiece.joined(SvgPiece.of(row, cells.get(row), page))) {
                append(svg, piece);
            }
        }
        return svg.append("</svg>\n").toString();
    }

    /** How wide a picture is of so many columns. */
    private static int width(int columns) {
        return columns * SvgPiece.CELL_WIDTH + 2 * SvgPiece.MARGIN;
    }

    private static int height(int rows) {
        return rows * SvgPiece.CELL_HEIGHT + 2 * SvgPiece.MARGIN;
    }

    /** The picture begins. */
    static void appendHead(StringBuilder svg, int columns, int rows) {
        int width = width(columns);
        int height = height(rows);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width);
        svg.append("\" height=\"").append(height);
        svg.append("\" viewBox=\"0 0 ").append(width).append(' ').append(height);
        svg.append("\" role=\"img\" font-family=\"").append(FONTS);
        svg.append("\" font-size=\"").append(FONT_SIZE);
        svg.append("\" xml:space=\"preserve\">\n");
    }

    /** What is behind all. */
    static void appendPage(StringBuilder svg, int columns, int rows, String page) {
        svg.append("<rect width=\"").append(width(columns));
        svg.append("\" height=\"").append(height(rows));
        svg.append("\" rx=\"6\" fill=\"").append(page).append("\"/>\n");
    }

    private static void append(StringBuilder svg, SvgPiece piece) {
        if (piece instanceof SvgPiece.Ground ground) {
            svg.append("<rect x=\"").append(SvgPiece.x(ground.column()));
            svg.append("\" y=\"").append(SvgPiece.y(ground.row()));
            svg.append("\" width=\"").append(ground.columns() * SvgPiece.CELL_WIDTH);
            svg.append("\" height=\"").append(SvgPiece.CELL_HEIGHT);
            svg.append("\" fill=\"").append(ground.color()).append("\"/>\n");
        } else if (piece instanceof SvgPiece.Block one) {
            SvgBlock block = one.block();
            double halfWidth = SvgPiece.CELL_WIDTH / 2.0;
            int halfHeight = SvgPiece.CELL_HEIGHT / 2;
            svg.append("<rect x=\"").append(SvgPiece.x(one.column()) + block.fromX() * halfWidth);
            svg.append("\" y=\"").append(SvgPiece.y(one.row()) + block.fromY() * halfHeight);
            svg.append("\" width=\"").append(one.columns() * block.width() * halfWidth);
            svg.append("\" height=\"").append(block.height() * halfHeight);
            svg.append('"').append(one.style().fill());
            svg.append(" shape-rendering=\"crispEdges\"/>\n");
        } else if (piece instanceof SvgPiece.Text text) {
            svg.append("<text x=\"").append(SvgPiece.x(text.column()));
            svg.append("\" y=\"").append(SvgPiece.y(text.row()) + SvgPiece.BASELINE);
            svg.append("\" textLength=\"").append(text.columns() * SvgPiece.CELL_WIDTH);
            svg.append("\" lengthAdjust=\"spacingAndGlyphs\"");
            svg.append(text.style().attributes()).append('>');
            svg.append(escaped(text.text())).append("</text>\n");
        }
    }

    /** Text as it is written into a picture: none of it is markup. */
    static String escaped(String text) {
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
