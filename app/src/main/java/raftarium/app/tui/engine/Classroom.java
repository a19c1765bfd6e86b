package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.app.lesson.LessonPlayer;
import raftarium.words.MistakeException;

/** The lessons that can be begun while one watches. Of the engine's thread. */
public interface Classroom {
    /** What is played first; null: nothing is. */
    @Nullable
    LessonPlayer first();

    /**
     * The lesson of that id, or the one in that file; its commands take their time.
     *
     * @throws MistakeException if it can't be read, or there is none
     */
    LessonPlayer open(String name) throws MistakeException;

    /** What lessons there are, in lines. */
    String list();

    /** Keeps what was done. */
    void keep(LessonPlayer player);

    /** There are none. */
    Classroom NONE = new Classroom() {
        @Override
        public @Nullable LessonPlayer first() {
            return null;
        }

        @Override
        public LessonPlayer open(String name) throws MistakeException {
            throw new MistakeException("there are no lessons here");
        }

        @Override
        public String list() {
            return "There are no lessons here.";
        }

        @Override
        public void keep(LessonPlayer player) {}
    };
}
