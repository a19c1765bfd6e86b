package raftarium.app.export.diagram;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.ExportFormat;
import raftarium.app.export.ExportSource;
import raftarium.app.export.Exported;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** The space-time diagram as a page, in which time can be gone through. */
public final class HtmlExport implements ExportFormat {
    /** The format. */
    public HtmlExport() {}

    @Override
    public String name() {
        return "html";
    }

    @Override
    public String meaning() {
        return "a page that works from disk: the diagram with a playhead, and each node's state";
    }

    @Override
    public String ending() {
        return "html";
    }

    @Override
    public @Nullable Exported write(ExportSource source, Writer out) throws MistakeException {
        PageReader[] reader = new PageReader[1];
        Chart chart = Charts.of(source, simulation -> reader[0] = new PageReader(simulation));
        if (chart == null) {
            return null;
        }
        Diagram diagram = new Diagram(chart, Sizes.PAGE);
        String svg = new SvgWriter(Page::variable, "d-")
                .write(
                        diagram.scene(),
                        diagram.width(),
                        diagram.height(),
                        chart.heading().title(),
                        Description.of(chart));
        DownDiagram down = new DownDiagram(chart, diagram.wanted());
        String downSvg = new SvgWriter(Page::variable, "v-")
                .write(
                        down.scene(),
                        DownDiagram.WIDTH,
                        down.height(),
                        chart.heading().title() + ", time running down",
                        "");
        JsonObject facts = reader[0].facts(chart, diagram, down);
        try {
            out.write(Page.of(chart.heading(), svg, downSvg, new Gson().toJson(facts)));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return new Exported(chart.arrows().size(), "message", List.of());
    }
}
