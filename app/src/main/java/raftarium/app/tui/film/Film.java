package raftarium.app.tui.film;

import raftarium.app.export.Exported;
import raftarium.app.export.ScreenSize;
import raftarium.app.terminal.MovingSvg;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Frames that become a picture that moves. Where much moves it may have only every second of them,
 * every third and so on, each for longer: so it stays small.
 */
final class Film extends StillPicture {
    /** How long a frame is seen, where all of them are. */
    static final int FRAME_MILLIS = 100;

    /** So long the end is seen before it begins again, about. */
    private static final int LAST_MILLIS = 2_000;

    /** No frame is seen longer than so many are. */
    private static final int MAX_STRIDE = 5;

    /** How large it may be, by how long it is: 600 KB where it is 20 s. */
    private static final long BYTES_A_SECOND = 24_000;

    private static final long MIN_BYTES = 120_000;

    private final ScreenSize size;

    /** One with all frames, one with every second, and so on. */
    private final List<MovingSvg> pictures;

    private final StringBuilder marks = new StringBuilder();
    private long frames;

    Film(ScreenSize size) {
        super(size);
        this.size = size;
        pictures = Stream.generate(() -> new MovingSvg(size.columns(), size.rows()))
                .limit(MAX_STRIDE)
                .toList();
    }

    @Override
    public void shown(long playNanos, Canvas canvas, boolean isLast) {
        super.shown(playNanos, canvas, isLast);
        for (int stride = 1; stride <= MAX_STRIDE; stride++) {
            if (frames % stride == 0 || isLast) {
                pictures.get(stride - 1).show(screen());
            }
        }
        frames++;
    }

    @Override
    public void marked(long playNanos, String text) {
        marks.append("\nAfter ")
                .append(CellText.seconds(playNanos))
                .append(" s: ")
                .append(text);
    }

    /** The one with the most frames that is small enough, and how many these are. */
    Exported write(String title, Writer out) throws IOException {
        String description = "The cockpit of Raftarium on a terminal of " + size.columns()
                + " columns and " + size.rows() + " rows." + marks;
        long maxBytes = MIN_BYTES + frames * FRAME_MILLIS * BYTES_A_SECOND / 1_000;
        int stride = 0;
        long shown;
        String svg;
        do {
            MovingSvg picture = pictures.get(stride);
            stride++;
            shown = picture.frames();
            int frameMillis = stride * FRAME_MILLIS;
            svg = picture.picture(title, description, frameMillis, LAST_MILLIS / frameMillis);
        } while (stride < MAX_STRIDE && svg.getBytes(StandardCharsets.UTF_8).length > maxBytes);
        out.write(svg);
        return new Exported(shown, "frame", List.of());
    }
}
