package raftarium.app.repl;

import java.io.PrintStream;

/** Lessons that are played at the prompt, each with a cluster of its own. */
public interface PromptLessons {
    /** There are none. */
    PromptLessons NONE = new PromptLessons() {
        @Override
        public boolean take(String line, PrintStream out) {
            return false;
        }

        @Override
        public boolean isOpen() {
            return false;
        }
    };

    /**
     * Takes a line if it is for a lesson that is open, or opens one, or lists them; what is said to
     * that is written.
     *
     * @return whether it was taken: else it is for the prompt's own cluster
     */
    boolean take(String line, PrintStream out);

    /** Whether one is open: the next line is for it. */
    boolean isOpen();
}
