package raftarium.app.tui.film;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.ExportFormat;
import raftarium.app.export.ExportSource;
import raftarium.app.export.Exported;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;

/** The cockpit at a moment, as a picture: SVG. */
public final class PictureExport implements ExportFormat {
    /** The format; there is no state to it. */
    public PictureExport() {}

    @Override
    public String name() {
        return "picture";
    }

    @Override
    public String meaning() {
        return "the cockpit as it is at the end, or at --to or --note, as an SVG";
    }

    @Override
    public String ending() {
        return "svg";
    }

    @Override
    public Set<String> options() {
        return Set.of("--to", "--size", "--theme", "--note", "--ascii", "--present");
    }

    @Override
    public @Nullable Exported write(ExportSource source, Writer out) throws MistakeException {
        Picture picture = new Picture(source.screen().sizeOrUsual());
        if (!new Reel(source, picture).playEnd()) {
            return null;
        }
        try {
            out.write(picture.svg(source.title()));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return new Exported(1, "picture", List.of());
    }
}
