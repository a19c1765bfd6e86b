package raftarium.app.lesson;

import raftarium.condition.Situation;
import raftarium.words.MistakeException;
import raftarium.words.Shown;

import java.util.ArrayList;
import java.util.List;

/**
 * A text of a lesson, into which values of the cluster are put.
 *
 * @param paragraphs at least one
 */
public record LessonText(List<Paragraph> paragraphs) {
    /** What is shown for a figure that has no value. */
    private static final String UNKNOWN = "?";

    public LessonText {
        paragraphs = List.copyOf(paragraphs);
    }

    /** Pieces that are one line. */
    record Paragraph(List<Piece> pieces) {
        Paragraph {
            pieces = List.copyOf(pieces);
        }
    }

    /** A piece of a text. */
    sealed interface Piece {}

    /** Words that are always the same. */
    record Plain(String text) implements Piece {}

    /** A value of the cluster; where it is typed in the file. */
    record Value(int line, int column, String typed, LessonFigure figure) implements Piece {}

    /** The text with the values of that moment, a paragraph each. */
    public List<String> shown(Situation situation) {
        List<String> shown = new ArrayList<>();
        for (Paragraph paragraph : paragraphs) {
            StringBuilder text = new StringBuilder();
            for (Piece piece : paragraph.pieces) {
                text.append(piece instanceof Value value ? shown(value, situation) : plain(piece));
            }
            shown.add(Shown.line(text.toString()));
        }
        return shown;
    }

    private static String plain(Piece piece) {
        return piece instanceof Plain plain ? plain.text : "";
    }

    private static String shown(Value value, Situation situation) {
        try {
            return value.figure.shown(situation).orElse(UNKNOWN);
        } catch (MistakeException ofTheMoment) {
            return UNKNOWN;
        }
    }

    /** The values in it. */
    List<Value> values() {
        List<Value> values = new ArrayList<>();
        for (Paragraph paragraph : paragraphs) {
            for (Piece piece : paragraph.pieces) {
                if (piece instanceof Value value) {
                    values.add(value);
                }
            }
        }
        return values;
    }
}
