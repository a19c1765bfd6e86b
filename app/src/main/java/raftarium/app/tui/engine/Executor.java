package raftarium.app.tui.engine;

import raftarium.app.command.Reply;
import raftarium.app.command.Work;

import java.util.function.Consumer;

/** Carries out lines. Of the engine's thread. */
@FunctionalInterface
public interface Executor {
    /**
     * Begins to carry out a line, as far as no time passes.
     *
     * @param answered is told, once, what all its commands said
     */
    public Work begin(String line, Consumer<Reply> answered);
}
