package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.LessonPage;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;

import java.util.ArrayList;
import java.util.List;

/** The last two rows: what was said or is typed, and which keys there are. */
public final class FooterPane {
    private static final String TYPING =
            "Enter does it   Tab completes   Esc backs out   up, down: earlier lines";

    private static final String CHOOSING =
            "Tab, Shift-Tab choose   Enter does it   Esc closes the list";

    private static final String LISTED =
            "up, down choose   letters search   Enter goes   Esc closes";

    private static final String BRANCHES =
            "up, down choose   letters search   Enter goes   c compares   Esc closes";

    private FooterPane() {}

    /** A key, where it stands, and with which word. */
    private record Placed(KeyHint key, int column, String word) {}

    static void draw(Canvas canvas, Layout layout, Frame frame, UiState ui) {
        int row = layout.statusRow();
        switch (ui.mode) {
            case PROMPT -> {
                LineRows.draw(canvas, row, ui);
                String typing = frame.lesson() == null ? TYPING : LessonFooter.TYPING;
                hint(canvas, layout, ui.candidates.isEmpty() ? typing : CHOOSING);
            }
            case PARTITION -> {
                partition(canvas, row, frame, ui);
                hint(canvas, layout, "digits or space mark a node   Enter splits   Esc backs out");
            }
            case SEARCH -> {
                LineRows.line(canvas, row, "/", ui.editor);
                hint(
                        canvas,
                        layout,
                        "what is typed counts at once   Enter keeps it   Esc: all again");
            }
            case HELP ->
                hint(canvas, layout, "arrows, PgUp, PgDn scroll   / searches   Esc closes");
            case MENU ->
                hint(canvas, layout, ui.menu.kind() == Menu.Kind.BRANCHES ? BRANCHES : LISTED);
            case OUTPUT -> hint(canvas, layout, "arrows, PgUp, PgDn scroll   Esc closes");
            case PANES -> {
                status(canvas, row, frame, ui);
                LessonPage lesson = frame.lesson();
                if (lesson != null) {
                    LessonFooter.draw(canvas, layout.keyRow(), lesson);
                } else if (layout.form() != Layout.Form.STAGE) {
                    keys(canvas, layout.keyRow(), frame, ui);
                }
                flash(canvas, layout.keyRow(), ui);
            }
        }
    }

    private static void partition(Canvas canvas, int row, Frame frame, UiState ui) {
        String line = ui.partition(frame.view().nodes().size());
        say(canvas, row, line.isEmpty() ? "mark the nodes of one side" : line, Inks.SAID);
    }

    private static void status(Canvas canvas, int row, Frame frame, UiState ui) {
        if (ui.percent >= 0) {
            say(canvas, row, ui.percent + " % looked through; Esc breaks off", Inks.SAID);
        } else if (!ui.message.isEmpty()) {
            LineRows.said(canvas, row, ui);
        } else if (frame.view().isStopped() && frame.lesson() == null) {
            say(canvas, row, frame.view().stopped(), Inks.ALARM);
        } else if (!frame.caption().isEmpty() && !ui.presents && !frame.talk().isTold()) {
            say(canvas, row, frame.caption(), Inks.SAID);
        }
    }

    private static void say(Canvas canvas, int row, String text, Ink ink) {
        canvas.fill(new Region(0, row, canvas.columns(), 1), '─', Inks.RULE);
        canvas.putWithin(1, canvas.columns() - 1, row, " " + text + " ", ink);
    }

    private static void hint(Canvas canvas, Layout layout, String text) {
        int row = layout.keyRow();
        canvas.fill(new Region(0, row, canvas.columns(), 1), ' ', Inks.BAR_TEXT);
        canvas.put(1, row, text, Inks.BAR_TEXT);
    }

    /** The key in that column of the last row; null if there is none. */
    public static @Nullable KeyHint at(int column, Layout layout, Frame frame, UiState ui) {
        if (ui.mode != UiState.Mode.PANES || frame.lesson() != null) {
            return null;
        } else if (layout.form() == Layout.Form.STAGE) {
            return ThinTape.at(column, layout.columns(), frame, ui);
        }
        for (Placed one : placed(layout.columns(), frame, ui)) {
            if (column >= one.column && column < one.column + one.key.length(one.word) - 1) {
                return one.key;
            }
        }
        return null;
    }

    /** As many as there is room for; the last ones, which lead on to the others, always. */
    private static List<Placed> placed(int columns, Frame frame, UiState ui) {
        List<KeyHint> keys = ui.footerKeys.of(frame, ui);
        int tail = keys.stream()
                .filter(KeyHint::isLast)
                .mapToInt(key -> key.length(key.footer()))
                .sum();
        // A line that is shown for a moment hides whole keys, and moves none.
        int hidden = columns - (ui.flash.isEmpty() ? 0 : ui.flash.length() + 3);
        List<Placed> placed = new ArrayList<>();
        int at = 1;
        for (int place = 0; place < keys.size(); place++) {
            KeyHint key = keys.get(place);
            KeyHint next = keys.get(Math.min(place + 1, keys.size() - 1));
            boolean isPair = key.isPairWith(next);
            String word = isPair ? "" : key.footer();
            int length = key.length(word);
            int needed = length + (isPair ? next.length(next.footer()) : 0);
            if (at + needed > columns + 1 - (key.isLast() ? 0 : tail)) {
                place += isPair ? 1 : 0;
            } else {
                if (at + length - 1 <= hidden) {
                    placed.add(new Placed(key, at, word));
                }
                at += length;
            }
        }
        return placed;
    }

    private static void keys(Canvas canvas, int row, Frame frame, UiState ui) {
        canvas.fill(new Region(0, row, canvas.columns(), 1), ' ', Inks.BAR_TEXT);
        for (Placed one : placed(canvas.columns(), frame, ui)) {
            String word = one.word;
            if (word.equals("play")) {
                word = frame.talk().waits() ? "on" : frame.speed() > 0 ? "stop" : word;
            }
            int behind = canvas.put(one.column, row, one.key.shown(), Inks.BAR_BRIGHT);
            canvas.put(behind + 1, row, word, Inks.BAR_FAINT);
        }
    }

    private static void flash(Canvas canvas, int row, UiState ui) {
        if (!ui.flash.isEmpty()) {
            canvas.putRight(canvas.columns(), row, " " + ui.flash + " ", Inks.KEY);
        }
    }
}
