package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Talk;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;

import java.util.List;

/** What a scenario says to those who watch: which note it is, its text, the keys that lead on. */
final class TalkPane {
    private TalkPane() {}

    static void draw(Canvas canvas, Layout layout, Frame frame) {
        Region region = layout.note();
        if (!frame.talk().isTold() || region.isEmpty() || layout.form() == Layout.Form.STAGE) {
            return;
        }
        canvas.fill(region, ' ', Inks.TEXT);
        canvas.fill(new Region(region.column(), region.row(), region.columns(), 1), '─', Inks.RULE);
        String keys = " " + keys(frame) + " ";
        int right = region.end() - 1;
        int behind = canvas.put(1, region.row(), number(frame), Inks.SAID);
        String name = frame.talk().title().name();
        if (!name.isEmpty()
                && behind + name.length() + keys.length() + 4 < right
                && !number(frame).equals(name)) {
            behind = canvas.put(behind + 1, region.row(), " " + name + " ", Inks.FAINT);
        }
        if (behind + keys.length() < right) {
            canvas.putRight(right, region.row(), keys, Inks.BRIGHT);
        }
        List<String> lines = CellText.wrap(text(frame), region.columns() - 2);
        int row = region.row() + 1;
        for (String line : lines.subList(0, Math.min(lines.size(), region.rows() - 1))) {
            canvas.putWithin(1, right, row, line, Inks.BRIGHT);
            row++;
        }
    }

    /** Which note is shown: of the moment that is shown, in the past too. */
    static String number(Frame frame) {
        Talk talk = frame.talk();
        boolean isPast = frame.place().isPast();
        long note = isPast ? talk.before() + frame.place().notesPassed() : talk.note();
        long all = talk.title().notes();
        if (note == 0 || talk.state() == Talk.State.OVER && !isPast) {
            return talk.title().name();
        }
        return "note " + note + (note <= all ? " of " + all : "");
    }

    /** What was said last by then; before that, what it is about. */
    private static String text(Frame frame) {
        String caption = frame.caption();
        return caption.isEmpty() ? frame.talk().title().text() : caption;
    }

    /** What leads on from here. */
    static String keys(Frame frame) {
        Talk talk = frame.talk();
        if (talk.waits()) {
            return talk.state() == Talk.State.TITLE
                    ? "space begins"
                    : "space goes on   [ ] other notes   R again";
        } else if (talk.state() == Talk.State.OVER) {
            return "[ ] its notes   R again   o others";
        } else if (frame.place().isPast()) {
            return "[ ] other notes   End back   R again";
        } else if (talk.state() == Talk.State.STANDS) {
            return "it waits on another branch: B   R again";
        }
        return "] to the next note   R again";
    }
}
