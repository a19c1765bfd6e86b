package raftarium.app.tui.film;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.ExportSource;
import raftarium.app.export.Exported;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** The cockpit at a moment, as a picture: SVG. */
final class PictureExport {
    private PictureExport() {}

    static @Nullable Exported write(ExportSource source, Writer out) throws MistakeException {
        StillPicture picture = new StillPicture(source.screen().look().sizeOrUsual());
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
