package raftarium.app.tui.engine;

import raftarium.words.MistakeException;

import java.util.List;

/** The scenarios that can be begun while one watches. */
public interface Library {
    /** What they are about, in their order; from any thread. */
    List<Scenario.Title> titles();

    /**
     * The one of that name; of the engine's thread.
     *
     * @throws MistakeException if it can't be read, or there is none
     */
    Scenario open(String name) throws MistakeException;
}
