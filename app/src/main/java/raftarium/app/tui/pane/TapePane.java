package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * All of the session's time, from left to right: who led, in the colour of the term, what befell
 * the cluster, and the branches. The playhead stands at the moment that is shown: what came before
 * is solid, what is known to come is thin.
 */
public final class TapePane {
    private static final int STALE_ROWS = 5;
    private static final int RAIL_ROWS = 4;

    /** So much room a figure has in the title's row. */
    private static final int TICK_COLUMNS = 11;

    private final Canvas canvas;
    private final Region region;
    private final Frame frame;
    private final TapeScale scale;
    private final int head;

    private TapePane(Canvas canvas, Region region, Frame frame, UiState ui) {
        this.canvas = canvas;
        this.region = region;
        this.frame = frame;
        scale = TapeScale.of(region, frame, ui.tapeZoom);
        head = Math.min(scale.at(frame.view().nowNanos()), scale.end() - 1);
    }

    /** Returns what is marked on it; null where it isn't drawn, or in a row. */
    static @Nullable TapeMarks draw(Canvas canvas, Layout layout, Frame frame, UiState ui) {
        Region region = layout.region(PaneKind.TAPE);
        if (layout.form() == Layout.Form.STAGE) {
            ThinTape.draw(canvas, region, frame, ui);
            return null;
        }
        return region.isEmpty() ? null : new TapePane(canvas, region, frame, ui).draw(ui);
    }

    /** How the tape is drawn; null if it isn't. */
    public static @Nullable TapeScale scale(Layout layout, Frame frame, UiState ui) {
        Region region = layout.region(PaneKind.TAPE);
        int zoom = layout.form() == Layout.Form.STAGE ? 0 : ui.tapeZoom;
        return region.isEmpty() ? null : TapeScale.of(region, frame, zoom);
    }

    /** The time that a cell of the tape stands for: of the mark in it, or of its column. */
    public static long nanos(TapeScale scale, Frame frame, int column) {
        Long marked = TapeMarks.of(scale, frame).nanos(column);
        return marked == null ? time(scale, frame, column) : marked;
    }

    /** The time of a column: its beginning, or the end of the branch from where that is on. */
    public static long time(TapeScale scale, Frame frame, int column) {
        long end = frame.place().endNanos();
        int last = scale.at(end);
        boolean isEnd = last <= scale.end() && column >= Math.min(last, scale.end() - 1);
        return isEnd ? end : scale.nanos(column);
    }

    private TapeMarks draw(UiState ui) {
        TapeMarks marks = TapeMarks.of(scale, frame);
        title(ui);
        int row = region.row() + 1;
        int last = region.row() + region.rows();
        List<Leadership> leads = Leadership.of(frame.tape(), end());
        if (region.rows() >= STALE_ROWS) {
            label(row, "stale");
            leads.stream().filter(Leadership::stale).forEach(new Row(row)::put);
            row++;
        }
        label(row, "leads");
        Row leaders = new Row(row);
        leaders.nobody();
        leads.stream().filter(one -> !one.stale()).forEach(leaders::put);
        row++;
        if (row < last) {
            label(row, "marks");
            int marksRow = row;
            marks.each((column, letter, ink) ->
                    canvas.put(column, marksRow, String.valueOf(letter), ink));
            row++;
        }
        playhead(row);
        if (region.rows() >= RAIL_ROWS && row < last) {
            label(row, "branch");
            boolean explains = ui.zoomed && last - row > 2;
            int rails = last - row - (explains ? 1 : 0);
            new TapeRails(canvas, scale, frame.place()).draw(row, rails);
            if (explains) {
                canvas.putWithin(
                        1, region.end() - 1, last - 1, TapeMarks.wholeLegend(), Inks.FAINT);
            }
        }
        return marks;
    }

    /** As far as the branch is known. */
    private long end() {
        return Math.max(frame.place().endNanos(), frame.view().nowNanos());
    }

    private void label(int row, String what) {
        canvas.put(region.column() + 1, row, what, Inks.FAINT, region.end());
    }

    /** Figures at round times, and the moment that is shown on a plate over the playhead. */
    private void title(UiState ui) {
        Pane.title(canvas, region, Pane.name(PaneKind.TAPE, ui), "");
        String now = " " + now() + " s ";
        int most = Math.max(scale.column(), scale.end() + 1 - now.length());
        int from = Math.max(scale.column(), Math.min(head - now.length() / 2, most));
        int to = from + now.length();
        String keys = ui.focus == PaneKind.TAPE ? " left right: move   + -: zoom " : "";
        boolean isRoomy = keys.length() + now.length() + TICK_COLUMNS < scale.columns();
        int room = scale.end() + 1 - (isRoomy ? keys.length() : 0);
        int least = region.column() + 1 + Pane.name(PaneKind.TAPE, ui).length();
        ticks(least, from, to, room);
        if (isRoomy && to <= room) {
            canvas.put(room, region.row(), keys, Inks.FAINT, region.end());
        }
        canvas.put(from, region.row(), now, Inks.PLATE, region.end());
    }

    /** Not where the plate is, from {@code from} to {@code to}. */
    private void ticks(int least, int from, int to, int room) {
        long step = scale.step(TICK_COLUMNS);
        long last = scale.fromNanos() + scale.spanNanos();
        for (long at = (scale.fromNanos() + step - 1) / step * step; at <= last; at += step) {
            String text = TapeScale.words(at) + " ";
            boolean isLast = at == last && room > scale.end();
            int column = isLast ? room - text.length() : scale.at(at);
            int end = column + text.length();
            if (end <= room && (end <= from || column > to)) {
                int begin = Math.max(column - 1, least);
                canvas.put(begin, region.row(), " ".repeat(column - begin) + text, Inks.FAINT);
            }
        }
    }

    /** As exact as a column is, at least to a tenth of a second. */
    private String now() {
        int digits = scale.columnNanos() > 500_000_000 ? 1 : 3;
        return BigDecimal.valueOf(frame.view().nowNanos(), 9)
                .setScale(digits, RoundingMode.DOWN)
                .toPlainString();
    }

    private void playhead(int end) {
        for (int row = region.row() + 1; row < end; row++) {
            canvas.put(head, row, "┃", Inks.BRIGHT, region.end());
        }
    }

    /** A row in which stretches of time stand. */
    private final class Row {
        private final int row;

        Row(int row) {
            this.row = row;
        }

        void nobody() {
            int to = Math.min(scale.end(), scale.at(end()) + 1);
            canvas.put(
                    scale.column(), row, "·".repeat(Math.max(0, to - scale.column())), Inks.RULE);
        }

        void put(Leadership leads) {
            int from = Math.max(scale.column(), scale.at(leads.fromNanos()));
            int to = Math.min(scale.end(), Math.max(from + 1, scale.at(leads.toNanos())));
            if (from >= to) {
                return;
            }
            Ink ink = Inks.term(leads.term());
            String fill = leads.stale() ? "▒" : "█";
            int solid = Math.max(from, Math.min(to, head));
            canvas.put(from, row, fill.repeat(solid - from), ink);
            canvas.put(solid, row, "─".repeat(to - solid), ink);
            name(leads, from, to, solid);
        }

        /** Around the playhead, if that is in its way. */
        private void name(Leadership leads, int from, int to, int solid) {
            String name = leads.name();
            String shown = name.length() <= to - from ? name : "n" + leads.node();
            if (shown.length() > to - from) {
                return;
            }
            String padded = shown.length() < to - from ? shown + " " : shown;
            boolean isSplit = from <= head && head < from + padded.length();
            for (int place = 0; place < padded.length(); place++) {
                int column = from + place + (isSplit && from + place >= head ? 1 : 0);
                Ink ink = column < solid ? Inks.onTerm(leads.term()) : Inks.term(leads.term());
                canvas.put(column, row, padded.substring(place, place + 1), ink, region.end());
            }
        }
    }
}
