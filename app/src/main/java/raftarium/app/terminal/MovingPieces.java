package raftarium.app.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is drawn in a picture that moves: what is seen throughout, and then what comes and goes. */
final class MovingPieces {
    private final int frames;
    private final StringBuilder still = new StringBuilder();
    private final StringBuilder moving = new StringBuilder();

    MovingPieces(int frames) {
        this.frames = frames;
    }

    /** Those are seen from one frame to another. */
    void add(int from, int to, List<SvgPiece> pieces, MovingStyles styles) {
        if (pieces.isEmpty()) {
            return;
        } else if (to - from == frames) {
            append(still, pieces, styles);
            return;
        }
        moving.append("<g class=\"").append(styles.classesOf(from, to)).append("\">");
        append(moving, pieces, styles);
        moving.append("</g>\n");
    }

    void appendTo(StringBuilder svg) {
        svg.append(still).append(moving);
    }

    private static void append(StringBuilder svg, List<SvgPiece> pieces, MovingStyles styles) {
        Map<String, StringBuilder> paths = new LinkedHashMap<>();
        MovingTexts texts = new MovingTexts();
        for (SvgPiece piece : SvgPiece.joined(pieces)) {
            if (piece instanceof SvgPiece.Ground ground) {
                String name = styles.classOf("fill:" + ground.color());
                appendBox(
                        paths.computeIfAbsent(name, any -> new StringBuilder()),
                        2 * SvgPiece.x(ground.column()),
                        SvgPiece.y(ground.row()),
                        2 * ground.columns() * SvgPiece.CELL_WIDTH,
                        SvgPiece.CELL_HEIGHT);
            } else if (piece instanceof SvgPiece.Block block) {
                String name = styles.classOf(
                        block.style().declarations() + ";shape-rendering:crispEdges");
                appendBlock(paths.computeIfAbsent(name, any -> new StringBuilder()), block);
            } else if (piece instanceof SvgPiece.Text text) {
                texts.add(text, styles.classOf(text.style().declarations()));
            }
        }
        paths.forEach((name, path) -> svg.append("<path class=\"")
                .append(name)
                .append("\" d=\"")
                .append(path)
                .append("\"/>"));
        texts.appendTo(svg);
    }

    private static void appendBlock(StringBuilder path, SvgPiece.Block one) {
        SvgBlock block = one.block();
        int halfHeight = SvgPiece.CELL_HEIGHT / 2;
        appendBox(
                path,
                2 * SvgPiece.x(one.column()) + block.fromX() * SvgPiece.CELL_WIDTH,
                SvgPiece.y(one.row()) + block.fromY() * halfHeight,
                one.columns() * block.width() * SvgPiece.CELL_WIDTH,
                block.height() * halfHeight);
    }

    /** A box; what is across is in halves, since half a cell may be. */
    private static void appendBox(StringBuilder path, int x, int y, int width, int height) {
        path.append('M').append(half(x)).append(' ').append(y);
        path.append('h').append(half(width)).append('v').append(height);
        path.append("h-").append(half(width)).append('z');
    }

    private static String half(int halves) {
        return halves / 2 + (halves % 2 == 0 ? "" : ".5");
    }
}
