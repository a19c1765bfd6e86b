package raftarium.app.tui.pane;

import raftarium.app.lesson.LessonPlayer;
import raftarium.app.lesson.Saying;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.LessonPage;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.words.Wrapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A lesson: what it says in this step, what it asks, and what came of the answers. */
public final class LessonPane {
    /** A line that is wider is hard to read. */
    private static final int MOST_COLUMNS = 84;

    /** So much of an answer of a command is shown. */
    private static final int MOST_REPLY_ROWS = 4;

    private record Row(String text, Ink ink) {
        static final Row BLANK = new Row("", Inks.TEXT);
    }

    private final Region region;
    private final LessonPage page;
    private final List<Row> rows = new ArrayList<>();

    /** The first row of what was said last. */
    private int fresh;

    /** What the step is called; empty where that isn't known. */
    private String step = "";

    private LessonPane(Region region, LessonPage page) {
        this.region = region;
        this.page = page;
        for (int place = 0; place < page.said().size(); place++) {
            if (place == page.fresh()) {
                fresh = rows.size();
            }
            add(place);
        }
        if (page.waitsFor() == LessonPlayer.Wait.TIME) {
            rows.add(Row.BLANK);
            rows.add(new Row("Watch what happens ...", Inks.SAID));
        }
    }

    static void draw(Canvas canvas, Layout layout, Frame frame, UiState ui) {
        Region region = layout.lesson();
        LessonPage page = frame.lesson();
        if (page != null && !region.isEmpty()) {
            new LessonPane(region, page).draw(canvas, ui);
        }
    }

    private void draw(Canvas canvas, UiState ui) {
        int room = region.rows() - 1;
        int end = Math.max(0, rows.size() - room);
        // What is new is read from its beginning.
        int usual = page.fresh() == 0 ? 0 : Math.min(end, fresh);
        ui.lessonScroll = Math.max(-usual, Math.min(ui.lessonScroll, end - usual));
        int first = usual + ui.lessonScroll;
        int below = end - first;
        String more = below > 0 ? below + " more rows: PgDn" : first > 0 ? "PgUp: above" : "";
        Pane.title(canvas, region, title(region.columns() - more.length() - 4), more);
        for (int row = 0; row < room && first + row < rows.size(); row++) {
            Row shown = rows.get(first + row);
            canvas.put(
                    region.column() + 1,
                    region.row() + 1 + row,
                    shown.text,
                    shown.ink,
                    region.end());
        }
    }

    /** As much of it as there is room for. */
    private String title(int columns) {
        if (page.steps() == 0) {
            return page.title();
        }
        String steps = "step " + page.step() + " of " + page.steps();
        String named = step.isEmpty() ? steps : steps + ": " + step;
        return Stream.of(page.title() + ", " + named, named)
                .filter(title -> title.length() <= columns)
                .findFirst()
                .orElse(steps);
    }

    // Its rows.

    private void add(int place) {
        Saying saying = page.said().get(place);
        Saying.Kind before =
                place == 0 ? Saying.Kind.TITLE : page.said().get(place - 1).kind();
        String text = saying.text();
        switch (saying.kind()) {
            case TITLE -> {
                if (page.steps() > 0 && text.startsWith("Step ")) {
                    step = text.substring(text.indexOf(": ") + 2);
                } else if (!text.equals(page.title())) {
                    wrapped(0, text, Inks.TITLE);
                }
            }
            case TEXT, EXPLANATION -> paragraph(text, Inks.TEXT);
            case QUESTION -> paragraph(text, Inks.BRIGHT);
            case TASK -> paragraph("Your task: " + text, Inks.BRIGHT);
            case CHOICE, LISTED -> wrapped(3, saying.number() + "  " + text, Inks.TEXT);
            case COMMAND -> {
                if (before != Saying.Kind.COMMAND && before != Saying.Kind.REPLY) {
                    rows.add(Row.BLANK);
                }
                wrapped(2, "> " + text, Inks.CLIENT);
            }
            case REPLY -> reply(text);
            case EVENT -> wrapped(2, text, Inks.FAINT);
            case RIGHT -> paragraph("✓ " + text, Inks.SAID);
            case WRONG -> paragraph("✕ " + text, Inks.ALARM_TEXT);
            case NOTE -> wrapped(0, text, Inks.FAINT);
            case HINT -> paragraph("Hint: " + text, Inks.SAID);
            case MISTAKE -> wrapped(0, text, Inks.ALARM_TEXT);
        }
    }

    private void reply(String text) {
        List<String> lines = text.lines().toList();
        int shown = lines.size() <= MOST_REPLY_ROWS ? lines.size() : MOST_REPLY_ROWS - 1;
        lines.subList(0, shown).forEach(line -> wrapped(2, "  " + line, Inks.FAINT));
        if (shown < lines.size()) {
            rows.add(new Row("  ... " + (lines.size() - shown) + " more lines", Inks.FAINT));
        }
    }

    private void paragraph(String text, Ink ink) {
        if (!rows.isEmpty()) {
            rows.add(Row.BLANK);
        }
        wrapped(0, text, ink);
    }

    private void wrapped(int indent, String text, Ink ink) {
        int columns = Math.min(MOST_COLUMNS, region.columns() - 2);
        Wrapping.hang(text, indent, columns).forEach(line -> rows.add(new Row(line, ink)));
    }
}
