package raftarium.app.script;

import raftarium.app.command.Interpreter.Executed;
import raftarium.app.look.TraceExcerpt;
import raftarium.trace.Violation;
import raftarium.words.MistakeException;

/** Tells nobody anything: of a script that is run only for its session. */
public final class Untold implements Report.One {
    @Override
    public void executed(Executed executed, TraceExcerpt before) {}

    @Override
    public void mistake(MistakeException mistake) {}

    @Override
    public void violation(Violation violation) {}

    @Override
    public void ended(Summary summary) {}
}
