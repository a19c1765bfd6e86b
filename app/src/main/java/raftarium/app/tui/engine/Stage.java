package raftarium.app.tui.engine;

import raftarium.app.command.Reply;

/** Where a scenario is played to those who watch; of the engine's thread. */
public interface Stage {
    /** A line of the scenario was carried out: its answer is shown. */
    public void executed(String line, Reply reply);

    /** A text stands under the panes until the next. */
    public void caption(String text);
}
