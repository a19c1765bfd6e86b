package raftarium.app.tui.film;

import raftarium.app.export.ExportFormat;
import raftarium.app.export.ExportFormats;

import java.util.List;
import java.util.Set;

/** The formats that show the cockpit. */
public final class CockpitFormats implements ExportFormats.Provider {
    private static final Set<String> OF_MOMENTS =
            Set.of("--to", "--note", "--size", "--theme", "--ascii", "--present");

    private static final Set<String> OF_TIMES = Set.of(
            "--from",
            "--to",
            "--note",
            "--speed",
            "--pause",
            "--size",
            "--theme",
            "--ascii",
            "--present");

    /** They are the same always. */
    public CockpitFormats() {}

    @Override
    public List<ExportFormat> formats() {
        return List.of(
                new ExportFormat(
                        "picture",
                        "the cockpit as it is at the end, as an SVG",
                        "svg",
                        OF_MOMENTS,
                        PictureExport::write),
                new ExportFormat(
                        "film",
                        "the cockpit while it is played, as an SVG that moves, without a script",
                        "svg",
                        OF_TIMES,
                        FilmExport::write),
                new ExportFormat(
                        "cast",
                        "the cockpit while it is played, as a recording for asciinema",
                        "cast",
                        OF_TIMES,
                        CastExport::write));
    }
}
