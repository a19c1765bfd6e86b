package raftarium.app.script;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Interpreter.Executed;
import raftarium.app.command.Reply;
import raftarium.app.look.TraceExcerpt;
import raftarium.trace.Violation;
import raftarium.words.MistakeException;
import raftarium.words.Phrases;
import raftarium.words.Quantities;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells it as JUnit's XML: a test suite a script and seed, in it a test case for each {@code
 * expect} and {@code until}, one for each mistake, and one for the properties that are always
 * checked. What is carried out several times is one case still, which fails with the first time
 * that it fails.
 */
public final class JunitReport implements Report {
    @Override
    public void begun(long scripts, PrintStream out) {
        out.println("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        out.println("<testsuites>");
    }

    @Override
    public One one(ScriptRun run, long number, PrintStream out) {
        return new Script(run, out);
    }

    @Override
    public void ended(Total total, PrintStream out) {
        out.println("</testsuites>");
    }

    /** One script. */
    private static final class Script implements One {
        private static final String SAFETY = "no property is broken unexpectedly";

        private final ScriptRun run;
        private final String own;
        private final PrintStream out;
        private final Map<String, JunitXml.Case> cases = new LinkedHashMap<>();
        private JunitXml.@Nullable Wrong violation;

        Script(ScriptRun run, PrintStream out) {
            this.run = run;
            this.out = out;
            own = run.source().name();
        }

        @Override
        public void executed(Executed executed, TraceExcerpt before) {
            Reply reply = executed.reply();
            if (reply.isOk() && !executed.expects()) {
                return;
            }
            String place = executed.place(own);
            JunitXml.@Nullable Wrong wrong = null;
            if (!reply.isOk()) {
                List<String> lines = new ArrayList<>();
                lines.add(executed.file(own) + ":" + executed.line() + ": " + executed.command()
                        + ": " + reply.output());
                before.events().forEach(event -> lines.add("  " + Phrases.line(event)));
                boolean mistaken = reply.status() == Reply.Status.MISTAKE;
                wrong = new JunitXml.Wrong(
                        mistaken ? "error" : "failure", reply.output(), String.join("\n", lines));
            }
            cases.computeIfAbsent(
                            place,
                            unknown -> new JunitXml.Case(executed.command() + " (" + place + ")"))
                    .add(wrong);
        }

        @Override
        public void mistake(MistakeException mistake) {
            String place = mistake.place(own);
            JunitXml.Case found = new JunitXml.Case("mistake (" + place + ")");
            found.add(new JunitXml.Wrong("error", mistake.what(), place + ": " + mistake.what()));
            cases.put(place, found);
        }

        @Override
        public void violation(Violation broken) {
            String what = broken.property() + " is broken at "
                    + Quantities.seconds(broken.atNanos()) + ": " + broken.detail();
            violation = new JunitXml.Wrong(
                    "failure", broken.property() + " is broken", own + ": " + what);
        }

        @Override
        public void ended(Summary summary) {
            JunitXml.Case safety = new JunitXml.Case(SAFETY);
            safety.add(summary.violated() ? violation : null);
            cases.put(SAFETY, safety);
            out.print(JunitXml.suite(run.name(), run.source(), summary, cases.values()));
        }
    }
}
