package raftarium.app.export;

import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The formats there are: those of this room, and those of the rooms above it, which it can't name:
 * they are services, and {@code META-INF/services} lists them.
 */
public final class ExportFormats {
    /** Formats of a room above this one, as a service. */
    public interface Provider {
        /** In the order in which help shows them. */
        List<ExportFormat> formats();
    }

    private static final Set<String> OF_PICTURES = Set.of("--from", "--to", "--nodes", "--theme");

    private static final List<ExportFormat> OWN = List.of(
            new ExportFormat(
                    "svg",
                    "a diagram for a slide, a lane a node, time from left to right",
                    "svg",
                    OF_PICTURES,
                    DiagramExport::slide),
            new ExportFormat(
                    "strips",
                    "the same for a document, in strips like lines of music, as SVG",
                    "svg",
                    OF_PICTURES,
                    DiagramExport::strips),
            new ExportFormat(
                    "html",
                    "a page that works from disk: the diagram with a playhead, and each node's"
                            + " state",
                    "html",
                    Set.of("--from", "--to", "--nodes"),
                    DiagramExport::page),
            new ExportFormat(
                    "json",
                    "all that happened, a JSON object a line an event, with every field",
                    "jsonl",
                    JsonExport::write),
            new ExportFormat(
                    "history",
                    "what clients asked and were answered, a JSON object a line an operation",
                    "jsonl",
                    HistoryExport::write),
            new ExportFormat(
                    "edn",
                    "the same as a history of Jepsen's, which Knossos and Elle read",
                    "edn",
                    EdnExport::write),
            new ExportFormat(
                    "mermaid",
                    "a sequence diagram, as text that web pages and READMEs draw",
                    "mmd",
                    MermaidExport::write),
            new ExportFormat(
                    "shiviz",
                    "who knew what by when: events with vector clocks, for ShiViz",
                    "log",
                    ShivizExport::write));

    /** In the order in which help shows them. */
    public static final List<ExportFormat> ALL =
            Stream.concat(OWN.stream(), provided()).toList();

    private ExportFormats() {}

    private static Stream<ExportFormat> provided() {
        return ServiceLoader.load(Provider.class, ExportFormats.class.getClassLoader()).stream()
                .flatMap(provider -> provider.get().formats().stream());
    }
}
