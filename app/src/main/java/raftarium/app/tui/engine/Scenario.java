package raftarium.app.tui.engine;

import raftarium.app.command.Work;
import raftarium.app.session.SessionException;

import java.util.List;

/** What is played to those who watch. Of the engine's thread. */
public interface Scenario {
    /**
     * What it is about.
     *
     * @param name how it is called
     * @param text what it shows, in a sentence; "" if nobody has said
     * @param comment what is said of it beside, in paragraphs
     * @param notes how many notes it says; below 0: that hangs on what happens
     */
    record Title(String name, String text, List<String> comment, long notes) {
        public Title {
            comment = List.copyOf(comment);
        }
    }

    /** What it is about. */
    Title title();

    /** Begins; commands that wait take their time, and what the watcher types is carried out. */
    Work begin(Stage stage);

    /**
     * Puts things as they were when it began first.
     *
     * @throws SessionException if that can't be
     */
    default void reset() throws SessionException {}

    /** How it went, in a line, once it has ended. */
    String ending();
}
