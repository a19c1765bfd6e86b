package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Texts;
import raftarium.sim.Violation;

import java.util.ArrayList;
import java.util.List;

/** What stands in front of the panes: help, a long answer, a property that is broken. */
final class OverlayPane {
    private static final int MAX_COLUMNS = 110;

    private OverlayPane() {}

    static void draw(Canvas canvas, Layout layout, Snapshot snapshot, UiState ui) {
        Violation violation = snapshot.view().violation();
        boolean unread = ui.violationRead != snapshot.session();
        if (ui.mode == UiState.Mode.HELP) {
            ui.scroll = box(canvas, layout, "help", help(ui.keys), ui.scroll);
        } else if (ui.mode == UiState.Mode.OUTPUT) {
            List<String> lines = new ArrayList<>();
            ui.output.forEach(line -> lines.addAll(Texts.wrap(line, room(canvas))));
            ui.scroll = box(canvas, layout, ui.outputTitle, lines, ui.scroll);
        } else if (violation != null && unread && ui.mode == UiState.Mode.PANES) {
            violation(canvas, layout, snapshot, violation);
        }
    }

    private static int room(Canvas canvas) {
        return Math.min(MAX_COLUMNS, canvas.columns() - 2) - 4;
    }

    /** Shows the lines from {@code scroll} on, as far as there are any. Returns the first shown. */
    private static int box(
            Canvas canvas, Layout layout, String title, List<String> lines, int scroll) {
        int columns = room(canvas) + 4;
        int most = layout.statusRow() - 4;
        int rows = Math.max(1, Math.min(lines.size(), most));
        int first = Math.max(0, Math.min(scroll, lines.size() - rows));
        Region box = new Region((canvas.columns() - columns) / 2, 1, columns, rows + 2);
        frame(canvas, box, title, Inks.OVER_FAINT);
        for (int place = 0; place < rows; place++) {
            String line = lines.get(first + place);
            Ink ink = line.startsWith(" ") ? Inks.OVER : Inks.OVER_BRIGHT;
            canvas.putWithin(box.column() + 2, box.end() - 1, box.row() + 1 + place, line, ink);
        }
        if (lines.size() > rows) {
            String part = " " + (first + 1) + "-" + (first + rows) + " of " + lines.size() + " ";
            int bottom = box.row() + box.rows() - 1;
            canvas.putRight(box.end() - 2, bottom, part, Inks.OVER_BRIGHT);
        }
        return first;
    }

    private static void frame(Canvas canvas, Region box, String title, Ink ink) {
        canvas.fill(box, ' ', ink);
        String side = "─".repeat(box.columns() - 2);
        int bottom = box.row() + box.rows() - 1;
        canvas.put(box.column(), box.row(), "┌" + side + "┐", ink);
        for (int row = box.row() + 1; row < bottom; row++) {
            canvas.put(box.column(), row, "│", ink);
            canvas.put(box.end() - 1, row, "│", ink);
        }
        canvas.put(box.column(), bottom, "└" + side + "┘", ink);
        canvas.putWithin(box.column() + 2, box.end() - 2, box.row(), " " + title + " ", ink.bold());
    }

    /** In front of the lower panes: nodes and logs show what is meant. */
    private static void violation(
            Canvas canvas, Layout layout, Snapshot snapshot, Violation violation) {
        List<String> lines = new ArrayList<>();
        violation.detail().lines().forEach(line -> lines.addAll(Texts.wrap(line, room(canvas))));
        lines.add("");
        String label = snapshot.view().rules().label();
        lines.addAll(Texts.wrap("This is " + label + ".", room(canvas)));
        lines.add("The clock stands for good; n begins afresh. Esc puts this away.");
        int columns = room(canvas) + 4;
        int rows = Math.min(lines.size() + 2, canvas.rows() - 4);
        int top = layout.statusRow() - rows;
        Region box = new Region((canvas.columns() - columns) / 2, top, columns, rows);
        String title =
                violation.property() + " is broken at " + Texts.seconds(violation.atNanos()) + " s";
        frame(canvas, box, title, Inks.ALARM);
        for (int place = 0; place < rows - 2; place++) {
            canvas.putWithin(
                    box.column() + 2,
                    box.end() - 1,
                    box.row() + 1 + place,
                    lines.get(place),
                    Inks.ALARM);
        }
    }

    /** The key table, and what the signs mean. */
    static List<String> help(List<KeyHint> keys) {
        List<String> lines = new ArrayList<>();
        lines.add("Keys: each stands for a line, which the footer shows for a moment");
        for (KeyHint binding : keys) {
            String line = binding.line().isEmpty() ? "" : "  (" + binding.line() + ")";
            lines.add(" " + Texts.left(binding.shown(), 11) + binding.help() + line);
        }
        lines.add("Mouse");
        lines.add(" a click selects a node; the wheel scrolls the logs or the story");
        lines.add("Nodes");
        lines.add(" ○ F follower   ◐ C candidate   ● L leader   x X crashed   = P paused");
        lines.add(" ◇ N learner, non-voting   - R removed from the cluster");
        lines.add(" timer: fills up, then it stands for election; beat: then a heartbeat is due");
        lines.add("Logs: a column an index; the number is the entry's term");
        lines.add("  3  committed   ‹3› not committed   ~3~ not on its disk yet");
        lines.add(" snap, ──: a snapshot stands for the columns in the title, or below the line");
        lines.add(" underlined: not what the leader has there; next, match: as the leader knows");
        lines.add("In flight");
        lines.add(" the dot moves as the message's time passes; x: it is lost, and why");
        return lines;
    }
}
