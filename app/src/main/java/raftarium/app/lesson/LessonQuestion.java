package raftarium.app.lesson;

import raftarium.command.TypedCondition;

import java.util.List;

/** A question, and how an answer is judged: by the cluster, at the moment of judgement. */
public sealed interface LessonQuestion {
    /** What is asked. */
    LessonText text();

    /**
     * One of several answers is right.
     *
     * @param choices two to nine
     */
    record OfChoices(LessonText text, List<Choice> choices) implements LessonQuestion {
        public OfChoices {
            choices = List.copyOf(choices);
        }
    }

    /**
     * A number is asked for.
     *
     * @param figure what it is compared with
     * @param tempting numbers that are wrong
     */
    record OfNumber(LessonText text, LessonFigure figure, List<Tempting> tempting)
            implements LessonQuestion {
        public OfNumber {
            tempting = List.copyOf(tempting);
        }
    }

    /**
     * An answer that can be chosen.
     *
     * @param line where it stands in the file, from 1
     * @param condition holds where it is the right one
     */
    record Choice(int line, String text, TypedCondition condition) {}

    /**
     * A number that somebody may give, and that is wrong.
     *
     * @param line where it stands in the file, from 1
     */
    record Tempting(int line, long number) {}
}
