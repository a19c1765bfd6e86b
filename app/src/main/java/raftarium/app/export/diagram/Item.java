package raftarium.app.export.diagram;

/** Something in a picture, where it stands, in pixels. */
sealed interface Item {
    /** How a line goes. */
    enum Dash {
        SOLID,
        DASHED,
        DOTTED
    }

    /** How something is filled. */
    enum Fill {
        PLAIN,
        STRIPES,
        CHECKS
    }

    /** A line. */
    record Stroke(
            double x1,
            double y1,
            double x2,
            double y2,
            Paint paint,
            double width,
            Dash dash,
            double opacity)
            implements Item {}

    /** A box, with a border of that width inside of it, or without one. */
    record Box(Area area, Paint fill, Fill how, Paint border, double width, Dash dash)
            implements Item {
        static Box filled(Area area, Paint fill) {
            return new Box(area, fill, Fill.PLAIN, Paint.NONE, 0, Dash.SOLID);
        }
    }

    /** A shape as a path of SVG. */
    record Outline(String path, Paint fill, Paint border, double width, double opacity)
            implements Item {}

    /**
     * Words, from their left end on the line that letters stand on.
     *
     * @param edged whether they have an edge in the colour of the ground
     */
    record Words(
            double x, double y, String text, double size, Paint paint, boolean bold, boolean edged)
            implements Item {
        /** Where they are, from the top of the highest letter to below the lowest. */
        Area area() {
            return new Area(x, y - 0.76 * size, Sizes.width(text, size), 0.95 * size);
        }
    }
}
