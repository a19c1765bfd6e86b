package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;

import org.jspecify.annotations.Nullable;

import raftarium.app.lesson.LessonPlayer;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.LessonPage;
import raftarium.app.tui.engine.Turn;
import raftarium.app.tui.pane.UiState;

/** What keys do in a lesson, before they do what they do elsewhere. Of the screen's thread. */
final class LessonKeys {
    private final PaneKeys.Lines lines;
    private final UiState ui;
    private @Nullable LessonPage page;

    /** The last page for which the line to type commands in was opened. */
    private long opened;

    /** Up to here in time nothing of what broke stands in front of the lesson by itself. */
    private long movesRead = -1;

    LessonKeys(PaneKeys.Lines lines, UiState ui) {
        this.lines = lines;
        this.ui = ui;
    }

    /** There is something new to see; where commands are awaited, they can be typed at once. */
    void observe(Frame frame) {
        LessonPage newer = frame.lesson();
        if (newer == null) {
            page = null;
            return;
        }
        LessonPage older = page;
        if (older == null || older.number() != newer.number()) {
            ui.lessonScroll = 0;
        }
        page = newer;
        if (movesRead != frame.place().moves()) {
            // The lesson says what broke; '!' shows the rest.
            movesRead = frame.place().moves();
            ui.violationRead = movesRead;
        }
        boolean isDeed = newer.waitsFor() == LessonPlayer.Wait.DEED;
        if (isDeed && newer.number() != opened && ui.mode == UiState.Mode.PANES) {
            opened = newer.number();
            type("");
        } else if (!isDeed
                && ui.mode == UiState.Mode.PROMPT
                && ui.editor.text().isEmpty()
                && opened != 0
                && newer.number() > opened) {
            ui.mode = UiState.Mode.PANES;
        }
    }

    /** Whether it is the lesson's; then it is done. */
    boolean takes(KeyStroke key) {
        LessonPage shown = page;
        return shown != null
                && switch (key.getKeyType()) {
                    case Enter -> enter(shown);
                    case PageUp -> scroll(-1);
                    case PageDown -> scroll(1);
                    case Character -> character(shown, key.getCharacter());
                    default -> false;
                };
    }

    private boolean enter(LessonPage shown) {
        return switch (shown.waitsFor()) {
            case ENTER, TIME -> turn("");
            case DEED -> type("");
            case ANSWER ->
                say(
                        shown.choices() > 0
                                ? "an answer is awaited: press 1 to " + shown.choices()
                                : "an answer is awaited: type the number");
            case NOTHING -> say("the lesson is over: ':lesson' lists others, q quits");
        };
    }

    private boolean scroll(int pages) {
        ui.lessonScroll += pages * UiState.LESSON_PAGE;
        return true;
    }

    private boolean character(LessonPage shown, char letter) {
        boolean asks = shown.waitsFor() == LessonPlayer.Wait.ANSWER;
        if (asks && letter >= '0' && letter <= '9') {
            return answer(shown, letter);
        }
        return switch (letter) {
            case ' ' -> shown.waitsFor() != LessonPlayer.Wait.TIME && enter(shown);
            case ']' -> turn("skip");
            case '[' -> turn("back");
            case 'R' -> turn("again");
            case 'o' -> turn("list");
            default -> false;
        };
    }

    private boolean answer(LessonPage shown, char digit) {
        if (shown.choices() == 0) {
            return type(String.valueOf(digit));
        }
        int number = digit - '0';
        return number >= 1 && number <= shown.choices()
                ? turn(String.valueOf(number))
                : say("there are answers 1 to " + shown.choices());
    }

    private boolean type(String begun) {
        ui.editor.begin(begun);
        ui.mode = UiState.Mode.PROMPT;
        return true;
    }

    private boolean say(String text) {
        ui.say(text, true);
        return true;
    }

    private boolean turn(String word) {
        ui.flash(word.isEmpty() ? "go on" : word);
        if (!lines.submit(new Turn.Lesson(word))) {
            ui.say("too many commands wait: not taken", true);
        }
        return true;
    }
}
