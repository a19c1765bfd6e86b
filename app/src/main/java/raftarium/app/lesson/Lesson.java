package raftarium.app.lesson;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A lesson, or a challenge, as its file tells it.
 *
 * @param id the name of its file, without a number before it and its ending
 * @param isChallenge whether it is a goal without steps, in which commands are counted
 * @param minutes how long it takes, 1 to 600
 * @param after the ids of lessons that come before
 * @param teaches the commands that a student meets in it
 * @param says a line for the list
 * @param setup what is done before the first step; it begins a cluster
 * @param steps at least one; a challenge has one
 */
public record Lesson(
        String id,
        String title,
        boolean isChallenge,
        int minutes,
        List<String> after,
        Set<String> teaches,
        String says,
        CommandBlock setup,
        List<LessonStep> steps) {
    public Lesson {
        after = List.copyOf(after);
        teaches = Set.copyOf(teaches);
        steps = List.copyOf(steps);
    }

    /** What is noted in a session that begins with its setup. */
    public String note() {
        return (isChallenge ? "challenge " : "lesson ") + id;
    }

    /** What is to be brought about in a challenge; empty of a lesson, which has steps. */
    public Optional<LessonPart.Deed> deed() {
        return isChallenge
                ? steps.stream()
                        .flatMap(step -> step.parts().stream())
                        .filter(LessonPart.Deed.class::isInstance)
                        .map(LessonPart.Deed.class::cast)
                        .findFirst()
                : Optional.empty();
    }
}
