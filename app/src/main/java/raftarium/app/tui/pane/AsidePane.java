package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.MarkKind;
import raftarium.app.tui.engine.Place;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;

/**
 * In front of the keys while nothing is said: what the marks on the time line stand for; and in the
 * past, which mark comes next, and what becomes of what is done there.
 */
final class AsidePane {
    private AsidePane() {}

    /** With the marks on the time line; null where there is none with marks. */
    static void draw(Canvas canvas, Layout layout, Frame frame, @Nullable TapeMarks marks) {
        Region room = layout.note();
        if (room.isEmpty() || marks == null || frame.talk().isTold()) {
            return;
        }
        int last = room.row() + room.rows() - 1;
        boolean isPast = frame.place().isPast();
        if (!isPast || room.rows() > 1) {
            int row = isPast ? last - 1 : last;
            canvas.putWithin(1, room.end() - 1, row, marks.legend(), Inks.FAINT);
        }
        if (isPast) {
            past(canvas, room, last, frame);
        }
    }

    private static void past(Canvas canvas, Region room, int row, Frame frame) {
        int end = room.end() - 1;
        String next = next(frame);
        int at = 1;
        if (!next.isEmpty()) {
            at = canvas.put(at, row, "]", Inks.SAID) + 1;
            canvas.putWithin(at, end, row, "next mark: " + next, Inks.TEXT);
            at += "next mark: ".length() + next.length() + 3;
        }
        String branch = "what is done here begins branch " + (frame.place().branches() + 1);
        if (at + branch.length() <= end) {
            canvas.put(at, row, branch, Inks.FAINT);
        }
    }

    /** What the key leads on to; "" if nothing is known to come. */
    private static String next(Frame frame) {
        Place place = frame.place();
        String line = place.after();
        if (line.equals("step --to note")) {
            Place.Flag note = place.notes().get(place.notesPassed());
            return "note at " + CellText.seconds(note.atNanos()) + " s";
        } else if (line.equals("step --to leader")) {
            return leader(frame);
        } else if (line.equals("goto end")) {
            return "a property breaks at " + CellText.seconds(place.endNanos()) + " s";
        }
        for (Place.Flag mark : place.bookmarks()) {
            if (line.equals("goto " + mark.text())) {
                return "bookmark " + mark.text() + " at " + CellText.seconds(mark.atNanos()) + " s";
            }
        }
        return "";
    }

    private static String leader(Frame frame) {
        long now = frame.view().nowNanos();
        for (Frame.Mark mark : frame.tape()) {
            if (mark.kind() == MarkKind.LEADS && mark.atNanos() >= now) {
                String when = " at " + CellText.seconds(mark.atNanos()) + " s";
                return "n" + mark.node() + " leads in T" + mark.term() + when;
            }
        }
        return "";
    }
}
