package raftarium.app.tui;

import raftarium.app.command.Reply;

/** Where a scenario is played to those who watch; of the engine's thread. */
public interface Stage {
    /** A line of the scenario was carried out: its answer is shown. */
    void executed(String line, Reply reply);

    /** A text stands under the panes until the next. */
    void caption(String text);

    /** Whether the scenario shall go no further: the watcher leaves, or began another session. */
    boolean isOver();
}
