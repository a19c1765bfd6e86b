package raftarium.app.tui.film;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.ExportSource;
import raftarium.app.export.Exported;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The cockpit while it is played, as a picture that moves by itself: SVG with key frames. */
final class FilmExport {
    /** How long a frame is seen: the longer, the smaller is what shows them. */
    private static final List<Integer> FRAME_MILLIS = List.of(100, 200, 300, 400, 500);

    /** Two minutes: browsers have all of it in memory. */
    private static final long MAX_MILLIS = 120_000;

    /** So long the end is seen before it begins again, about. */
    private static final int LAST_MILLIS = 2_000;

    /** How large it may be, by how long it is: 600 KB where it is 20 s. */
    private static final long BYTES_A_SECOND = 24_000;

    private static final long MIN_BYTES = 120_000;

    private FilmExport() {}

    static @Nullable Exported write(ExportSource source, Writer out) throws MistakeException {
        Film film = null;
        String picture = "";
        for (int frameMillis : FRAME_MILLIS) {
            film = new Film(source.screen().sizeOrUsual());
            if (!new Reel(source, film).play(frameMillis * 1_000_000L, MAX_MILLIS / frameMillis)) {
                return null;
            }
            picture = film.picture(source.title(), frameMillis, LAST_MILLIS / frameMillis);
            int bytes = picture.getBytes(StandardCharsets.UTF_8).length;
            if (bytes <= MIN_BYTES + film.millis() * BYTES_A_SECOND / 1_000) {
                break;
            }
        }
        try {
            out.write(picture);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return new Exported(film == null ? 0 : film.frames(), "frame", List.of());
    }
}
