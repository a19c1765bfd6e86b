package raftarium.app.command;

import raftarium.app.session.Session;
import raftarium.command.ChanceCommand;
import raftarium.command.Command;
import raftarium.session.Fate;
import raftarium.session.Position;
import raftarium.session.Recorded;
import raftarium.session.Timeline;
import raftarium.words.MistakeException;
import raftarium.words.Phrases;
import raftarium.words.Shown;

/** Going back from a violation to the last moment from which a future escaped it. */
final class FateTravel {
    /** So much is shown of what happened next. */
    private static final int MOST_EVENTS = 4;

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
        String what = broken.violation().property() + " is broken at " + Travels.at(broken.at());
        Fate.Escape escape = fate.escape(broken);
        if (escape == null) {
            context.checkNotBrokenOff();
            return Reply.ok(what + "\nnone of " + Fate.FUTURES + " futures escaped it, from "
                    + fate.tried() + " moments back to the start: what was done leads there, as far"
                    + " as they show; that is no proof");
        }
        timeline.travel().goTo(timeline.branch(), escape.from());
        open(session, escape, Fate.endNanos(broken));
        return Reply.ok(what + "\n" + told(escape) + Travels.here(context).output());
    }

    private static String told(Fate.Escape escape) {
        StringBuilder text = new StringBuilder();
        text.append(escape.isLast() ? "" : "broken off: a later one may be there\n")
                .append("the last moment from which a future escaped it is ")
                .append(Travels.at(escape.from()))
                .append("; then came:\n");
        if (!escape.next().isEmpty()) {
            text.append("  the command  ").append(Shown.line(escape.next())).append("\n");
        }
        escape.happened().stream()
                .limit(MOST_EVENTS)
                .forEach(event -> text.append(Phrases.line(event)).append("\n"));
        int more = escape.happened().size() - MOST_EVENTS;
        text.append(more > 0 ? "  and " + more + " more\n" : "");
        text.append(escape.isLast() ? doomed() : "");
        text.append("here begins one that escapes for 10 s: chance ")
                .append(escape.chance())
                .append(
                        escape.deeds().isEmpty()
                                ? "\n"
                                : ", and then what was done, at the same times\n");
        return text.toString();
    }

    private static String doomed() {
        return "after that, " + Fate.FUTURES + " of " + Fate.FUTURES
                + " futures broke it, as from the later moments that were tried; that is no"
                + " proof\n";
    }

    /** Begins the branch, goes to its end, and back to where it begins. */
    private static void open(Session session, Fate.Escape escape, long endNanos) {
        Timeline timeline = session.timeline();
        give(timeline, new ChanceCommand(escape.chance()));
        Position begun = timeline.at();
        for (Recorded.Given deed : escape.deeds()) {
            boolean more = true;
            while (more && session.simulation().nextNanos() <= deed.nanos()) {
                more = session.step(deed.nanos());
            }
            session.passTo(deed.nanos());
            give(timeline, deed.command());
        }
        session.advanceTo(endNanos);
        timeline.travel().goTo(timeline.branch(), begun);
    }

    private static void give(Timeline timeline, Command command) {
        timeline.askNoMore(timeline.give(command));
    }
}
