package raftarium.app.lesson;

import raftarium.words.MistakeException;
import raftarium.words.Quantities;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Says which answer is right: what the cluster makes of it at the moment of judgement. */
final class QuestionJudge {
    /** The answer of somebody who gave none. */
    static final String SKIPPED = "-";

    private final LessonStage stage;

    QuestionJudge(LessonStage stage) {
        this.stage = stage;
    }

    /** The choices whose condition holds now, from 1. */
    List<Integer> held(LessonQuestion.OfChoices question) {
        List<Integer> held = new ArrayList<>();
        for (int place = 0; place < question.choices().size(); place++) {
            if (stage.holds(question.choices().get(place).condition())) {
                held.add(place + 1);
            }
        }
        return held;
    }

    /** What a figure is now; empty if it is no number. */
    OptionalLong number(LessonFigure figure) {
        try {
            return figure.number(stage.moment());
        } catch (MistakeException notHere) {
            return OptionalLong.empty();
        }
    }

    /** What is wrong with an answer as typed; "" if it can be given. */
    static String refusal(LessonQuestion question, String typed) {
        boolean isOfChoices = question instanceof LessonQuestion.OfChoices;
        int most =
                question instanceof LessonQuestion.OfChoices of ? of.choices().size() : 0;
        try {
            Quantities.whole(typed, isOfChoices ? 1 : 0, isOfChoices ? most : Long.MAX_VALUE);
            return "";
        } catch (MistakeException mistake) {
            return isOfChoices
                    ? "the number of a choice expected, 1 to " + most + ", not '" + typed + "'"
                    : "a number expected, not '" + typed + "'";
        }
    }

    /** An answer in words. */
    static String words(LessonQuestion question, String given) {
        return question instanceof LessonQuestion.OfChoices of
                ? "\"" + of.choices().get(Integer.parseInt(given) - 1).text() + "\""
                : given;
    }

    /** Judges an answer now, and says so. */
    Saying verdict(LessonQuestion question, String given) {
        List<String> right = right(question);
        if (right.size() != 1) {
            return Saying.of(
                    Saying.Kind.NOTE,
                    "This can't be judged here: " + (right.isEmpty() ? "no" : "more than one")
                            + " answer is right. The lesson's file is wrong.");
        }
        String words = words(question, right.get(0));
        if (given.equals(SKIPPED)) {
            return Saying.of(Saying.Kind.NOTE, "It is " + words + ".");
        } else if (given.equals(right.get(0))) {
            return Saying.of(Saying.Kind.RIGHT, "Right: " + words + ".");
        }
        return Saying.of(
                Saying.Kind.WRONG,
                "Not so. You said " + words(question, given) + "; it is " + words + ".");
    }

    private List<String> right(LessonQuestion question) {
        if (question instanceof LessonQuestion.OfChoices of) {
            return held(of).stream().map(String::valueOf).toList();
        }
        OptionalLong number = number(((LessonQuestion.OfNumber) question).figure());
        return number.isEmpty() ? List.of() : List.of("" + number.getAsLong());
    }
}
