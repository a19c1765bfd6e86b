package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import raftarium.app.session.Session;
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

        /** No block stands around them: each is kept as if it was typed. */
        private final boolean isOutermost;

        private int next;

        Block(
                @Nullable Statement statement,
                List<Statement> body,
                long rounds,
                String sourced,
                boolean isOutermost) {
            this.statement = statement;
            this.body = body;
            this.rounds = rounds;
            this.sourced = sourced;
            this.isOutermost = isOutermost;
        }
    }

    /** A command that was given. */
    private record Given(Statement statement, Invocation invocation, long atNanos) {}

    /** One that waits. */
    private record Waiting(Given given, Session session, Wait sought) {}

    private final Desk desk;
    private final Interpreter.Listener listener;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private @Nullable Waiting waiting;
    private boolean ended;

    /** A mistake was made, or it was broken off: nothing more is carried out. */
    private boolean broken;

    private long steps;

    /** It stands before the first statement. */
    Execution(Desk desk, Interpreter.Listener listener, List<Statement> statements) {
        this.desk = desk;
        this.listener = listener;
        blocks.push(new Block(null, statements, 1, "", true));
    }

    // How it goes on.

    /** Carries out what comes next, up to a command that waits or the end. */
    void proceed() {
        while (waiting == null && !ended) {
            Block block = blocks.peek();
            if (block == null || isEnough()) {
                ended = true;
                listener.ended();
            } else if (block.next < block.body.size()) {
                Statement statement = block.body.get(block.next++);
                tryOut(statement, () -> begin(statement, block));
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
        return broken || desk.hasLeft() || listener.isEnough();
    }

    @Override
    public boolean isOver() {
        return ended;
    }

    @Override
    public boolean goOn() {
        Waiting stood = waiting;
        if (stood == null) {
            return false;
        } else if (stood.session != desk.playground().openSession()) {
            breakOff();
            return true;
        }
        try {
            boolean isOver = stood.sought.isOver(stood.session);
            if (!isOver && stood.session.goesOn(stood.sought.limitNanos())) {
                return false;
            }
            waiting = null;
            take(stood.given, stood.sought.end(stood.session, isOver));
        } catch (MistakeException mistake) {
            waiting = null;
            mistaken(stood.given, mistake);
        }
        proceed();
        return true;
    }

    @Override
    public void breakOff() {
        broken = true;
        Waiting stood = waiting;
        waiting = null;
        if (stood != null) {
            try {
                tell(stood.given, brokenOff(stood.sought, stood.session));
            } catch (MistakeException mistake) {
                mistaken(stood.given, mistake);
            }
        }
        proceed();
    }

    private static Reply brokenOff(Wait wait, Session session) throws MistakeException {
        Answer answer = wait.end(session, false);
        return answer instanceof Reply reply ? reply : brokenOff((Wait) answer, session);
    }

    /** Carries it out to its end, as fast as the machine goes. */
    void toItsEnd() {
        proceed();
        while (waiting != null) {
            if (listener.isEnough()) {
                breakOff();
            } else {
                waiting.session.pass(waiting.sought.limitNanos());
                goOn();
            }
        }
    }

    @Override
    public long limitNanos() {
        return waiting == null ? Long.MAX_VALUE : waiting.sought.limitNanos();
    }

    @Override
    public boolean hurries() {
        return waiting != null && waiting.sought.hurries();
    }

    // What it carries out.

    private void begin(Statement statement, Block block) throws MistakeException {
        if (block.isOutermost && statement instanceof Statement.Source source) {
            blocks.push(new Block(statement, source.body(), 1, source.file(), true));
            return;
        } else if (block.isOutermost) {
            record(statement);
        }
        carryOut(statement, block.sourced);
    }

    /** Keeps what changes the session; {@code new} belongs to none. */
    private void record(Statement statement) throws MistakeException {
        boolean skipped = statement instanceof Statement.Single single
                && (single.invocation().looks()
                        || single.invocation().entry().name().equals("new"));
        if (!skipped) {
            desk.session().record(statement.text());
        }
    }

    private void carryOut(Statement statement, String sourced) throws MistakeException {
        count();
        if (statement instanceof Statement.Single single) {
            carryOut(statement, single.invocation());
        } else if (statement instanceof Statement.Source source) {
            blocks.push(new Block(statement, source.body(), 1, source.file(), false));
        } else if (statement instanceof Statement.Maybe maybe) {
            if (desk.session().chance().chance(maybe.chance().millionths())) {
                carryOut(statement, maybe.invocation());
            }
        } else if (statement instanceof Statement.Repeat repeat) {
            if (repeat.times() > 0) {
                count();
                blocks.push(new Block(statement, repeat.body(), repeat.times(), sourced, false));
            }
        } else if (statement instanceof Statement.If when) {
            boolean holds = when.condition().holds(desk.session());
            List<Statement> body = holds ? when.then() : when.otherwise();
            blocks.push(new Block(statement, body, 1, sourced, false));
        }
    }

    private void carryOut(Statement statement, Invocation invocation) {
        Given given = new Given(statement, invocation, now());
        try {
            take(given, invocation.carryOut());
        } catch (MistakeException mistake) {
            mistaken(given, mistake);
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

    /** What is to be waited for and is there already isn't waited for. */
    private void take(Given given, Answer said) throws MistakeException {
        Answer answer = said;
        while (answer instanceof Wait wait) {
            Session session = desk.session();
            boolean isOver = wait.isOver(session);
            if (!isOver && session.goesOn(wait.limitNanos())) {
                waiting = new Waiting(given, session, wait);
                return;
            }
            answer = wait.end(session, isOver);
        }
        if (answer instanceof Reply reply) {
            tell(given, reply);
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
        tell(invocation.words(), invocation.looks(), Math.min(given.atNanos, now()), reply);
    }

    private void tell(List<Word> words, boolean looks, long atNanos, Reply reply) {
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
    }

    private long now() {
        @Nullable Session session = desk.playground().openSession();
        return session == null ? 0 : session.simulation().nowNanos();
    }
}
