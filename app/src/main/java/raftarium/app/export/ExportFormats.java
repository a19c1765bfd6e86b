package raftarium.app.export;

import raftarium.app.export.diagram.HtmlExport;
import raftarium.app.export.diagram.SvgExport;

import java.util.List;

/** The formats there are. */
public final class ExportFormats {
    /** In the order in which help shows them. */
    public static final List<ExportFormat> ALL = List.of(
            SvgExport.SLIDE,
            SvgExport.STRIPS,
            new HtmlExport(),
            new JsonExport(),
            new HistoryExport());

    private ExportFormats() {}
}
