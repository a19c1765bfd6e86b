package raftarium.app.script;

import raftarium.app.command.Interpreter.Executed;
import raftarium.app.command.MistakeException;
import raftarium.app.command.Quantities;
import raftarium.app.command.Reply;
import raftarium.sim.Violation;

import java.io.PrintStream;

/** Tells it to people: what was asked for, what went wrong, and a line a script. */
public final class TextReport implements Report {
    private final PrintStream out;
    private final boolean colored;

    public TextReport(PrintStream out, boolean colored) {
        this.out = out;
        this.colored = colored;
    }

    @Override
    public void executed(ScriptSource script, Executed executed) {
        Reply reply = executed.reply();
        if (reply.status() == Reply.Status.OK) {
            if (executed.looks() && !reply.output().isEmpty()) {
                out.println(reply.output());
            }
            return;
        }
        String what = reply.status() == Reply.Status.FAILED ? executed.command() + ": " : "";
        out.println(at(script, executed.line(), executed.column()) + ": " + what + reply.output());
    }

    private static String at(ScriptSource script, int line, int column) {
        return script.name() + ", line " + line + ", column " + column;
    }

    @Override
    public void mistake(ScriptSource script, MistakeException mistake) {
        out.println(at(script, mistake.line(), mistake.column()) + ": " + mistake.what());
    }

    @Override
    public void violation(ScriptSource script, Violation violation) {
        out.println(script.name()
                + ": "
                + violation.property()
                + " is broken at "
                + Quantities.seconds(violation.atNanos())
                + ": "
                + violation.detail());
    }

    @Override
    public void ended(ScriptSource script, Summary summary) {
        out.println(verdict(summary) + "  " + script.name() + "  " + figures(summary) + "  seed "
                + summary.seed() + "  digest " + summary.digest());
    }

    @Override
    public void summary(int scripts, Summary summary) {
        if (scripts > 1) {
            out.println(verdict(summary) + "  " + scripts + " scripts  " + figures(summary) + " in "
                    + summary.wallMillis() + " ms  digest " + summary.digest());
        }
        out.flush();
    }

    private String verdict(Summary summary) {
        String word = summary.isOk() ? "ok    " : summary.mistakes() > 0 ? "wrong " : "FAILED";
        String color = summary.isOk() ? "34" : "33;1";
        return colored ? "\u001b[" + color + "m" + word + "\u001b[0m" : word;
    }

    private static String figures(Summary summary) {
        return summary.passed()
                + " passed, "
                + summary.failed()
                + " failed"
                + (summary.mistakes() > 0 ? ", mistakes: " + summary.mistakes() : "")
                + (summary.violated() ? ", a property is broken" : "")
                + "  "
                + Quantities.seconds(summary.virtualNanos());
    }
}
