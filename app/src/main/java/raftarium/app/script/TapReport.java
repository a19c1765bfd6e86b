package raftarium.app.script;

import raftarium.app.command.Interpreter.Executed;
import raftarium.app.command.Reply;
import raftarium.app.look.TraceExcerpt;
import raftarium.trace.Event;
import raftarium.trace.Violation;
import raftarium.words.MistakeException;
import raftarium.words.Phrases;
import raftarium.words.Quantities;
import raftarium.words.Shown;

import java.io.PrintStream;
import java.util.List;

/**
 * Tells it as TAP, version 14: a subtest a script, in it a point for each {@code expect} and {@code
 * until} as often as it is carried out, one for each mistake, and one for the properties that are
 * always checked. What went wrong is told in a block of YAML, whose texts are all in double quotes.
 */
public final class TapReport implements Report {
    @Override
    public void begun(long scripts, PrintStream out) {
        out.println("TAP version 14");
        out.println("1.." + scripts);
    }

    @Override
    public One one(ScriptRun run, long number, PrintStream out) {
        return new Script(run, number, out);
    }

    @Override
    public void ended(Total total, PrintStream out) {
        Summary summary = total.summary();
        out.println("# " + summary.passed() + " passed, " + summary.failed() + " failed, digest "
                + summary.digest());
    }

    /** One script. */
    private static final class Script implements One {
        private static final String INDENT = "    ";

        private final ScriptRun run;
        private final long number;
        private final PrintStream out;
        private long points;
        private Point safety = new Point("no property is broken unexpectedly", "", List.of());

        Script(ScriptRun run, long number, PrintStream out) {
            this.run = run;
            this.number = number;
            this.out = out;
            out.println("# Subtest: " + escaped(run.name()));
        }

        @Override
        public void executed(Executed executed, TraceExcerpt before) {
            Reply reply = executed.reply();
            boolean mistaken = reply.status() == Reply.Status.MISTAKE;
            if (!mistaken && reply.isOk() && !executed.expects()) {
                return;
            }
            String name = executed.place(run.source().name()) + ": " + executed.command();
            point(
                    new Point(name, reply.isOk() ? "" : reply.output(), before.events()),
                    reply.isOk());
        }

        @Override
        public void mistake(MistakeException mistake) {
            point(new Point(mistake.place(run.source().name()), mistake.what(), List.of()), false);
        }

        @Override
        public void violation(Violation violation) {
            String what = violation.property() + " is broken at "
                    + Quantities.seconds(violation.atNanos()) + ": " + violation.detail();
            safety = new Point(safety.name, what, List.of());
        }

        @Override
        public void ended(Summary summary) {
            point(summary.violated() ? safety : safety.fine(), !summary.violated());
            out.println(INDENT + "1.." + points);
            out.println(INDENT + "# seed " + summary.seed() + ", digest " + summary.digest());
            out.println(
                    (summary.isOk() ? "ok " : "not ok ") + number + " - " + escaped(run.name()));
        }

        private void point(Point point, boolean holds) {
            out.println(
                    INDENT + (holds ? "ok " : "not ok ") + ++points + " - " + escaped(point.name));
            if (!holds) {
                out.println(INDENT + "  ---");
                out.println(INDENT + "  message: " + quoted(point.what));
                if (!point.before.isEmpty()) {
                    out.println(INDENT + "  trace:");
                    point.before.forEach(
                            event -> out.println(INDENT + "    - " + quoted(Phrases.line(event))));
                }
                out.println(INDENT + "  ...");
            }
        }
    }

    /** What is expected, what is wrong with it, and what happened before. */
    private record Point(String name, String what, List<Event> before) {
        Point fine() {
            return new Point(name, "", List.of());
        }
    }

    /** A description: a number sign would begin a directive. */
    private static String escaped(String text) {
        return printable(Shown.line(text).replace("\\", "\\\\").replace("#", "\\#"));
    }

    /** A text in double quotes, as YAML and JSON have it. */
    private static String quoted(String text) {
        String shown = Shown.text(text).replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + printable(shown.replace("\n", "\\n")) + '"';
    }

    /** What is no character is replaced. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(point -> {
            boolean isNone = point >= 0xd800 && point < 0xe000 || (point & 0xfffe) == 0xfffe;
            printable.appendCodePoint(isNone ? 0xFFFD : point);
        });
        return printable.toString();
    }
}
