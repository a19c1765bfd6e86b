package raftarium.app.repl;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.sim.Violation;
import raftarium.words.MistakeException;
import raftarium.words.Shown;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/** A line in, an answer out; and what the exit status will be. */
final class Exchange implements Interpreter.Listener {
    private final Playground playground;
    private final Interpreter interpreter;
    private final PrintStream out;
    private final BooleanSupplier enough;
    private boolean failed;
    private boolean mistaken;
    private boolean violationTold;
    private boolean refusedTold;

    /** One that carries nothing more out of a text once {@code enough} holds. */
    Exchange(Playground playground, PrintStream out, BooleanSupplier enough) {
        this.playground = playground;
        this.out = out;
        this.enough = enough;
        interpreter = new Interpreter(playground);
    }

    Interpreter interpreter() {
        return interpreter;
    }

    /** Whether the text ends within a block, so that more lines belong to it. */
    boolean isOpen(String text) {
        return interpreter.parse(text).isOpen();
    }

    void answer(String text) {
        Interpreter.Script script = interpreter.parse(text);
        if (script.mistakes().isEmpty()) {
            interpreter.run(script, this);
            tellViolation();
            return;
        }
        for (MistakeException mistake : script.mistakes()) {
            mistaken = true;
            boolean oneLine = mistake.line() <= 1 && mistake.file("").isEmpty();
            String place = oneLine ? "column " + mistake.column() : mistake.place("");
            out.println(Shown.line("mistake: " + place + ": " + mistake.what()));
        }
    }

    /** Which members couldn't start, once, when the session has been opened. */
    void tellRefused() {
        Session session = playground.openSession();
        if (session != null && !refusedTold) {
            session.refused().forEach(line -> out.println(Shown.line("refused: " + line)));
            refusedTold = true;
        }
    }

    /** What came can't even be read. */
    void mistake(String what) {
        mistaken = true;
        out.println("mistake: " + what);
    }

    @Override
    public void executed(Interpreter.Executed executed) {
        tellRefused();
        Reply reply = executed.reply();
        switch (reply.status()) {
            case OK -> {
                if (!reply.output().isEmpty()) {
                    out.println(reply.output());
                }
            }
            case FAILED -> {
                failed = true;
                out.println("failed: " + sourced(executed) + Shown.line(executed.command()) + ": "
                        + reply.output());
            }
            case MISTAKE -> {
                mistaken = true;
                out.println("mistake: " + sourced(executed) + reply.output());
            }
        }
    }

    /** Where it stands, if that isn't what was typed. */
    private static String sourced(Interpreter.Executed executed) {
        return executed.sourced().isEmpty() ? "" : Shown.line(executed.place("")) + ": ";
    }

    @Override
    public boolean isEnough() {
        return enough.getAsBoolean();
    }

    private void tellViolation() {
        Session session = playground.openSession();
        Violation violation = session == null ? null : session.simulation().violation();
        if (violation != null && !violationTold) {
            out.println("the clock has stopped: "
                    + violation.property()
                    + " is broken: "
                    + Shown.text(violation.detail()));
        }
        violationTold = violation != null;
    }

    /** As a script's: 2 after a mistake, 1 after something that didn't hold, else 0. */
    int exitStatus() {
        return mistaken ? 2 : failed || playground.hasUnexcusedViolation() ? 1 : 0;
    }
}
