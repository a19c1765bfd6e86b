package raftarium.app.script;

import raftarium.app.command.Interpreter.Executed;
import raftarium.app.look.TraceExcerpt;
import raftarium.trace.Violation;
import raftarium.words.MistakeException;

import java.io.PrintStream;

/** Tells how scripts go, in one format or another. */
public interface Report {
    /** Tells how one script goes, as it goes. */
    interface One {
        /**
         * A command is done.
         *
         * @param before if what it expected doesn't hold, the events before; else none
         */
        void executed(Executed executed, TraceExcerpt before);

        /** A mistake was found before anything of the script was carried out, or behind its end. */
        void mistake(MistakeException mistake);

        /** A property is broken, and the clock has stopped. */
        void violation(Violation violation);

        /** The script is done. */
        void ended(Summary summary);
    }

    /** So many scripts are to be run. */
    default void begun(long scripts, PrintStream out) {}

    /**
     * One of them begins; on any thread, several at a time.
     *
     * @param number which, from 1
     * @param out where to tell it
     */
    One one(ScriptRun run, long number, PrintStream out);

    /** All are done. */
    void ended(Total total, PrintStream out);
}
