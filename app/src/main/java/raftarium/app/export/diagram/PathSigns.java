package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Item.Outline;

/** PathSigns as paths, around a point. */
final class PathSigns {
    private PathSigns() {}

    /** The sign of a message. */
    static void message(
            Scene scene,
            Scene.Depth depth,
            Arrow.Glyph glyph,
            double x,
            double y,
            double radius,
            Paint paint) {
        double r = radius;
        double edge = r / 4;
        switch (glyph) {
            case ASKS -> filled(scene, depth, diamond(x, y, r), paint);
            case YES -> open(scene, depth, diamond(x, y, r), paint, edge);
            case NO -> {
                open(scene, depth, diamond(x, y, r), paint, edge);
                open(scene, depth, strike(x, y, r), paint, edge);
            }
            case ENTRIES -> filled(scene, depth, square(x, y, 0.8 * r), paint);
            case HAS -> open(scene, depth, square(x, y, 0.7 * r), paint, edge);
            case HAS_NOT -> {
                open(scene, depth, square(x, y, 0.7 * r), paint, edge);
                open(scene, depth, strike(x, y, r), paint, edge);
            }
            case HEART -> filled(scene, depth, heart(x, y, r), paint);
            case SNAPSHOT -> {
                open(scene, depth, square(x, y, r), paint, edge);
                filled(scene, depth, square(x, y, 0.5 * r), paint);
            }
            case HAS_SNAPSHOT -> {
                open(scene, depth, square(x, y, r), paint, edge);
                open(scene, depth, square(x, y, 0.4 * r), paint, edge);
            }
            case STAND -> filled(scene, depth, triangle(x, y, r), paint);
        }
    }

    private static void filled(Scene scene, Scene.Depth depth, String path, Paint paint) {
        scene.add(depth, new Outline(path, paint, Paint.GROUND, 1, 1));
    }

    private static void open(
            Scene scene, Scene.Depth depth, String path, Paint paint, double edge) {
        scene.add(depth, new Outline(path, Paint.GROUND, paint, edge, 1));
    }

    /** A path that is closed, through points. */
    static String closed(double... points) {
        return path(points) + "Z";
    }

    /** A path through points. */
    static String path(double... points) {
        StringBuilder path = new StringBuilder();
        for (int place = 0; place < points.length; place += 2) {
            path.append(place == 0 ? "M" : "L").append(SvgWriter.number10(points[place]));
            path.append(' ').append(SvgWriter.number10(points[place + 1]));
        }
        return path.toString();
    }

    private static String diamond(double x, double y, double r) {
        return closed(x, y - r, x + r, y, x, y + r, x - r, y);
    }

    private static String square(double x, double y, double r) {
        return closed(x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r);
    }

    private static String triangle(double x, double y, double r) {
        return closed(x - r, y - r, x + r, y, x - r, y + r);
    }

    private static String strike(double x, double y, double r) {
        return path(x - r, y + r, x + r, y - r);
    }

    static String heart(double x, double y, double r) {
        return "M" + at(x, y + r) + "C" + at(x - 1.9 * r, y - 0.2 * r) + " "
                + at(x - 0.9 * r, y - 1.5 * r) + " " + at(x, y - 0.4 * r) + "C"
                + at(x + 0.9 * r, y - 1.5 * r) + " " + at(x + 1.9 * r, y - 0.2 * r) + " "
                + at(x, y + r) + "Z";
    }

    private static String at(double x, double y) {
        return SvgWriter.number10(x) + " " + SvgWriter.number10(y);
    }

    /** A circle. */
    static String disc(double x, double y, double r) {
        String arc = "A" + at(r, r) + " 0 1 1 ";
        return "M" + at(x - r, y) + arc + at(x + r, y) + arc + at(x - r, y) + "Z";
    }

    /** Where a message was lost. */
    static void star(Scene scene, double x, double y, double r) {
        for (int turn = 0; turn < 3; turn++) {
            double angle = Math.PI * turn / 3;
            double dx = r * Math.cos(angle);
            double dy = r * Math.sin(angle);
            scene.stroke(Scene.Depth.GLYPH, x - dx, y - dy, x + dx, y + dy, Paint.ALARM, r / 4);
        }
    }

    /** Where a node crashed. */
    static void cross(Scene scene, double x, double y, double r) {
        for (Paint paint : new Paint[] {Paint.GROUND, Paint.ALARM}) {
            double width = paint == Paint.GROUND ? r / 1.4 : r / 3;
            scene.stroke(Scene.Depth.FLAG, x - r, y - r, x + r, y + r, paint, width);
            scene.stroke(Scene.Depth.FLAG, x - r, y + r, x + r, y - r, paint, width);
        }
    }

    /** Two upright lines. */
    static void pause(Scene scene, double x, double y, double r, Paint paint) {
        for (double dx : new double[] {-r / 2.5, r / 2.5}) {
            scene.stroke(Scene.Depth.FLAG, x + dx, y - r, x + dx, y + r, Paint.GROUND, r / 1.2);
        }
        for (double dx : new double[] {-r / 2.5, r / 2.5}) {
            scene.stroke(Scene.Depth.FLAG, x + dx, y - r, x + dx, y + r, paint, r / 2.5);
        }
    }

    /** The head of an arrow that comes from the left end of (dx, dy) to a point. */
    static String head(double x, double y, double dx, double dy, double size) {
        double length = Math.max(1e-9, Math.hypot(dx, dy));
        double ux = dx / length;
        double uy = dy / length;
        double half = 0.36 * size;
        double bx = x - size * ux;
        double by = y - size * uy;
        return closed(x, y, bx - half * uy, by + half * ux, bx + half * uy, by - half * ux);
    }

    /** A tick: done. */
    static String check(double x, double y, double r) {
        return path(x - r, y, x - 0.3 * r, y + 0.8 * r, x + r, y - 0.9 * r);
    }
}
