package raftarium.app.tui.engine;

import raftarium.app.command.Interpreter;
import raftarium.app.command.ProgressMonitor;
import raftarium.app.command.Reply;
import raftarium.app.command.Work;

import java.util.function.Consumer;

/** Carries out lines. Of the engine's thread. */
@FunctionalInterface
public interface Executor {
    /** One that has an interpreter do it. */
    static Executor of(Interpreter interpreter) {
        return new Executor() {
            @Override
            public Work begin(String line, Consumer<Reply> answered) {
                return interpreter.begin(line, answered);
            }

            @Override
            public void setMonitor(ProgressMonitor monitor) {
                interpreter.setMonitor(monitor);
            }
        };
    }

    /**
     * Begins to carry out a line, as far as no time passes.
     *
     * @param answered is told, once, what all its commands said
     */
    Work begin(String line, Consumer<Reply> answered);

    /** Says who waits for what takes long. */
    default void setMonitor(ProgressMonitor monitor) {}
}
