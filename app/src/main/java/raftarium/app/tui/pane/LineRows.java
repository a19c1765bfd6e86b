package raftarium.app.tui.pane;

import raftarium.app.command.Completion;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;

import java.util.ArrayList;
import java.util.List;

/** The line that is typed, what is wrong with it in full, and the ways in which it can go on. */
final class LineRows {
    /** So many ways are listed at a time, each with what it means. */
    private static final int MAX_LISTED = 8;

    /** Where the text begins, behind the sign. */
    private static final int INDENT = 3;

    private LineRows() {}

    static void draw(Canvas canvas, int row, UiState ui) {
        int end = line(canvas, row, ":", ui.editor);
        canvas.putWithin(end, canvas.columns() - 1, row, ui.hint, Inks.FAINT);
        if (!ui.candidates.isEmpty()) {
            candidates(canvas, row, ui);
        } else if (!ui.message.isEmpty()) {
            said(canvas, row - 1, ui);
        }
    }

    /** The text behind a sign, as much of it as fits. Returns the column behind it. */
    static int line(Canvas canvas, int row, String sign, LineEditor editor) {
        int room = canvas.columns() - INDENT - 1;
        String text = editor.text();
        int from = Math.max(0, editor.caret() - room);
        String shown = text.substring(from, Math.min(text.length(), from + room));
        canvas.fill(new Region(0, row, canvas.columns(), 1), ' ', Inks.TEXT);
        canvas.put(1, row, sign, Inks.SAID);
        canvas.put(INDENT, row, shown, Inks.BRIGHT);
        canvas.setCaret(INDENT + editor.caret() - from, row);
        return INDENT + shown.length();
    }

    /** What was said, in full: what doesn't fit into that row begins above it. */
    static void said(Canvas canvas, int lastRow, UiState ui) {
        Ink ink = ui.mistake ? Inks.ALARM : Inks.SAID;
        List<String> lines = CellText.wrap(ui.message, canvas.columns() - 4);
        int row = Math.max(0, lastRow - lines.size() + 1);
        boolean isOne = lines.size() == 1;
        for (String line : lines) {
            Region all = new Region(0, row, canvas.columns(), 1);
            canvas.fill(all, isOne ? '─' : ' ', isOne ? Inks.RULE : ink);
            canvas.putWithin(1, canvas.columns() - 1, row, " " + line + " ", ink);
            row++;
        }
    }

    /** Around the one that is tried; where none has a meaning, side by side. */
    private static void candidates(Canvas canvas, int row, UiState ui) {
        boolean hasMeaning =
                ui.candidates.stream().anyMatch(one -> !one.meaning().isEmpty());
        List<String> lines = hasMeaning ? listed(ui) : beside(canvas.columns() - 4, ui);
        int top = row - lines.size();
        for (String line : lines) {
            canvas.fill(new Region(0, top, canvas.columns(), 1), ' ', Inks.OVER);
            boolean isTried = hasMeaning && line.startsWith(">");
            Ink ink = isTried ? Inks.OVER_BRIGHT : Inks.OVER;
            canvas.putWithin(1, canvas.columns() - 1, top, line, ink);
            top++;
        }
    }

    private static List<String> listed(UiState ui) {
        int count = ui.candidates.size();
        int first = Math.max(0, Math.min(ui.chosen - MAX_LISTED / 2, count - MAX_LISTED));
        int last = Math.min(count, first + MAX_LISTED);
        int width = ui.candidates.stream()
                .mapToInt(one -> one.text().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (int place = first; place < last; place++) {
            Completion.Proposal one = ui.candidates.get(place);
            String sign = place == ui.chosen ? "> " : "  ";
            lines.add(sign + CellText.left(one.text(), width) + "  " + one.meaning());
        }
        if (count > MAX_LISTED) {
            lines.add("  " + (first + 1) + "-" + last + " of " + count);
        }
        return lines;
    }

    private static List<String> beside(int columns, UiState ui) {
        StringBuilder all = new StringBuilder(" ");
        for (int place = 0; place < ui.candidates.size(); place++) {
            String text = ui.candidates.get(place).text();
            all.append(place == ui.chosen ? "[" + text + "]" : " " + text + " ");
        }
        return CellText.wrap(all.toString(), columns).stream().limit(MAX_LISTED).toList();
    }
}
