package raftarium.app.export;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.diagram.DiagramReader;
import raftarium.app.export.diagram.DiagramSubject;
import raftarium.app.export.diagram.Picture;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The space-time diagram, as a picture or as a page. */
final class DiagramExport implements ExportFormat {
    /** For a slide. */
    static final DiagramExport SLIDE = new DiagramExport(
            "svg",
            "a diagram for a slide, a lane a node, time from left to right",
            "svg",
            DiagramReader::ofPicture,
            DiagramReader::slide);

    /** For a document. */
    static final DiagramExport STRIPS = new DiagramExport(
            "strips",
            "the same for a document, in strips like lines of music, as SVG",
            "svg",
            DiagramReader::ofPicture,
            DiagramReader::strips);

    /** For a browser. */
    static final DiagramExport PAGE = new DiagramExport(
            "html",
            "a page that works from disk: the diagram with a playhead, and each node's state",
            "html",
            DiagramReader::ofPage,
            DiagramReader::page);

    private final String name;
    private final String meaning;
    private final String ending;
    private final Function<Simulation, DiagramReader> readers;
    private final BiFunction<DiagramReader, DiagramSubject, Picture> pictures;

    private DiagramExport(
            String name,
            String meaning,
            String ending,
            Function<Simulation, DiagramReader> readers,
            BiFunction<DiagramReader, DiagramSubject, Picture> pictures) {
        this.name = name;
        this.meaning = meaning;
        this.ending = ending;
        this.readers = readers;
        this.pictures = pictures;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String ending() {
        return ending;
    }

    @Override
    public @Nullable Exported write(ExportSource source, Writer out) throws MistakeException {
        ExportSelection selection = source.selection();
        if (!selection.types().isEmpty()) {
            throw new MistakeException(name + " is of all types: --types is for json");
        }
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
