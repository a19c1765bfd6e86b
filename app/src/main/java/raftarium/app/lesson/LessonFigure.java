package raftarium.app.lesson;

import raftarium.condition.Situation;
import raftarium.words.MistakeException;

import java.util.Optional;
import java.util.OptionalLong;

/** Something of a cluster that has a value at a moment, or none. */
public interface LessonFigure {
    /** The number that it is; empty where it is none. */
    OptionalLong number(Situation situation) throws MistakeException;

    /** Its value as it is shown; empty where it has none. */
    default Optional<String> shown(Situation situation) throws MistakeException {
        OptionalLong number = number(situation);
        return number.isEmpty() ? Optional.empty() : Optional.of("" + number.getAsLong());
    }
}
