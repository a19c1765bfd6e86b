package raftarium.app.tui.engine;

import raftarium.app.lesson.LessonPlayer;
import raftarium.app.lesson.Saying;

import java.util.List;

/**
 * What is shown of a lesson.
 *
 * @param number grows with each thing that it says or waits for
 * @param id how it is called
 * @param title what it is about
 * @param step the step that it is at, from 1
 * @param steps how many it has; 0: it is a challenge
 * @param waitsFor what it waits for
 * @param predicts whether that is what somebody thinks will happen
 * @param choices of how many answers one can be chosen; 0: a number is asked for, or nothing
 * @param said what it has said in this step, oldest first
 * @param fresh how many of those were there before somebody did something last
 */
public record LessonPage(
        long number,
        String id,
        String title,
        int step,
        int steps,
        LessonPlayer.Wait waitsFor,
        boolean predicts,
        int choices,
        List<Saying> said,
        int fresh) {
    public LessonPage {
        said = List.copyOf(said);
    }
}
