package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Arrow.Glyph;
import raftarium.app.export.diagram.Chart.Broken;
import raftarium.app.export.diagram.Chart.Caption;
import raftarium.app.export.diagram.Item.Words;
import raftarium.app.export.diagram.Scene.Depth;
import raftarium.words.Wrapping;

import java.util.ArrayList;
import java.util.List;

/** Draws what stands under the axis: what was said, and what the signs mean. */
final class FootDrawing {
    private static final double LINE = 1.35;

    /** More lines a column, and only first sentences are told. */
    private static final int MOST_LINES = 4;

    /** A paragraph with what stands before it. */
    private record Paragraph(String number, List<String> lines, boolean alarm) {}

    private final Chart chart;
    private final Sizes sizes;
    private final int columns;
    private final List<List<Paragraph>> told = new ArrayList<>();
    private final double left;
    private final double columnWidth;

    /** In so many columns. */
    FootDrawing(Chart chart, Sizes sizes, double width, int columns) {
        this.chart = chart;
        this.sizes = sizes;
        this.columns = columns;
        left = sizes.margin();
        columnWidth = (width - 2 * sizes.margin()) / columns;
        List<Paragraph> all = paragraphs(false);
        boolean much = lines(all) > columns * MOST_LINES && columns > 1;
        spread(much ? paragraphs(true) : all);
    }

    private List<Paragraph> paragraphs(boolean brief) {
        double letters = columnWidth - 3.2 * sizes.small();
        int wide = Math.max(20, (int) (letters / Sizes.width("x", sizes.small())));
        List<Paragraph> all = new ArrayList<>();
        for (Caption caption : chart.captions()) {
            String text = brief ? first(caption.text()) : caption.text();
            all.add(new Paragraph("" + caption.number(), Wrapping.wrap(text, wide), false));
        }
        chart.broken()
                .ifPresent(broken ->
                        all.add(new Paragraph("!", Wrapping.wrap(sentence(broken), wide), true)));
        if (chart.omitted() > 0) {
            String more = chart.omitted() + " messages more than can be drawn are left out;"
                    + " a shorter span (--from, --to) shows all.";
            all.add(new Paragraph("", Wrapping.wrap(more, wide), false));
        }
        return all;
    }

    private static String sentence(Broken broken) {
        return broken.property() + " is broken: " + broken.detail();
    }

    /** The first sentence. */
    private static String first(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static int lines(List<Paragraph> all) {
        return all.stream().mapToInt(one -> one.lines().size()).sum();
    }

    private void spread(List<Paragraph> all) {
        int each = (lines(all) + columns - 1) / columns;
        List<Paragraph> column = new ArrayList<>();
        int count = 0;
        for (Paragraph one : all) {
            if (count > 0 && count + one.lines().size() / 2 >= each && told.size() < columns - 1) {
                told.add(column);
                column = new ArrayList<>();
                count = 0;
            }
            column.add(one);
            count += one.lines().size();
        }
        told.add(column);
    }

    /** How high what was said is. */
    double notesHeight() {
        int most = told.stream().mapToInt(FootDrawing::lines).max().orElse(0);
        return most == 0 ? 0 : (most * LINE + 0.4) * sizes.small();
    }

    void drawNotes(Scene scene, double top) {
        double x = left;
        double small = sizes.small();
        for (List<Paragraph> column : told) {
            double y = top + small;
            for (Paragraph one : column) {
                Paint paint = one.alarm() ? Paint.ALARM : Paint.TEXT;
                if (!one.number().isEmpty()) {
                    CaptionDrawing.disc(
                            scene,
                            x + 0.8 * small,
                            y - 0.36 * small,
                            0.66 * small,
                            small,
                            one.number(),
                            paint);
                }
                for (String line : one.lines()) {
                    scene.words(
                            new Words(x + 2.1 * small, y, line, small, paint, one.alarm(), false));
                    y += LINE * small;
                }
            }
            x += columnWidth;
        }
    }

    // The legend.

    private record Sign(Glyph glyph, String text) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign(Glyph.ASKS, "asks for a vote"),
            new Sign(Glyph.YES, "yes"),
            new Sign(Glyph.NO, "no"),
            new Sign(Glyph.ENTRIES, "sends entries"),
            new Sign(Glyph.HAS, "has them"),
            new Sign(Glyph.HAS_NOT, "doesn't"),
            new Sign(Glyph.HEART, "heartbeat (most are only counted)"),
            new Sign(Glyph.SNAPSHOT, "snapshot"),
            new Sign(Glyph.HAS_SNAPSHOT, "has it"),
            new Sign(Glyph.STAND, "told to stand"));

    /** Draws the signs that there are; returns how many rows they took. */
    int drawLegend(Scene scene, double top, double right) {
        double small = sizes.small();
        double x = left;
        double y = top + small;
        int rows = 1;
        for (Sign sign : SIGNS) {
            if (chart.arrows().stream().anyMatch(arrow -> arrow.glyph() == sign.glyph())) {
                double width = Sizes.width(sign.text(), small) + 2.6 * small;
                if (x + width > right) {
                    x = left;
                    y += LINE * small;
                    rows++;
                }
                PathSigns.message(
                        scene,
                        Depth.CELL,
                        sign.glyph(),
                        x + 0.5 * small,
                        y - 0.33 * small,
                        sizes.glyph(),
                        Paint.DIM);
                text(scene, x + 1.3 * small, y, sign.text());
                x += width;
            }
        }
        if (chart.arrows().stream().anyMatch(Arrow::isLost) && x + 4 * small < right) {
            PathSigns.star(scene, x + 0.5 * small, y - 0.33 * small, 0.6 * small);
            text(scene, x + 1.3 * small, y, "lost");
            x += 5.5 * small;
        }
        committed(scene, x, y, right);
        return rows;
    }

    private void committed(Scene scene, double x, double y, double right) {
        String text = "committed";
        double small = sizes.small();
        if (x + small + Sizes.width(text, small) < right) {
            Area area = new Area(x, y - 0.8 * small, 0.9 * small, 0.9 * small);
            scene.add(Depth.CELL, Item.Box.filled(area, Paint.DIM));
            text(scene, x + 1.3 * small, y, text);
        }
    }

    private void text(Scene scene, double x, double y, String text) {
        scene.words(new Words(x, y, text, sizes.small(), Paint.DIM, false, false));
    }

    /** How high it is. */
    double legendHeight(double right) {
        return drawLegend(new Scene(), 0, right) * LINE * sizes.small();
    }
}
