package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Texts;
import raftarium.sim.Event;

import java.util.List;

/**
 * What a note said last, for an audience: below the pane, in the middle, in as many lines as there
 * are; and while no note has said anything, what has just happened.
 */
final class CaptionPane {
    private CaptionPane() {}

    static void draw(Canvas canvas, Layout layout, Snapshot snapshot) {
        Region region = layout.note();
        if (layout.form() != Layout.Form.STAGE) {
            return;
        }
        canvas.fill(region, ' ', Inks.OVER);
        List<Event> story = snapshot.story();
        boolean noted = !snapshot.caption().isEmpty();
        String said = noted || story.isEmpty()
                ? snapshot.caption()
                : story.get(story.size() - 1).words();
        Ink ink = noted ? Inks.OVER_BRIGHT : Inks.OVER;
        List<String> lines = Texts.wrap(said, region.columns() - 4);
        int row = region.row() + (lines.size() > 1 ? 0 : 1);
        for (String line : lines.subList(0, Math.min(region.rows(), lines.size()))) {
            int column = Math.max(2, (region.columns() - line.length()) / 2);
            canvas.putWithin(column, region.end() - 1, row, line, ink);
            row++;
        }
    }
}
