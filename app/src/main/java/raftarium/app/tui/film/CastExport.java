package raftarium.app.tui.film;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.ExportSource;
import raftarium.app.export.Exported;
import raftarium.words.MistakeException;

import java.io.Writer;
import java.util.List;

/** The cockpit as a recording of a terminal: asciicast, version 2, as asciinema plays it. */
final class CastExport {
    private static final long FRAME_NANOS = 50_000_000;
    private static final long MAX_FRAMES = 72_000;

    private CastExport() {}

    static @Nullable Exported write(ExportSource source, Writer out) throws MistakeException {
        Cast cast = new Cast(out, source.screen().look().sizeOrUsual(), source.title());
        if (!new Reel(source, cast).play(FRAME_NANOS, MAX_FRAMES)) {
            return null;
        }
        cast.end();
        return new Exported(cast.frames(), "frame", List.of());
    }
}
