package raftarium.app.export.diagram;

/** A rectangle, in pixels. */
record Area(double x, double y, double width, double height) {
    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    double middle() {
        return y + height / 2;
    }

    /** Whether the two have more than an edge in common. */
    boolean meets(Area other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /** The same, larger by so much on each side. */
    Area wider(double by) {
        return new Area(x - by, y - by, width + 2 * by, height + 2 * by);
    }
}
