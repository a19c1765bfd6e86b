package raftarium.app.export.diagram;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.ExportFormat;
import raftarium.app.export.ExportSource;
import raftarium.app.export.Exported;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The space-time diagram, as a picture. */
public final class SvgExport implements ExportFormat {
    /** For a slide. */
    public static final SvgExport SLIDE = new SvgExport(
            "svg", "a diagram for a slide: a lane a node, time from left to right", Sizes.SLIDE);

    /** For a document. */
    public static final SvgExport STRIPS = new SvgExport(
            "strips",
            "the same as svg for a document: in strips, like lines of music",
            Sizes.README);

    private final String name;
    private final String meaning;
    private final Sizes sizes;

    private SvgExport(String name, String meaning, Sizes sizes) {
        this.name = name;
        this.meaning = meaning;
        this.sizes = sizes;
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
        return "svg";
    }

    @Override
    public @Nullable Exported write(ExportSource source, Writer out) throws MistakeException {
        Chart chart = Charts.of(source);
        if (chart == null) {
            return null;
        }
        Diagram diagram = new Diagram(chart, sizes);
        try {
            out.write(new SvgWriter(Palette.LIGHT::hex, "")
                    .write(
                            diagram.scene(),
                            diagram.width(),
                            diagram.height(),
                            chart.heading().title(),
                            Description.of(chart)));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return new Exported(chart.arrows().size(), "message", remarks(chart, diagram));
    }

    private static List<String> remarks(Chart chart, Diagram diagram) {
        List<String> remarks = new ArrayList<>();
        if (diagram.isTooMuch()) {
            remarks.add("messages are narrower than can be seen; --from and --to show a part");
        }
        if (chart.omitted() > 0) {
            remarks.add(chart.omitted() + " messages are left out");
        }
        return remarks;
    }
}
