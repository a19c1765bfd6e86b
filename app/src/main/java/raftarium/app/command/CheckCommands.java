package raftarium.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import raftarium.app.session.Session;
import raftarium.condition.Judgement;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;

/** What somebody expects. */
@Command(name = "Checking")
final class CheckCommands {
    private final Desk desk;

    CheckCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "expect",
            description = {
                "Says that a condition must hold now, or at some time within D, or never for D.",
                "Time passes only where one is said."
            },
            footer = {
                "Example: expect leader within 2s",
                "Example: expect never stale-leader commit > 5 for 3s"
            })
    Answer expect(
            @Parameters(
                            paramLabel = "CONDITION [within D]",
                            arity = "1..*",
                            description = "Or: never CONDITION for D. See 'help conditions'.")
                    Clause.Expect clause)
            throws MistakeException {
        Session session = desk.session();
        Judgement judgement = new Judgement(clause.condition());
        session.simulation().compareStates();
        if (clause.neverFor().isPresent()) {
            return new Never(judgement, session.after(clause.neverFor().get().nanos()));
        }
        boolean expectsViolation = clause.condition().expectsViolation();
        if (clause.within().isPresent()) {
            long limit = session.after(clause.within().get().nanos());
            return new Within(judgement, expectsViolation, limit);
        }
        return judged(session, judgement, expectsViolation, judgement.holds(session));
    }

    /** expect CONDITION within D: it is to hold at some time. */
    private record Within(Judgement judgement, boolean expectsViolation, long limitNanos)
            implements Wait {
        @Override
        public boolean isOver(Session session) throws MistakeException {
            return judgement.holds(session);
        }

        @Override
        public Reply end(Session session, boolean holds) throws MistakeException {
            return judged(session, judgement, expectsViolation, holds);
        }
    }

    /** expect never CONDITION for D: it is not to. */
    private record Never(Judgement judgement, long limitNanos) implements Wait {
        @Override
        public boolean isOver(Session session) throws MistakeException {
            return judgement.holds(session);
        }

        @Override
        public Reply end(Session session, boolean holds) {
            return holds ? failed(session, "holds at " + at(session)) : Reply.ok("ok");
        }
    }

    private static Reply judged(
            Session session, Judgement judgement, boolean expectsViolation, boolean holds)
            throws MistakeException {
        if (holds && expectsViolation) {
            session.excuseViolation();
        }
        return holds
                ? Reply.ok("ok")
                : failed(
                        session,
                        "doesn't hold at " + at(session) + ": " + judgement.actual(session));
    }

    private static Reply failed(Session session, String what) {
        return Reply.failed(what + " (seed " + session.seed() + ")");
    }

    private static String at(Session session) {
        return Quantities.seconds(session.simulation().nowNanos());
    }

    @Command(
            name = "mark",
            description = "Sets the counters messages, rpcs, bytes and elections to zero.",
            footer = "Example: mark")
    Reply mark() throws MistakeException {
        desk.session().mark();
        return Reply.DONE;
    }
}
