package raftarium.app.lesson;

import java.util.List;

/**
 * A step of a lesson: one idea.
 *
 * @param line where it begins in the file, from 1
 * @param parts what is done in it, in that order
 */
public record LessonStep(int line, String title, List<LessonPart> parts) {
    public LessonStep {
        parts = List.copyOf(parts);
    }
}
