package raftarium.app.export;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.diagram.DiagramReader;
import raftarium.app.export.diagram.DiagramSubject;
import raftarium.app.export.diagram.Picture;
import raftarium.app.export.diagram.PictureTheme;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Function;

/** The space-time diagram, as a picture or as a page. */
final class DiagramExport {
    private final ExportSource source;
    private final DiagramReader reader;

    private DiagramExport(ExportSource source, DiagramReader reader) {
        this.source = source;
        this.reader = reader;
    }

    /** Writes it for a slide. */
    static @Nullable Exported slide(ExportSource source, Writer out) throws MistakeException {
        PictureTheme theme = theme(source);
        DiagramReader reader = DiagramReader.ofPicture();
        return new DiagramExport(source, reader)
                .write(subject -> reader.slide(subject, theme), out);
    }

    /** Writes it for a document. */
    static @Nullable Exported strips(ExportSource source, Writer out) throws MistakeException {
        PictureTheme theme = theme(source);
        DiagramReader reader = DiagramReader.ofPicture();
        return new DiagramExport(source, reader)
                .write(subject -> reader.strips(subject, theme), out);
    }

    /** Writes it for a browser. */
    static @Nullable Exported page(ExportSource source, Writer out) throws MistakeException {
        DiagramReader reader =
                DiagramReader.ofPage(source.session().simulation().config().machine());
        return new DiagramExport(source, reader).write(reader::page, out);
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

    private @Nullable Exported write(Function<DiagramSubject, Picture> picture, Writer out)
            throws MistakeException {
        ExportSelection selection = source.selection();
        if (!source.tell(reader)) {
            return null;
        }
        DiagramSubject subject = new DiagramSubject(
                source.title(),
                source.session().timeline(),
                selection.fromNanos(),
                selection.toNanos(),
                source.nodes());
        Picture drawn = picture.apply(subject);
        try {
            out.write(drawn.text());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return new Exported(drawn.messages(), "message", drawn.remarks());
    }
}
