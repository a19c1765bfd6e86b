package raftarium.app.lesson;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a student has done in a lesson: where they are, and what they have answered, which stays as
 * it is.
 */
public final class LessonRecord {
    private int step;
    private int furthest;
    private boolean isDone;
    private final SortedMap<String, String> answers = new TreeMap<>();
    private final SortedMap<String, Integer> deeds = new TreeMap<>();

    /** Where a part of a step is, from 0 each, as a word: 2.1 is the first part of the second. */
    static String place(int step, int part) {
        return step + 1 + "." + (part + 1);
    }

    /** The step they are at, from 0. */
    int step() {
        return step;
    }

    /** The step they have come to, from 0. */
    int furthest() {
        return furthest;
    }

    /** They are at that step, from 0. */
    void at(int other) {
        step = other;
        furthest = Math.max(furthest, other);
    }

    /** Whether they have come to the end. */
    public boolean isDone() {
        return isDone;
    }

    /** They have come to the end. */
    void done() {
        isDone = true;
    }

    /** How far they are, for a list; "" if nothing was done. */
    public String words() {
        boolean hasBegun = furthest > 0 || !answers.isEmpty() || !deeds.isEmpty();
        return isDone ? "  (done)" : hasBegun ? "  (at step " + (step + 1) + ")" : "";
    }

    /** What was answered there, as typed. */
    Optional<String> answer(String place) {
        return Optional.ofNullable(answers.get(place));
    }

    /** Something is answered there, for good. */
    void answer(String place, String given) {
        answers.putIfAbsent(place, given);
    }

    /** With how many commands it was done there; the fewest. Empty if it wasn't. */
    Optional<Integer> deed(String place) {
        return Optional.ofNullable(deeds.get(place));
    }

    /** It was done there with so many commands that change the cluster. */
    void deed(String place, int commands) {
        deeds.merge(place, commands, Math::min);
    }

    /** All answers, by their places. */
    SortedMap<String, String> answers() {
        return new TreeMap<>(answers);
    }

    /** With how many commands each was done, by their places. */
    SortedMap<String, Integer> deeds() {
        return new TreeMap<>(deeds);
    }
}
