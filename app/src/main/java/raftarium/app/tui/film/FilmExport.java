package raftarium.app.tui.film;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.ExportSource;
import raftarium.app.export.Exported;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** The cockpit while it is played, as a picture that moves by itself: SVG with key frames. */
final class FilmExport {
    /** Two minutes: browsers have all of it in memory. */
    private static final long MAX_FRAMES = 120_000 / Film.FRAME_MILLIS;

    private FilmExport() {}

    static @Nullable Exported write(ExportSource source, Writer out) throws MistakeException {
        Film film = new Film(source.screen().look().sizeOrUsual());
        if (!new Reel(source, film).play(Film.FRAME_MILLIS * 1_000_000L, MAX_FRAMES)) {
            return null;
        }
        try {
            return film.write(source.title(), out);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
