package raftarium.app.lesson;

import raftarium.command.TypedCondition;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Spelling;
import raftarium.words.Word;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads questions, and the answers that can be given. */
final class QuestionReader {
    private static final int MAX_CHOICES = 9;
    private static final List<String> WORDS = List.of("choice", "number", "tempting");

    private final LessonMistakes mistakes;
    private final LineReader lines;
    private final List<LessonQuestion.Choice> choices = new ArrayList<>();
    private final List<LessonQuestion.Tempting> tempting = new ArrayList<>();
    private Optional<LessonFigure> figure = Optional.empty();
    private int numbers;
    private int chosen;

    QuestionReader(LessonMistakes mistakes, LineReader lines) {
        this.mistakes = mistakes;
        this.lines = lines;
    }

    /** The question that begins with that word; empty if it has mistakes. */
    Optional<LessonQuestion> read(LessonEntry entry) {
        Optional<LessonText> text = lines.line(entry, "a question");
        for (LessonEntry answer : LessonEntry.of(entry.below(), mistakes)) {
            answer(answer);
        }
        if (numbers > 0 && chosen > 0) {
            mistakes.add(entry.wrong("either choices or a number: not both"));
        } else if (numbers > 1) {
            mistakes.add(entry.wrong("one number at a time"));
        } else if (numbers == 0 && (chosen < 2 || chosen > MAX_CHOICES)) {
            mistakes.add(entry.wrong("2 to " + MAX_CHOICES
                    + " choices expected below it, or a number, not " + chosen));
        }
        if (text.isEmpty()) {
            return Optional.empty();
        } else if (numbers > 0) {
            return figure.map(known -> new LessonQuestion.OfNumber(text.get(), known, tempting));
        }
        return Optional.of(new LessonQuestion.OfChoices(text.get(), choices));
    }

    private void answer(LessonEntry entry) {
        for (LessonEntry.Line line : entry.said()) {
            mistakes.add(
                    "nothing may stand below '" + entry.word() + "'",
                    line.number(),
                    line.indent() + 1);
        }
        switch (entry.word()) {
            case "choice" -> choice(entry);
            case "number" -> {
                numbers++;
                figure = lines.number(entry.rest(), entry.line(), entry.restColumn());
            }
            case "tempting" -> tempting(entry);
            default ->
                mistakes.add(entry.wrong("unknown word '" + entry.word()
                        + "'; below a question may stand " + String.join(", ", WORDS)
                        + Spelling.hint(entry.word(), WORDS)));
        }
    }

    private void choice(LessonEntry entry) {
        chosen++;
        int line = entry.line();
        int column = entry.restColumn();
        List<Word> words = lines.words(entry.rest(), "\"TEXT\" if CONDITION", line, column);
        if (words.isEmpty()) {
            return;
        }
        Word text = words.get(0);
        if (!text.quoted() || text.text().isBlank()) {
            mistakes.add(
                    "the choice in quotes expected, as in: choice \"nobody\" if no leader",
                    line,
                    column);
        } else if (words.size() < 3 || !words.get(1).is("if")) {
            mistakes.add(entry.missing("if CONDITION expected: when it is the right answer"));
        } else {
            Optional<TypedCondition> condition =
                    lines.condition(words.subList(2, words.size()), line, column);
            condition.ifPresent(
                    known -> choices.add(new LessonQuestion.Choice(line, text.text(), known)));
        }
    }

    private void tempting(LessonEntry entry) {
        if (entry.rest().isEmpty()) {
            mistakes.add(entry.missing("wrong numbers expected behind 'tempting'"));
        }
        int column = entry.restColumn();
        for (String number : entry.rest().split("[\\s,]+")) {
            try {
                long wrong = Quantities.whole(number, 0, Long.MAX_VALUE);
                tempting.add(new LessonQuestion.Tempting(entry.line(), wrong));
            } catch (MistakeException mistake) {
                int place = Math.max(0, entry.rest().indexOf(number));
                mistakes.add(mistake.what(), entry.line(), column + place);
            }
        }
    }
}
