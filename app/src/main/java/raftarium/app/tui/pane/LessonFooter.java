package raftarium.app.tui.pane;

import raftarium.app.tui.engine.LessonPage;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;

import java.util.ArrayList;
import java.util.List;

/** The keys that count now in a lesson, those that lead on first. */
final class LessonFooter {
    /** While a command is typed. */
    static final String TYPING =
            "Enter does it   hint, skip, again, back, list: type them too   Esc: keys";

    private record Key(String shown, String word) {}

    private LessonFooter() {}

    static void draw(Canvas canvas, int row, LessonPage page) {
        canvas.fill(new Region(0, row, canvas.columns(), 1), ' ', Inks.BAR_TEXT);
        int at = 1;
        for (Key key : keys(page)) {
            int length = key.shown.length() + 1 + key.word.length();
            if (at + length > canvas.columns() - 1) {
                return;
            }
            int behind = canvas.put(at, row, key.shown, Inks.BAR_KEY);
            at = canvas.put(behind + 1, row, key.word, Inks.BAR_TEXT) + 3;
        }
    }

    private static List<Key> keys(LessonPage page) {
        List<Key> keys = new ArrayList<>();
        switch (page.waitsFor()) {
            case ENTER -> keys.add(new Key("Enter", "goes on"));
            case ANSWER -> {
                keys.add(
                        page.choices() > 0
                                ? new Key("1-" + page.choices(), "answer")
                                : new Key("digits", "type the number"));
                keys.add(new Key("]", "skip"));
            }
            case DEED -> {
                keys.add(new Key("Enter", "type a command"));
                keys.add(new Key("a", "hint"));
                keys.add(new Key("]", "skip"));
            }
            case TIME -> {
                keys.add(new Key("Enter", "to its end"));
                keys.add(new Key("space", "stops the clock, or lets it go"));
            }
            case NOTHING -> {
                if (page.steps() == 0) {
                    keys.add(new Key("S", "saves it, to be handed in"));
                }
                keys.add(new Key(": lesson", "lists others"));
            }
        }
        keys.add(new Key("[", "step back"));
        keys.add(new Key("R", "again"));
        keys.add(new Key("o", "steps"));
        keys.add(new Key("?", "help"));
        keys.add(new Key("q", "quit"));
        return keys;
    }
}
