package raftarium.app.repl;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.trace.Violation;
import raftarium.words.MistakeException;
import raftarium.words.Shown;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A line in, an answer out; and what the exit status will be. */
final class Exchange implements Interpreter.Listener {
    private final Playground playground;
    private final PromptLessons lessons;
    private final Interpreter interpreter;
    private final PrintStream out;
    private final BooleanSupplier enough;
    private final Consumer<String> answers;
    private final @Nullable WaitLine waits;
    private boolean failed;
    private boolean mistaken;
    private boolean violationTold;
    private boolean refusedTold;

    /** One without a terminal: what is answered is written, however long it is. */
    Exchange(Playground playground, PrintStream out, PromptLessons lessons) {
        this(playground, out, () -> false, out::println, null, lessons);
    }

    /**
     * One with somebody at a terminal.
     *
     * @param enough nothing more is carried out of a text once that holds
     * @param answers shows what is answered to what was typed
     * @param waits says how far a command is that waits; null: nobody does
     * @param lessons take lines that are for them
     */
    Exchange(
            Playground playground,
            PrintStream out,
            BooleanSupplier enough,
            Consumer<String> answers,
            @Nullable WaitLine waits,
            PromptLessons lessons) {
        this.lessons = lessons;
        this.playground = playground;
        this.out = out;
        this.enough = enough;
        this.answers = answers;
        this.waits = waits;
        interpreter = new Interpreter(playground);
    }

    Interpreter interpreter() {
        return interpreter;
    }

    /** Whether the text ends within a block, so that more lines belong to it. */
    boolean isOpen(String text) {
        return !lessons.isOpen() && interpreter.parse(text).isOpen();
    }

    void answer(String text) {
        if (lessons.take(text, out)) {
            return;
        }
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
        endWait();
        tellRefused();
        Reply reply = executed.reply();
        switch (reply.status()) {
            case OK -> {
                if (reply.output().isEmpty()) {
                    return;
                } else if (executed.sourced().isEmpty()) {
                    answers.accept(reply.output());
                } else {
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

    @Override
    public void waits(long fromNanos, long nowNanos, long limitNanos) {
        if (waits != null) {
            waits.isAt(fromNanos, nowNanos, limitNanos);
        }
    }

    private void endWait() {
        if (waits != null) {
            waits.end();
        }
    }

    @Override
    public void told(String event) {
        if (waits != null) {
            waits.wipe();
        }
        out.println(event);
    }

    /** What has happened since the last line, if the story is wanted. */
    void tellStory() {
        interpreter.tellStory(this);
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
        if (session != null && violation != null && !violationTold) {
            out.println((session.simulation().isStopped() ? "the clock has stopped: " : "")
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
