package raftarium.app.terminal;

import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.Screen;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a screen shows from frame to frame, as a picture that moves by itself: style sheets show and
 * hide what changes, and there is no script in it. What stays is drawn once. Who wants less motion
 * sees the last frame, and so does who knows nothing of animations. The same frames give the same
 * picture, to the byte.
 */
public final class MovingSvg {
    /**
     * How long something is seen.
     *
     * @param from in which frame first, from 0
     * @param to in which no more
     */
    private record Span(int from, int to) implements Comparable<Span> {
        @Override
        public int compareTo(Span other) {
            return from != other.from
                    ? Integer.compare(from, other.from)
                    : Integer.compare(to, other.to);
        }
    }

    /** What is seen in a row, and since when. */
    private static final class Row {
        private List<TextCharacter> cells = List.of();
        private Map<SvgPiece, Integer> seen = new LinkedHashMap<>();
    }

    private final int columns;
    private final List<Row> rows;
    private final TreeMap<Span, List<SvgPiece>> spans = new TreeMap<>();
    private int frames;
    private @Nullable String page;

    /** Nothing is shown yet. */
    public MovingSvg(int columns, int rows) {
        this.columns = columns;
        this.rows = Stream.generate(Row::new).limit(rows).toList();
    }

    /** How many frames were shown. */
    public int frames() {
        return frames;
    }

    /** What was shown by the last refresh is the next frame. */
    public void show(Screen screen) {
        String behind = page == null ? page(screen) : page;
        page = behind;
        for (int row = 0; row < rows.size(); row++) {
            Row its = rows.get(row);
            List<TextCharacter> cells = cells(screen, row);
            if (!cells.equals(its.cells)) {
                its.cells = cells;
                show(its, SvgPiece.of(row, SvgCell.row(screen, row), behind));
            }
        }
        frames++;
    }

    private String page(Screen screen) {
        return SvgPiece.page(IntStream.range(0, rows.size())
                .mapToObj(row -> SvgCell.row(screen, row))
                .toList());
    }

    private List<TextCharacter> cells(Screen screen, int row) {
        return IntStream.range(0, columns)
                .mapToObj(column -> screen.getFrontCharacter(column, row))
                .toList();
    }

    private void show(Row row, List<SvgPiece> pieces) {
        Map<SvgPiece, Integer> now = new LinkedHashMap<>();
        for (SvgPiece piece : pieces) {
            Integer since = row.seen.remove(piece);
            now.put(piece, since == null ? Integer.valueOf(frames) : since);
        }
        end(row);
        row.seen = now;
    }

    /** What isn't seen any more ends. */
    private void end(Row row) {
        row.seen.forEach((piece, since) -> spans.computeIfAbsent(
                        new Span(since, frames), any -> new ArrayList<>())
                .add(piece));
    }

    /**
     * The picture of all frames; there is one at least. No more are shown.
     *
     * @param title what it shows, for those who can't see it
     * @param description the same at length
     * @param frameMillis how long a frame is seen
     * @param lastFrames how long the last one is seen, in frames
     */
    public String picture(String title, String description, int frameMillis, int lastFrames) {
        frames += lastFrames - 1;
        rows.forEach(this::end);
        StringBuilder svg = new StringBuilder();
        ScreenSvg.appendHead(svg, columns, rows.size());
        svg.append("<title>").append(ScreenSvg.escaped(title)).append("</title>\n");
        svg.append("<desc>").append(ScreenSvg.escaped(description)).append("</desc>\n");
        MovingPieces grounds = new MovingPieces(frames);
        MovingPieces others = new MovingPieces(frames);
        MovingStyles styles = new MovingStyles(frames, frameMillis);
        spans.forEach((span, pieces) -> {
            grounds.add(span.from, span.to, only(pieces, true), styles);
            others.add(span.from, span.to, only(pieces, false), styles);
        });
        styles.appendTo(svg);
        ScreenSvg.appendPage(svg, columns, rows.size(), page == null ? SvgStyle.PAGE : page);
        grounds.appendTo(svg);
        others.appendTo(svg);
        return svg.append("</svg>\n").toString();
    }

    private static List<SvgPiece> only(List<SvgPiece> pieces, boolean grounds) {
        return pieces.stream()
                .filter(piece -> piece instanceof SvgPiece.Ground == grounds)
                .toList();
    }
}
