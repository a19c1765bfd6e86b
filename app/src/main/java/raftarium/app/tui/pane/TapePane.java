package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * The time behind the present, which is at the right: who led, in the colour of the term, and below
 * what befell the cluster, a sign a mark. How much a column is follows the speed, so that the tape
 * always moves at the same pace.
 */
final class TapePane {
    private static final long COLUMN_NANOS = 250_000_000;
    private static final long FASTEST = 200;

    private TapePane() {}

    static void draw(Canvas canvas, Layout layout, Snapshot snapshot, UiState ui) {
        Region region = layout.region(PaneKind.TAPE);
        if (region.isEmpty()) {
            return;
        }
        long unit = unit(snapshot.speed() > 0 ? snapshot.speed() : ui.playedSpeed);
        String remark = "a column is " + words(unit);
        Pane.title(canvas, region, Pane.name(PaneKind.TAPE, ui), remark);
        int width = region.columns() - 2;
        long end = snapshot.view().nowNanos() / unit;
        long first = end - width + 1;
        leaders(canvas, region, snapshot, unit, first, end);
        marks(canvas, region, snapshot, unit, first);
        boolean roomy = region.rows() > 4;
        for (long column = first; roomy && column <= end; column++) {
            if (column >= 0 && column % 10 == 0) {
                String time = String.format(Locale.ROOT, "%.1f", column * unit / 1e9);
                int at = region.column() + 1 + (int) (column - first);
                canvas.put(at, region.row() + 4, time, Inks.FAINT, region.end());
                canvas.put(at, region.row() + 3, "'", Inks.FAINT, region.end());
            }
        }
    }

    private static long unit(double speed) {
        double times = Double.isInfinite(speed) ? FASTEST : Math.min(FASTEST, speed);
        return Math.max(1, (long) (COLUMN_NANOS * times));
    }

    private static String words(long unit) {
        boolean seconds = unit >= 1_000_000_000;
        BigDecimal figure = BigDecimal.valueOf(unit, seconds ? 9 : 6).stripTrailingZeros();
        return figure.toPlainString() + (seconds ? " s" : " ms");
    }

    /** A line while somebody leads, a double one while another does too, and whose it is. */
    private static void leaders(
            Canvas canvas, Region region, Snapshot snapshot, long unit, long first, long end) {
        List<Snapshot.Mark> marks = snapshot.tape();
        int row = region.row() + 1;
        long from = Math.max(first, 0);
        for (int place = 0; place < marks.size(); place++) {
            Snapshot.Mark mark = marks.get(place);
            if (mark.sign() == 'L') {
                long begin = Math.max(first, mark.atNanos() / unit);
                long stop = ending(marks, place, end * unit + unit) / unit;
                line(canvas, region, row, from, begin, first, ".", Inks.RULE);
                line(canvas, region, row, begin, stop, first, "─", Inks.term(mark.term()));
                long both = Math.min(stop, from);
                line(canvas, region, row, begin, both, first, "═", Inks.term(mark.term()));
                if (stop > begin) {
                    String name = "n" + mark.node() + ":" + mark.term();
                    int at = region.column() + 1 + (int) (begin - first);
                    int room = region.column() + 1 + (int) (stop - first);
                    canvas.put(at, row, name, Inks.term(mark.term()), Math.min(room, region.end()));
                }
                from = Math.max(from, stop);
            }
        }
        line(canvas, region, row, from, end + 1, first, ".", Inks.RULE);
    }

    /** When its lead ended. */
    private static long ending(List<Snapshot.Mark> marks, int place, long now) {
        for (int later = place + 1; later < marks.size(); later++) {
            char sign = marks.get(later).sign();
            boolean its = marks.get(later).node() == marks.get(place).node();
            if (its && (sign == 'L' || sign == ' ')) {
                return marks.get(later).atNanos();
            }
        }
        return now;
    }

    private static void line(
            Canvas canvas,
            Region region,
            int row,
            long from,
            long to,
            long first,
            String letter,
            Ink ink) {
        long begin = Math.max(from, first);
        if (to > begin) {
            int column = region.column() + 1 + (int) (begin - first);
            canvas.put(column, row, letter.repeat((int) (to - begin)), ink, region.end());
        }
    }

    private static void marks(
            Canvas canvas, Region region, Snapshot snapshot, long unit, long first) {
        for (Snapshot.Mark mark : snapshot.tape()) {
            long column = mark.atNanos() / unit - first;
            if (column >= 0 && "L ".indexOf(mark.sign()) < 0) {
                Ink ink = mark.sign() == 'e' ? Inks.term(mark.term()) : Inks.ALARM_TEXT;
                canvas.put(
                        region.column() + 1 + (int) column,
                        region.row() + 2,
                        String.valueOf(mark.sign()),
                        ink,
                        region.end());
            }
        }
    }
}
