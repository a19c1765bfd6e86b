package raftarium.app.lesson;

import raftarium.command.TypedCondition;
import raftarium.condition.ConditionParser;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands in lines of a lesson: texts with values in them, conditions, figures. */
final class LineReader {
    private final LessonMistakes mistakes;

    LineReader(LessonMistakes mistakes) {
        this.mistakes = mistakes;
    }

    // Texts.

    /** The text behind a word and below it; lines that are blank separate paragraphs. */
    Optional<LessonText> paragraphs(LessonEntry entry) {
        List<LessonText.Paragraph> paragraphs = new ArrayList<>();
        List<LessonText.Piece> pieces = new ArrayList<>();
        pieces(entry.rest(), entry.line(), entry.restColumn(), pieces);
        for (LessonEntry.Line line : entry.below()) {
            if (line.isBlank()) {
                end(pieces, paragraphs);
            } else {
                if (!pieces.isEmpty()) {
                    pieces.add(new LessonText.Plain(" "));
                }
                int indent = line.indent();
                pieces(line.text().substring(indent), line.number(), indent + 1, pieces);
            }
        }
        end(pieces, paragraphs);
        if (paragraphs.isEmpty()) {
            mistakes.add(entry.missing("a text expected below '" + entry.word() + "'"));
            return Optional.empty();
        }
        return Optional.of(new LessonText(paragraphs));
    }

    private static void end(List<LessonText.Piece> pieces, List<LessonText.Paragraph> paragraphs) {
        if (!pieces.isEmpty()) {
            paragraphs.add(new LessonText.Paragraph(pieces));
            pieces.clear();
        }
    }

    /** The text behind a word, which is one line. */
    Optional<LessonText> line(LessonEntry entry, String what) {
        if (entry.rest().isEmpty()) {
            mistakes.add(entry.missing(what + " expected behind '" + entry.word() + "'"));
            return Optional.empty();
        }
        List<LessonText.Piece> pieces = new ArrayList<>();
        pieces(entry.rest(), entry.line(), entry.restColumn(), pieces);
        return Optional.of(new LessonText(List.of(new LessonText.Paragraph(pieces))));
    }

    private void pieces(String text, int line, int column, List<LessonText.Piece> pieces) {
        StringBuilder plain = new StringBuilder();
        int place = 0;
        while (place < text.length()) {
            char letter = text.charAt(place);
            if (letter != '{' || text.startsWith("{{", place)) {
                plain.append(letter);
                place += letter == '{' ? 2 : 1;
                continue;
            }
            int end = text.indexOf('}', place);
            if (end < 0) {
                mistakes.add(
                        "a } is missing behind this {: a brace that is text is {{",
                        line,
                        column + place);
                break;
            }
            if (!plain.isEmpty()) {
                pieces.add(new LessonText.Plain(plain.toString()));
                plain.setLength(0);
            }
            value(text.substring(place + 1, end), line, column + place + 1).ifPresent(pieces::add);
            place = end + 1;
        }
        if (!plain.isEmpty()) {
            pieces.add(new LessonText.Plain(plain.toString()));
        }
    }

    private Optional<LessonText.Piece> value(String typed, int line, int column) {
        return figure(typed, line, column)
                .map(figure -> new LessonText.Value(line, column, typed, figure));
    }

    // What is read by words.

    private interface Reading<T> {
        T of(Words words) throws MistakeException;
    }

    /** A figure, which is all that the text is. */
    Optional<LessonFigure> figure(String text, int line, int column) {
        return read(text, "a figure of the cluster", line, column, FigureReader::read);
    }

    /** A figure that is a number, which is all that the text is. */
    Optional<LessonFigure> number(String text, int line, int column) {
        return read(text, "a figure of the cluster", line, column, FigureReader::readNumber);
    }

    /** A condition, which is all that the text is. */
    Optional<TypedCondition> condition(String text, int line, int column) {
        return read(text, "a condition", line, column, words -> {
            int begin = words.position();
            TypedCondition condition = new TypedCondition(
                    ConditionParser.parse(words), Lexer.line(words.since(begin)));
            words.end();
            return condition;
        });
    }

    /** The words of a text; none if it has no words, or a quote that isn't closed. */
    List<Word> words(String text, String expected, int line, int column) {
        try {
            List<List<Word>> statements = Lexer.statements(text);
            if (statements.size() == 1) {
                return statements.get(0);
            }
            mistakes.add(
                    statements.isEmpty()
                            ? expected + " expected"
                            : "one line says one thing: no ; can stand here",
                    line,
                    column);
        } catch (MistakeException openQuote) {
            mistakes.add(openQuote.what(), line, column + openQuote.column() - 1);
        }
        return List.of();
    }

    private <T> Optional<T> read(
            String text, String expected, int line, int column, Reading<T> reading) {
        List<Word> words = words(text, expected, line, column);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return read(words, line, column, reading);
    }

    private <T> Optional<T> read(List<Word> words, int line, int column, Reading<T> reading) {
        try {
            return Optional.of(reading.of(new Words(new Word("", false, 1, 1), words)));
        } catch (MistakeException mistake) {
            mistakes.add(mistake.what(), line, column + Math.max(0, mistake.column() - 1));
            return Optional.empty();
        }
    }

    /** The condition that words of a line are, which were read from that place on. */
    Optional<TypedCondition> condition(List<Word> words, int line, int column) {
        return read(words, line, column, behind -> {
            TypedCondition condition =
                    new TypedCondition(ConditionParser.parse(behind), Lexer.line(words));
            behind.end();
            return condition;
        });
    }
}
