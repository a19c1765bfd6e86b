package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Chart.Broken;
import raftarium.app.export.diagram.Chart.Caption;
import raftarium.app.export.diagram.Item.Box;
import raftarium.app.export.diagram.Item.Dash;
import raftarium.app.export.diagram.Item.Outline;
import raftarium.app.export.diagram.Item.Stroke;
import raftarium.app.export.diagram.Item.Words;
import raftarium.app.export.diagram.Scene.Depth;

/** Draws where notes were said, and where a property was broken. */
final class CaptionDrawing {
    private final Sheet sheet;
    private final Sizes sizes;
    private final Scene scene;
    private double lastX = -1e9;

    CaptionDrawing(Sheet sheet) {
        this.sheet = sheet;
        sizes = sheet.sizes();
        scene = sheet.scene();
    }

    void draw() {
        for (Caption caption : sheet.chart().captions()) {
            if (sheet.scale().has(caption.atNanos())) {
                draw(caption);
            }
        }
        sheet.chart()
                .broken()
                .filter(broken -> sheet.scale().has(broken.atNanos()))
                .ifPresent(this::draw);
    }

    private void draw(Caption caption) {
        double radius = 0.8 * sizes.small();
        double x = sheet.x(caption.atNanos());
        double y = sheet.discsY();
        scene.add(
                Depth.ARROW,
                new Stroke(x, y, x, sheet.axis(), Paint.TEXT, 0.7 * sizes.arrow(), Dash.DOTTED, 1));
        double discX = Math.max(x, lastX + 2 * radius + 2);
        lastX = discX;
        disc(
                scene,
                discX,
                y,
                0.8 * sizes.small(),
                sizes.small(),
                "" + caption.number(),
                Paint.TEXT);
    }

    /** A number on a disc. */
    static void disc(
            Scene scene,
            double x,
            double y,
            double radius,
            double letters,
            String number,
            Paint paint) {
        double size = number.length() > 2 ? 0.7 * letters : letters;
        scene.add(Depth.FLAG, new Outline(PathSigns.disc(x, y, radius), paint, Paint.NONE, 0, 1));
        double left = x - Sizes.width(number, size) / 2;
        Paint on = paint == Paint.ALARM ? Paint.ON_ALARM : Paint.GROUND;
        scene.add(Depth.LABEL, new Words(left, y + 0.36 * size, number, size, on, true, false));
        scene.taken().take(new Area(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private void draw(Broken broken) {
        double x = sheet.x(broken.atNanos());
        double small = sizes.small();
        scene.stroke(
                Depth.ALARM,
                x,
                sheet.callsTop() - 0.3 * small,
                x,
                sheet.axis(),
                Paint.ALARM,
                1.7 * sizes.arrow());
        String text = "! " + broken.property() + " broken";
        double width = Sizes.width(text, small) + small;
        double left = Math.max(sizes.margin(), Math.min(x - width / 2, x + small / 5 - width));
        Area plate = new Area(left, sheet.axis() + 0.2 * small, width, 1.4 * small);
        scene.add(Depth.ALARM, Box.filled(plate, Paint.ALARM));
        scene.add(
                Depth.ALARM,
                new Words(
                        left + small / 2,
                        plate.middle() + 0.36 * small,
                        text,
                        small,
                        Paint.ON_ALARM,
                        true,
                        false));
        scene.taken().take(plate);
    }
}
