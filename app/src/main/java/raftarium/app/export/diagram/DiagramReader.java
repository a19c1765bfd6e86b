package raftarium.app.export.diagram;

import com.google.gson.Gson;

import org.jspecify.annotations.Nullable;

import raftarium.machine.MachineType;
import raftarium.trace.Event;
import raftarium.trace.Trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads what a diagram shows from events that are told in order, and draws it.
 * It keeps what is drawn, and counts the rest: its memory is bounded.
 */
public final class DiagramReader implements Trace.Follower {
    private final ChartReader chart = new ChartReader();
    private final @Nullable PageReader page;

    private DiagramReader(@Nullable PageReader page) {
        this.page = page;
    }

    /** For a picture. */
    public static DiagramReader ofPicture() {
        return new DiagramReader(null);
    }

    /**
     * For a page.
     *
     * @param machine in whose words commands are
     */
    public static DiagramReader ofPage(MachineType machine) {
        return new DiagramReader(new PageReader(machine));
    }

    @Override
    public void happened(long number, Event event, long follows) {
        chart.happened(number, event, follows);
        if (page != null) {
            page.happened(number, event, follows);
        }
    }

    /** What was read, for those who test it. */
    Chart chart(DiagramSubject subject) {
        return subject.chart(chart);
    }

    /** A slide, 1920 by 1080, as SVG. */
    public Picture slide(DiagramSubject subject, PictureTheme theme) {
        return picture(subject, Sizes.SLIDE, theme);
    }

    /** A picture for a document, 900 wide, in strips, as SVG. */
    public Picture strips(DiagramSubject subject, PictureTheme theme) {
        return picture(subject, Sizes.README, theme);
    }

    private Picture picture(DiagramSubject subject, Sizes sizes, PictureTheme theme) {
        Chart read = chart(subject);
        Diagram diagram = new Diagram(read, sizes);
        String svg = new SvgWriter(theme::hex, "")
                .write(
                        diagram.scene(),
                        diagram.width(),
                        diagram.height(),
                        read.heading().title(),
                        Description.of(read));
        return new Picture(svg, read.arrows().size(), remarks(read, diagram));
    }

    private static List<String> remarks(Chart read, Diagram diagram) {
        List<String> remarks = new ArrayList<>();
        if (diagram.isTooMuch()) {
            remarks.add("messages are narrower than can be seen; --from and --to show a part");
        }
        if (read.omitted() > 0) {
            remarks.add(read.omitted() + " messages are left out");
        }
        return remarks;
    }

    /**
     * A page, as HTML.
     *
     * @throws NullPointerException if it was not read for a page
     */
    public Picture page(DiagramSubject subject) {
        PageReader reader = Objects.requireNonNull(page, "read for a picture");
        Chart read = chart(subject);
        Diagram wide = new Diagram(read, Sizes.PAGE);
        DownDiagram down = new DownDiagram(read, wide.wanted());
        String title = read.heading().title();
        String wideSvg = new SvgWriter(Page::variable, "d-")
                .write(wide.scene(), wide.width(), wide.height(), title, Description.of(read));
        String downSvg = new SvgWriter(Page::variable, "v-")
                .write(
                        down.scene(),
                        DownDiagram.WIDTH,
                        down.height(),
                        title + ", time running down",
                        Description.of(read));
        String facts = new Gson().toJson(reader.facts(read, wide, down));
        return new Picture(
                Page.of(read.heading(), wideSvg, downSvg, facts), read.arrows().size(), List.of());
    }
}
