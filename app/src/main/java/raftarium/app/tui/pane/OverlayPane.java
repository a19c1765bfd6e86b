package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Talk;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.trace.Violation;
import raftarium.words.Wrapping;

import java.util.ArrayList;
import java.util.List;

/** What stands in front of the panes: help, a long answer, a property that is broken. */
final class OverlayPane {
    /** Where the words behind a key begin. */
    private static final int HANGING = 12;

    private OverlayPane() {}

    static void draw(Canvas canvas, Layout layout, Frame frame, UiState ui) {
        Violation violation = frame.view().violation();
        boolean unread = ui.violationRead != frame.place().moves();
        boolean searched = ui.mode == UiState.Mode.SEARCH && ui.sought == UiState.Sought.HELP;
        if (ui.mode == UiState.Mode.HELP || searched) {
            String title = ui.search.isEmpty() ? "help" : "help on '" + ui.search + "'";
            List<String> lines = new ArrayList<>();
            HelpText.lines(ui.keys, ui.search)
                    .forEach(line ->
                            lines.addAll(Wrapping.hang(line, HANGING, ListBox.room(canvas))));
            ui.scroll = box(canvas, layout, title, lines, ui.scroll);
        } else if (ui.mode == UiState.Mode.OUTPUT) {
            List<String> lines = new ArrayList<>();
            ui.output.forEach(line -> lines.addAll(Wrapping.hang(line, ListBox.room(canvas))));
            ui.scroll = box(canvas, layout, ui.outputTitle, lines, ui.scroll);
        } else if (ui.mode == UiState.Mode.MENU) {
            MenuPane.draw(canvas, layout, ui.menu);
        } else if (frame.talk().state() == Talk.State.TITLE && ui.mode == UiState.Mode.PANES) {
            TitleCard.draw(canvas, layout, frame.talk().title());
        } else if (violation != null && unread && ui.mode == UiState.Mode.PANES) {
            ViolationBox.draw(canvas, layout, frame, violation);
        }
    }

    /** Shows the lines from {@code scroll} on, as far as there are any. Returns the first shown. */
    private static int box(
            Canvas canvas, Layout layout, String title, List<String> lines, int scroll) {
        ListBox list = ListBox.of(canvas, layout, lines.size(), scroll);
        Region box = list.box();
        list.drawFrame(canvas, title);
        for (int place = 0; place < list.rows(); place++) {
            String line = lines.get(list.first() + place);
            Ink ink = line.startsWith(" ") ? Inks.OVER : Inks.OVER_BRIGHT;
            canvas.putWithin(box.column() + 2, box.end() - 1, box.row() + 1 + place, line, ink);
        }
        if (lines.size() > list.rows()) {
            int last = list.first() + list.rows();
            list.drawPart(canvas, (list.first() + 1) + "-" + last + " of " + lines.size());
        }
        return list.first();
    }

    static void frame(Canvas canvas, Region box, String title, Ink ink) {
        if (box.columns() + 2 >= canvas.columns()) {
            // What is left of the panes beside it would only be letters without a meaning.
            canvas.fill(new Region(0, box.row(), canvas.columns(), box.rows()), ' ', Inks.TEXT);
        }
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
}
