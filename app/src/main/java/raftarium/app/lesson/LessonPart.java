package raftarium.app.lesson;

import raftarium.command.TypedCondition;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A part of a step, as its file tells it. */
public sealed interface LessonPart {
    /** Where it begins in the file, from 1. */
    int line();

    /** Something is said. */
    record Say(int line, LessonText text) implements LessonPart {}

    /** Commands that nobody watches; they may begin another cluster. */
    record Setup(int line, CommandBlock commands) implements LessonPart {}

    /** Commands that are watched; predictions before them are judged right behind them. */
    record Run(int line, CommandBlock commands) implements LessonPart {}

    /** A question on what will be: answered first, judged behind the next run. */
    record Predict(int line, LessonQuestion question) implements LessonPart {}

    /** A question on what is, judged at once. */
    record Observe(int line, LessonQuestion question) implements LessonPart {}

    /** Why it is so: the student reads it, and goes on. */
    record Explain(int line, LessonText text) implements LessonPart {}

    /**
     * Something that the student is to bring about.
     *
     * @param goal holds when it is done, and not before
     * @param limit how many commands that change the cluster, at most
     * @param par the fewest such commands that are known to do; in a challenge
     * @param allowed the commands that may change the cluster; without it all that were taught
     * @param withinNanos how much virtual time it may take
     * @param hints from a nudge to the command
     * @param solution what does it
     */
    record Deed(
            int line,
            LessonText task,
            TypedCondition goal,
            OptionalInt limit,
            OptionalInt par,
            Optional<List<String>> allowed,
            OptionalLong withinNanos,
            List<LessonText> hints,
            CommandBlock solution)
            implements LessonPart {
        public Deed {
            hints = List.copyOf(hints);
        }
    }
}
