package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import raftarium.app.session.Session;
import raftarium.command.Answer;
import raftarium.command.Command;
import raftarium.disk.StorageException;
import raftarium.machine.MachineException;
import raftarium.session.Timeline;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * Carries out statements, one after the other. Where it is, in blocks within blocks, is data, so
 * that it can stand between any two commands.
 */
final class Execution implements Work {
    /** How many commands and rounds of blocks one script may have. */
    private static final long MAX_STEPS = 10_000_000;

    /** Statements that are carried out in their order, in so many rounds. */
    private static final class Block {
        /** Whose body it is; null: it is all that is carried out. */
        private final @Nullable Statement statement;

        private final List<Statement> body;
        private long rounds;

        /** The file that they were sourced from; "" if they are of the script itself. */
        private final String sourced;

        private int next;

        Block(@Nullable Statement statement, List<Statement> body, long rounds, String sourced) {
            this.statement = statement;
            this.body = body;
            this.rounds = rounds;
            this.sourced = sourced;
        }
    }

    /** A command that was given. */
    private record Given(Statement statement, Invocation invocation, long atNanos) {}

    /** One that waits. */
    private record Waiting(Given given, Session session, long ticket) {}

    private final CommandContext context;
    private final Interpreter.Listener listener;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private @Nullable Waiting waiting;
    private boolean ended;

    /** A mistake was made, or it was broken off: nothing more is carried out. */
    private boolean broken;

    private long steps;

    /** It stands before the first statement. */
    Execution(CommandContext context, Interpreter.Listener listener, List<Statement> statements) {
        this.context = context;
        this.listener = listener;
        blocks.push(new Block(null, statements, 1, ""));
    }

    // How it goes on.

    /** Carries out what comes next, up to a command that waits or the end. */
    void proceed() {
        while (waiting == null && !ended && !stands()) {
            Block block = blocks.peek();
            if (block == null || isEnough()) {
                ended = true;
                listener.ended();
            } else if (block.next < block.body.size()) {
                Statement statement = block.body.get(block.next++);
                tryOut(statement, () -> carryOut(statement, block.sourced));
            } else if (--block.rounds > 0) {
                block.next = 0;
                tryOut(Objects.requireNonNull(block.statement), this::count);
            } else {
                blocks.pop();
            }
        }
    }

    private interface Doing {
        void go() throws MistakeException;
    }

    private void tryOut(Statement statement, Doing what) {
        try {
            what.go();
        } catch (MistakeException mistake) {
            broken(statement, mistake);
        }
    }

    private boolean isEnough() {
        return broken || context.hasLeft() || listener.isEnough();
    }

    @Override
    public boolean isOver() {
        return ended;
    }

    @Override
    public boolean stands() {
        return waiting == null && !ended && !isEnough() && listener.stands();
    }

    @Override
    public boolean goOn() {
        Waiting stood = waiting;
        if (stood == null) {
            boolean goesOn = !ended && !stands();
            proceed();
            return goesOn;
        } else if (stood.session != context.playground().openSession()) {
            breakOff();
            return true;
        }
        Answer.Said said = stood.session.timeline().answer(stood.ticket);
        if (said == null) {
            return false;
        }
        waiting = null;
        answered(stood.given, said);
        proceed();
        return true;
    }

    @Override
    public void breakOff() {
        broken = true;
        Waiting stood = waiting;
        waiting = null;
        if (stood != null) {
            Timeline timeline = stood.session.timeline();
            timeline.breakOff(stood.ticket);
            answered(stood.given, Objects.requireNonNull(timeline.answer(stood.ticket)));
        }
        proceed();
    }

    /** Carries it out to its end, as fast as the machine goes. */
    void toItsEnd() {
        proceed();
        while (waiting != null) {
            if (listener.isEnough()) {
                breakOff();
            } else {
                pass(waiting);
                goOn();
            }
        }
    }

    private void pass(Waiting stood) {
        Session session = stood.session;
        long limitNanos = session.moment().waits().limitNanos();
        session.passUnseen();
        listener.waits(stood.given.atNanos, now(), limitNanos);
        context.story().tell(session, listener::told);
    }

    // What it carries out.

    private void carryOut(Statement statement, String sourced) throws MistakeException {
        count();
        if (statement instanceof Statement.Single single) {
            carryOut(statement, single.invocation());
        } else if (statement instanceof Statement.Source source) {
            blocks.push(new Block(statement, source.body(), 1, source.file()));
        } else if (statement instanceof Statement.Maybe maybe) {
            if (context.moment().chance().chance(maybe.chance().millionths())) {
                carryOut(statement, maybe.invocation());
            }
        } else if (statement instanceof Statement.Repeat repeat) {
            if (repeat.times() > 0) {
                count();
                blocks.push(new Block(statement, repeat.body(), repeat.times(), sourced));
            }
        } else if (statement instanceof Statement.If when) {
            boolean holds = when.condition().holds(context.moment());
            List<Statement> body = holds ? when.then() : when.otherwise();
            blocks.push(new Block(statement, body, 1, sourced));
        }
    }

    private void carryOut(Statement statement, Invocation invocation) {
        Given given = new Given(statement, invocation, now());
        try {
            if (invocation.order() instanceof Order.Give give) {
                give(given, give.command());
            } else {
                tell(given, ((Order.Do) invocation.order()).deed().on(context));
            }
        } catch (MistakeException mistake) {
            mistaken(given, mistake);
        } catch (StorageException | MachineException trouble) {
            mistaken(given, MistakeException.ofTheMoment(String.valueOf(trouble.getMessage())));
        }
    }

    /** A script ends at last, however its blocks stand in each other. */
    private void count() throws MistakeException {
        if (++steps > MAX_STEPS) {
            throw new MistakeException("this goes on for more than " + MAX_STEPS
                    + " commands and rounds: repeat less");
        }
    }

    // What commands answer.

    private void give(Given given, Command command) throws MistakeException {
        Session session = context.session();
        long ticket = session.timeline().give(context.playground().asForced(command));
        Answer.Said said = session.timeline().answer(ticket);
        if (said == null) {
            waiting = new Waiting(given, session, ticket);
        } else {
            answered(given, said);
        }
    }

    private void answered(Given given, Answer.Said said) {
        if (said instanceof Answer.Refused refused) {
            mistaken(given, MistakeException.ofTheMoment(refused.text()));
        } else if (said instanceof Answer.Mistake mistake) {
            mistaken(given, new MistakeException(mistake.text()));
        } else {
            tell(given, Reply.of(said));
        }
    }

    private void mistaken(Given given, MistakeException mistake) {
        List<Word> words = given.invocation.words();
        // Behind maybe, a set that selects nothing skips the command.
        if (given.statement instanceof Statement.Maybe && mistake.isOfTheMoment()) {
            tell(words, true, now(), Reply.ok("skipped: " + mistake.what()));
        } else {
            broken(given.statement, mistake.at(words.get(0)));
        }
    }

    private void broken(Statement statement, MistakeException mistake) {
        broken = true;
        List<Word> words = statement.words();
        tell(words, false, now(), Reply.mistake(mistake.at(words.get(0)).what()));
    }

    private void tell(Given given, Reply reply) {
        Invocation invocation = given.invocation;
        if (invocation.order().travels()) {
            context.story().skip(context.playground().openSession());
        }
        tell(invocation.words(), invocation.order().looks(), Math.min(given.atNanos, now()), reply);
    }

    private void tell(List<Word> words, boolean looks, long atNanos, Reply said) {
        Session session = context.playground().openSession();
        if (session != null) {
            context.story().tell(session, listener::told);
        }
        String notice = session == null ? null : session.timeline().takeNotice();
        Reply reply = notice == null ? said : said.and(notice);
        Word first = words.get(0);
        Block block = blocks.peek();
        listener.executed(new Interpreter.Executed(
                block == null ? "" : block.sourced,
                first.line(),
                first.column(),
                Lexer.line(words),
                looks,
                atNanos,
                reply));
        context.playground().lineEnded();
    }

    private long now() {
        @Nullable Session session = context.playground().openSession();
        return session == null ? 0 : session.simulation().nowNanos();
    }
}
