package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.LessonPage;
import raftarium.app.tui.health.Health;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The second row: how the cluster fares, the gravest of it, in words. */
final class HealthPane {
    private static final Pattern NAMED = Pattern.compile("\\b([nT])(\\d+)\\b");

    private HealthPane() {}

    static void draw(Canvas canvas, Layout layout, Frame frame) {
        if (layout.form() == Layout.Form.STAGE) {
            return;
        }
        int row = layout.healthRow();
        LessonPage lesson = frame.lesson();
        if (lesson != null && lesson.predicts()) {
            canvas.put(1, row, "? what will happen? Your answer comes first.", Inks.SAID);
            return;
        }
        Health health = Health.of(frame);
        Ink ink = ink(health.gravity());
        int at = canvas.put(1, row, health.gravity().sign() + " ", ink);
        String word = health.gravity().word();
        at = word.isEmpty() ? at : canvas.put(at, row, word, ink) + 2;
        String text = health.text(canvas.columns() - 1 - at);
        Matcher named = NAMED.matcher(text);
        int told = 0;
        while (named.find()) {
            at = canvas.put(at, row, text.substring(told, named.start()), Inks.TEXT);
            boolean isTerm = named.group(1).equals("T");
            Ink its = isTerm ? Inks.term(Long.parseLong(named.group(2))) : Inks.BRIGHT;
            at = canvas.put(at, row, named.group(), its);
            told = named.end();
        }
        canvas.put(at, row, text.substring(told), Inks.TEXT);
    }

    private static Ink ink(Health.Gravity gravity) {
        return switch (gravity) {
            case BROKEN, NO_MAJORITY -> Inks.ALARM_TEXT.bold();
            case ELECTION, TWO_LEADERS -> Inks.SAID;
            case WALL -> Inks.WALL.bold();
            case WELL -> Inks.TEXT;
        };
    }
}
