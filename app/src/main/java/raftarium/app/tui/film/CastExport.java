package raftarium.app.tui.film;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.ExportFormat;
import raftarium.app.export.ExportSource;
import raftarium.app.export.Exported;
import raftarium.words.MistakeException;

import java.io.Writer;
import java.util.List;
import java.util.Set;

/** The cockpit as a recording of a terminal: asciicast, version 2, as asciinema plays it. */
public final class CastExport implements ExportFormat {
    /** What all formats heed that show the cockpit while it is played. */
    static final Set<String> OPTIONS = Set.of(
            "--from", "--to", "--size", "--speed", "--theme", "--note", "--ascii", "--present");

    private static final long FRAME_NANOS = 50_000_000;
    private static final long MAX_FRAMES = 72_000;

    /** The format; there is no state to it. */
    public CastExport() {}

    @Override
    public String name() {
        return "cast";
    }

    @Override
    public String meaning() {
        return "the cockpit while it is played, as a recording for asciinema (asciicast 2)";
    }

    @Override
    public String ending() {
        return "cast";
    }

    @Override
    public Set<String> options() {
        return OPTIONS;
    }

    @Override
    public @Nullable Exported write(ExportSource source, Writer out) throws MistakeException {
        Cast cast = new Cast(out, source.screen().sizeOrUsual(), source.title());
        if (!new Reel(source, cast).play(FRAME_NANOS, MAX_FRAMES)) {
            return null;
        }
        cast.end();
        return new Exported(cast.frames(), "frame", List.of());
    }
}
