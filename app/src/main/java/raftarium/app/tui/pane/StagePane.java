package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Talk;
import raftarium.app.tui.health.Health;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.ring.Blocks;

import java.util.List;

/** What an audience reads above and below the ring: a headline, what goes on, a plain sentence. */
final class StagePane {
    private StagePane() {}

    static void draw(Canvas canvas, Layout layout, Frame frame) {
        if (layout.form() != Layout.Form.STAGE) {
            return;
        }
        Health health = Health.of(frame);
        headline(canvas, layout.headline(), frame, health);
        caption(canvas, layout.note(), frame, health);
    }

    private static void headline(Canvas canvas, Region region, Frame frame, Health health) {
        canvas.fill(region, ' ', Inks.BAR_TEXT);
        String text = health.headline();
        boolean calls = text.startsWith("no ") || text.startsWith("2 ");
        Ink ink = calls ? Inks.BAR_SAID : Inks.BAR_BRIGHT;
        int row = region.row() + 1;
        int behind = Blocks.put(canvas, region.column() + 2, row, text, ink, region.end());
        String right = "committed " + HeaderPane.committed(frame);
        int begin = region.end() - 2 - Blocks.columns(right);
        if (begin > behind) {
            Blocks.put(canvas, begin, row, right, Inks.BAR_TEXT, region.end());
        } else {
            canvas.putRight(region.end() - 2, row + 1, right, Inks.BAR_TEXT);
        }
    }

    /** A note if there is one, else what goes on. */
    private static void caption(Canvas canvas, Region region, Frame frame, Health health) {
        canvas.fill(region, ' ', Inks.BAR_TEXT);
        int column = region.column() + 2;
        int row = region.row();
        Talk talk = frame.talk();
        String note = frame.caption();
        // What goes on is said large, and a note below; a long one takes all the room.
        boolean noted = !note.isEmpty()
                && (talk.state() == Talk.State.STANDS || talk.state() == Talk.State.OVER);
        if (noted) {
            int behind = canvas.put(column, row, TalkPane.number(frame), Inks.BAR_SAID);
            canvas.put(behind + 3, row, TalkPane.keys(frame), Inks.BAR_KEY);
        }
        row++;
        String said = note.isEmpty() ? health.plain() : note;
        List<String> lines = CellText.wrap(said, region.columns() - 4);
        String caption = health.caption();
        boolean isAlone = noted && lines.size() > 1;
        if (!isAlone && Blocks.columns(caption) < region.columns() - 4) {
            Blocks.put(canvas, column, row, caption, Inks.BAR_BRIGHT, region.end());
            row += Blocks.ROWS;
        } else if (!isAlone) {
            canvas.put(column, row, caption, Inks.BAR_BRIGHT, region.end());
            row += 2;
        }
        Ink ink = noted ? Inks.BAR_BRIGHT : Inks.BAR_TEXT;
        int end = region.row() + region.rows();
        for (String line : lines) {
            if (row < end) {
                canvas.putWithin(column, region.end() - 1, row, line, ink);
                row++;
            }
        }
    }
}
