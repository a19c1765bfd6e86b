package raftarium.app.export;

import java.util.List;

/** The formats there are. */
public final class ExportFormats {
    /** In the order in which help shows them. */
    public static final List<ExportFormat> ALL = List.of(
            DiagramExport.SLIDE,
            DiagramExport.STRIPS,
            DiagramExport.PAGE,
            new JsonExport(),
            new HistoryExport());

    private ExportFormats() {}
}
