package raftarium.app.export;

import java.util.List;

/** The formats there are. */
public final class ExportFormats {
    /** In the order in which help shows them. */
    public static final List<ExportFormat> ALL = List.of(
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

    private ExportFormats() {}
}
