package raftarium.app.command;

import raftarium.app.look.FateLook;
import raftarium.app.session.Session;
import raftarium.command.Answer;
import raftarium.command.ChanceCommand;
import raftarium.session.Fate;
import raftarium.session.Position;
import raftarium.session.Recorded;
import raftarium.session.Timeline;
import raftarium.words.MistakeException;

/** Going back from a violation to the last moment from which a future escaped it. */
final class FateTravel {
    private FateTravel() {}

    /** Goes there, on a branch that escapes. */
    static Reply back(CommandContext context) throws MistakeException {
        Session session = context.session();
        Timeline timeline = session.timeline();
        Fate fate = timeline.fate(context.search());
        Fate.Broken broken = fate.broken();
        if (broken == null) {
            throw MistakeException.ofTheMoment(
                    "nothing that happened on this branch has broken a property: fate is asked of"
                            + " a violation");
        }
        Fate.Escape escape = fate.escape(broken);
        FateLook look = new FateLook(fate, broken, escape);
        if (escape == null) {
            return Reply.ok(look.text(), look.fields());
        }
        timeline.travel().goTo(timeline.branch(), escape.from());
        open(session, escape, Fate.endNanos(broken));
        return Reply.ok(look.text() + "\n" + Travels.here(context).output(), look.fields());
    }

    /** Begins the branch, goes to its end, and back to where it begins. */
    private static void open(Session session, Fate.Escape escape, long endNanos)
            throws MistakeException {
        Timeline timeline = session.timeline();
        long chance = timeline.give(new ChanceCommand(escape.chance()));
        if (timeline.answer(chance) instanceof Answer.Refused refused) {
            throw MistakeException.ofTheMoment(refused.text());
        }
        Position begun = timeline.at();
        for (Recorded.Given deed : escape.deeds()) {
            boolean more = true;
            while (more && session.simulation().nextNanos() <= deed.nanos()) {
                more = session.step(deed.nanos());
            }
            session.passTo(deed.nanos());
            timeline.askNoMore(timeline.give(deed.command()));
        }
        session.advanceTo(endNanos);
        timeline.travel().goTo(timeline.branch(), begun);
    }
}
