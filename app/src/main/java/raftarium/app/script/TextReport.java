package raftarium.app.script;

import raftarium.app.command.Interpreter.Executed;
import raftarium.app.command.Reply;
import raftarium.app.look.TraceExcerpt;
import raftarium.trace.Violation;
import raftarium.words.MistakeException;
import raftarium.words.Phrases;
import raftarium.words.Quantities;
import raftarium.words.Shown;

import java.io.PrintStream;

/** Tells it to people: what was asked for, what went wrong, and a line a script. */
public final class TextReport implements Report {
    private final boolean colored;

    public TextReport(boolean colored) {
        this.colored = colored;
    }

    @Override
    public One one(ScriptRun run, long number, PrintStream out) {
        return new Script(run, out);
    }

    @Override
    public void ended(Total total, PrintStream out) {
        Summary summary = total.summary();
        if (total.scripts() > 1) {
            for (String name : total.names()) {
                out.println("not all right: " + Shown.line(name));
            }
            int more = total.failed() - total.names().size();
            if (more > 0) {
                out.println("and " + more + " more");
            }
            out.println(verdict(summary) + "  " + total.scripts() + " scripts"
                    + (total.failed() > 0 ? ", " + total.failed() + " of them not all right" : "")
                    + "  " + figures(summary) + " in " + summary.wallMillis() + " ms  digest "
                    + summary.digest());
        }
    }

    /** One script. */
    private final class Script implements One {
        private final ScriptRun run;
        private final PrintStream out;

        Script(ScriptRun run, PrintStream out) {
            this.run = run;
            this.out = out;
        }

        @Override
        public void executed(Executed executed, TraceExcerpt before) {
            Reply reply = executed.reply();
            if (reply.status() == Reply.Status.OK) {
                if (executed.looks() && !reply.output().isEmpty()) {
                    out.println(reply.output());
                }
                return;
            }
            String command = Shown.line(executed.command());
            String what = reply.status() == Reply.Status.FAILED ? command + ": " : "";
            out.println(
                    Shown.line(executed.place(run.source().name())) + ": " + what + reply.output());
            before.events().forEach(event -> out.println("  " + Phrases.line(event)));
        }

        @Override
        public void mistake(MistakeException mistake) {
            out.println(Shown.line(mistake.place(run.source().name()) + ": " + mistake.what()));
        }

        @Override
        public void violation(Violation violation) {
            out.println(Shown.line(run.source().name()) + ": " + violation.property()
                    + " is broken at " + Quantities.seconds(violation.atNanos()) + ": "
                    + Shown.text(violation.detail()));
        }

        @Override
        public void ended(Summary summary) {
            out.println(verdict(summary) + "  " + Shown.line(run.source().name()) + "  "
                    + figures(summary)
                    + "  seed " + summary.seed() + "  digest " + summary.digest());
        }
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
