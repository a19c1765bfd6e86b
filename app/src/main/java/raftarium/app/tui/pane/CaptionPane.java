package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Texts;

import java.util.List;

/** What a note said last, for an audience: below the pane, in the middle, in two lines at most. */
final class CaptionPane {
    private CaptionPane() {}

    static void draw(Canvas canvas, Layout layout, Snapshot snapshot) {
        Region region = layout.caption();
        if (region.isEmpty()) {
            return;
        }
        canvas.fill(region, ' ', Inks.OVER);
        List<String> lines = Texts.wrap(snapshot.caption(), region.columns() - 4);
        int row = region.row() + (lines.size() > 1 ? 0 : 1);
        for (String line : lines.subList(0, Math.min(region.rows(), lines.size()))) {
            int column = Math.max(2, (region.columns() - line.length()) / 2);
            canvas.putWithin(column, region.end() - 1, row, line, Inks.OVER_BRIGHT);
            row++;
        }
    }
}
