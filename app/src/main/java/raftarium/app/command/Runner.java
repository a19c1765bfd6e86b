package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import raftarium.app.session.Session;
import raftarium.app.words.Lexer;
import raftarium.app.words.MistakeException;
import raftarium.app.words.Word;

import java.util.List;

/** Carries out statements, one after the other. */
final class Runner {
    /** How many commands and rounds of blocks one script may have. */
    private static final long MAX_STEPS = 10_000_000;

    private final Desk desk;
    private final Interpreter.Listener listener;

    /** The file that is sourced now; "" if none is. */
    private String sourced = "";

    /** A mistake was made: nothing more of this script is carried out. */
    private boolean broken;

    private long steps;

    Runner(Desk desk, Interpreter.Listener listener) {
        this.desk = desk;
        this.listener = listener;
    }

    void run(List<Statement> statements) {
        for (Statement statement : statements) {
            if (isOver()) {
                return;
            }
            if (statement instanceof Statement.Source source) {
                source(source, () -> run(source.body()));
                continue;
            }
            try {
                record(statement);
            } catch (MistakeException mistake) {
                broken(statement.words(), mistake);
                return;
            }
            carryOut(statement);
        }
    }

    /** Its lines are kept one by one, as if typed. */
    private void source(Statement.Source source, Runnable body) {
        String outer = sourced;
        sourced = source.file();
        body.run();
        sourced = outer;
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

    private boolean isOver() {
        return broken || desk.hasLeft() || listener.isEnough();
    }

    private void carryOut(Statement statement) {
        try {
            count();
            if (statement instanceof Statement.Single single) {
                carryOut(single.invocation());
            } else if (statement instanceof Statement.Source source) {
                source(source, () -> body(source.body()));
            } else if (statement instanceof Statement.Maybe maybe) {
                if (desk.session().chance().chance(maybe.chance().millionths())) {
                    tryOut(maybe.invocation());
                }
            } else if (statement instanceof Statement.Repeat repeat) {
                for (long round = 0; round < repeat.times() && !isOver(); round++) {
                    count();
                    body(repeat.body());
                }
            } else if (statement instanceof Statement.If when) {
                boolean holds = when.condition().holds(desk.session());
                body(holds ? when.then() : when.otherwise());
            }
        } catch (MistakeException mistake) {
            broken(statement.words(), mistake);
        }
    }

    /** A script ends at last, however its blocks stand in each other. */
    private void count() throws MistakeException {
        if (++steps > MAX_STEPS) {
            throw new MistakeException("this goes on for more than " + MAX_STEPS
                    + " commands and rounds: repeat less");
        }
    }

    private void body(List<Statement> statements) {
        for (Statement statement : statements) {
            if (!isOver()) {
                carryOut(statement);
            }
        }
    }

    private void carryOut(Invocation invocation) throws MistakeException {
        long before = now();
        Reply reply = invocation.carryOut();
        tell(invocation.words(), invocation.looks(), Math.min(before, now()), reply);
    }

    /** A command behind maybe: a set that selects nothing skips it. */
    private void tryOut(Invocation invocation) throws MistakeException {
        try {
            carryOut(invocation);
        } catch (MistakeException mistake) {
            if (!mistake.isOfTheMoment()) {
                throw mistake;
            }
            tell(invocation.words(), true, now(), Reply.ok("skipped: " + mistake.what()));
        }
    }

    private void broken(List<Word> words, MistakeException mistake) {
        broken = true;
        Word first = words.get(0);
        tell(words, false, now(), Reply.mistake(mistake.at(first).what()));
    }

    private void tell(List<Word> words, boolean looks, long atNanos, Reply reply) {
        Word first = words.get(0);
        listener.executed(new Interpreter.Executed(
                sourced, first.line(), first.column(), Lexer.line(words), looks, atNanos, reply));
    }

    private long now() {
        @Nullable Session session = desk.playground().openSession();
        return session == null ? 0 : session.simulation().nowNanos();
    }
}
