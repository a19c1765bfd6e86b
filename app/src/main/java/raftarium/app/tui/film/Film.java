package raftarium.app.tui.film;

import raftarium.app.export.ScreenSize;
import raftarium.app.terminal.MovingSvg;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;

/** Frames that become a picture that moves. */
final class Film extends StillPicture {
    private final ScreenSize size;
    private final MovingSvg picture;
    private long endNanos;
    private final StringBuilder marks = new StringBuilder();

    Film(ScreenSize size) {
        super(size);
        this.size = size;
        picture = new MovingSvg(size.columns(), size.rows());
    }

    @Override
    public void shown(long playNanos, Canvas canvas) {
        super.shown(playNanos, canvas);
        picture.show(screen());
        endNanos = playNanos;
    }

    @Override
    public void marked(long playNanos, String text) {
        marks.append("\nAfter ")
                .append(CellText.seconds(playNanos))
                .append(" s: ")
                .append(text);
    }

    long frames() {
        return picture.frames();
    }

    /** How long it is until its end. */
    long millis() {
        return endNanos / 1_000_000;
    }

    String picture(String title, int frameMillis, int lastFrames) {
        String description = "The cockpit of Raftarium on a terminal of " + size.columns()
                + " columns and " + size.rows() + " rows." + marks;
        return picture.picture(title, description, frameMillis, lastFrames);
    }
}
