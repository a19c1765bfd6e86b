package raftarium.app.tui.engine;

import raftarium.app.command.Work;

/** What the cockpit plays by itself when it opens. Of the engine's thread. */
public interface Scenario {
    /** Begins; commands that wait take their time, and what the watcher types is carried out. */
    public Work begin(Stage stage);

    /** How it went, in a line, once it has ended. */
    public String ending();
}
