package raftarium.app.tui.engine;

import raftarium.app.command.Reply;

/** Where a scenario is played to those who watch; of the engine's thread. */
public interface Stage {
    /** A line of the scenario was carried out: its answer is shown. */
    void executed(String line, Reply reply);

    /** It said something, which is shown until it says something else. */
    void note(String text);

    /** Whether what comes next waits until whoever watches wants it. */
    boolean stands();
}
