package raftarium.app.script;

import raftarium.app.command.Interpreter.Executed;
import raftarium.app.command.MistakeException;
import raftarium.sim.Violation;

/** Tells how scripts go, as they go. */
public interface Report {
    /** A command is done. */
    void executed(ScriptSource script, Executed executed);

    /** A mistake was found before anything of the script was carried out. */
    void mistake(ScriptSource script, MistakeException mistake);

    /** A property is broken, and the clock has stopped. */
    void violation(ScriptSource script, Violation violation);

    /** A script is done. */
    void ended(ScriptSource script, Summary summary);

    /** All are done. */
    void summary(int scripts, Summary summary);
}
