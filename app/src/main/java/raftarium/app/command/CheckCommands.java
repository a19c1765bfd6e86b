package raftarium.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import raftarium.app.condition.Condition;
import raftarium.app.condition.Judgement;
import raftarium.app.session.Session;
import raftarium.app.words.MistakeException;
import raftarium.app.words.Quantities;
import raftarium.app.words.Quantities.Time;

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
    Reply expect(
            @Parameters(
                            paramLabel = "CONDITION [within D]",
                            arity = "1..*",
                            description = "Or: never CONDITION for D. See 'help conditions'.")
                    Clause.Expect clause)
            throws MistakeException {
        Session session = desk.session();
        Condition condition = clause.condition();
        Judgement judgement = new Judgement(condition, session);
        session.simulation().compareStates();
        if (clause.neverFor().isPresent()) {
            long end = session.after(clause.neverFor().get().nanos());
            boolean held = desk.until(judgement::holds, end);
            return held ? failed(session, "holds at " + at(session)) : Reply.ok("ok");
        }
        long end = session.after(clause.within().map(Time::nanos).orElse(0L));
        boolean held =
                clause.within().isPresent() ? desk.until(judgement::holds, end) : judgement.holds();
        if (held && condition.expectsViolation()) {
            session.excuseViolation();
        }
        return held
                ? Reply.ok("ok")
                : failed(session, "doesn't hold at " + at(session) + ": " + judgement.actual());
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
