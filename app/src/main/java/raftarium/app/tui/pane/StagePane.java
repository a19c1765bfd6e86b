package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.ring.Blocks;

/** What an audience reads above and below the ring: a headline, what goes on, a plain sentence. */
final class StagePane {
    private StagePane() {}

    static void draw(Canvas canvas, Layout layout, Snapshot snapshot) {
        if (layout.form() != Layout.Form.STAGE) {
            return;
        }
        headline(canvas, layout.headline(), snapshot);
        caption(canvas, layout.note(), snapshot);
    }

    private static void headline(Canvas canvas, Region region, Snapshot snapshot) {
        canvas.fill(region, ' ', Inks.BAR_TEXT);
        String right = "COMMITTED " + HeaderPane.committed(snapshot);
        int begin = region.end() - 2 - Blocks.columns(right);
        if (begin > region.column() + 60) {
            Blocks.put(canvas, begin, region.row() + 1, right, Inks.BAR_TEXT, region.end());
        }
    }

    private static void caption(Canvas canvas, Region region, Snapshot snapshot) {
        canvas.fill(region, ' ', Inks.BAR_TEXT);
    }
}
