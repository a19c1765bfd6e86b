package raftarium.app.export;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.diagram.DiagramReader;
import raftarium.app.export.diagram.DiagramSubject;
import raftarium.app.export.diagram.Picture;
import raftarium.app.export.diagram.PictureTheme;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The space-time diagram, as a picture or as a page. */
final class DiagramExport {
    private final ExportSource source;
    private final Function<Simulation, DiagramReader> readers;
    private final BiFunction<DiagramReader, DiagramSubject, Picture> pictures;

    private DiagramExport(
            ExportSource source,
            Function<Simulation, DiagramReader> readers,
            BiFunction<DiagramReader, DiagramSubject, Picture> pictures) {
        this.source = source;
        this.readers = readers;
        this.pictures = pictures;
    }

    /** Writes it for a slide. */
    static @Nullable Exported slide(ExportSource source, Writer out) throws MistakeException {
        PictureTheme theme = theme(source);
        return picture(source, (reader, subject) -> reader.slide(subject, theme), out);
    }

    /** Writes it for a document. */
    static @Nullable Exported strips(ExportSource source, Writer out) throws MistakeException {
        PictureTheme theme = theme(source);
        return picture(source, (reader, subject) -> reader.strips(subject, theme), out);
    }

    private static @Nullable Exported picture(
            ExportSource source,
            BiFunction<DiagramReader, DiagramSubject, Picture> pictures,
            Writer out)
            throws MistakeException {
        return new DiagramExport(source, DiagramReader::ofPicture, pictures).write(out);
    }

    /** Writes it for a browser. */
    static @Nullable Exported page(ExportSource source, Writer out) throws MistakeException {
        return new DiagramExport(source, DiagramReader::ofPage, DiagramReader::page).write(out);
    }

    private static PictureTheme theme(ExportSource source) throws MistakeException {
        String said = source.screen().look().theme();
        for (PictureTheme theme : PictureTheme.values()) {
            if (theme.word().equals(said)) {
                return theme;
            }
        }
        if (said != null) {
            throw new MistakeException("a diagram has the theme light or dark, not " + said);
        }
        return PictureTheme.LIGHT;
    }

    private @Nullable Exported write(Writer out) throws MistakeException {
        ExportSelection selection = source.selection();
        DiagramReader[] reader = new DiagramReader[1];
        if (!source.tell(simulation -> reader[0] = readers.apply(simulation))) {
            return null;
        }
        DiagramSubject subject = new DiagramSubject(
                source.title(),
                source.session().timeline(),
                selection.fromNanos(),
                selection.toNanos(),
                source.nodes());
        Picture picture = pictures.apply(reader[0], subject);
        try {
            out.write(picture.text());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return new Exported(picture.messages(), "message", picture.remarks());
    }
}
