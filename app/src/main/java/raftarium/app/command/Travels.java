package raftarium.app.command;

import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import raftarium.app.look.MomentDiff;
import raftarium.app.look.RunComparison;
import raftarium.app.session.Session;
import raftarium.command.Command;
import raftarium.command.StepGoal;
import raftarium.command.TypedCondition;
import raftarium.session.Bookmark;
import raftarium.session.Branch;
import raftarium.session.Note;
import raftarium.session.Past;
import raftarium.session.Position;
import raftarium.session.SideBySide;
import raftarium.session.Timeline;
import raftarium.sim.ClusterView;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Spelling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What going to other moments of the session does, and says. */
final class Travels {
    /** So many beginnings are listed at most. */
    private static final int MAX_LISTED = 100;

    /** Which of the moments at which a condition began to hold. */
    enum Which {
        LAST,
        FIRST,
        LIST
    }

    private Travels() {}

    static Reply back(CommandContext context, int actions) throws MistakeException {
        Timeline timeline = context.session().timeline();
        long passed = timeline.at().actions() - timeline.start().actions();
        if (passed < actions) {
            throw MistakeException.ofTheMoment(
                    passed == 0
                            ? "this is the start: nothing has happened before"
                            : "only " + passed + (passed == 1 ? " action has" : " actions have")
                                    + " happened before");
        }
        timeline.travel()
                .goTo(timeline.branch(), Position.after(timeline.at().actions() - actions));
        return here(context);
    }

    static Reply backTo(CommandContext context, int times, StepGoal goal) throws MistakeException {
        Timeline timeline = context.session().timeline();
        Position found = goal == StepGoal.NOTE
                ? position(timeline.notes().before(timeline.branch(), timeline.at(), times))
                : timeline.past(context.search()).event(goal, times);
        context.checkNotBrokenOff();
        if (found == null) {
            throw MistakeException.ofTheMoment(
                    "there is no " + goal.key() + " before " + at(timeline.at()));
        }
        timeline.travel().goTo(timeline.branch(), found);
        return here(context);
    }

    private static @Nullable Position position(@Nullable Note note) {
        return note == null ? null : note.position();
    }

    /** To where an event has just happened. */
    static Reply toEvent(CommandContext context, long number) throws MistakeException {
        if (!context.session().timeline().travel().goToEvent(number)) {
            throw MistakeException.ofTheMoment("this branch has no event " + number
                    + " so far: they are counted from 0, 'goto end' is the last");
        }
        return here(context);
    }

    /** To where something was noted. */
    static Reply toNote(CommandContext context, long number) throws MistakeException {
        Timeline timeline = context.session().timeline();
        Note note = timeline.notes().on(timeline.branch(), number);
        if (note == null) {
            int count = timeline.notes().on(timeline.branch()).size();
            throw MistakeException.ofTheMoment("there is no note " + number + " on this branch: "
                    + (count == 0 ? "nothing is noted on it" : "it has " + count));
        }
        timeline.travel().goTo(timeline.branch(), note.position());
        return here(context);
    }

    /** On to something that was noted, which lies in what has passed already. */
    static Reply onToNote(CommandContext context, long times) throws MistakeException {
        Timeline timeline = context.session().timeline();
        if (times < 1 || times > Integer.MAX_VALUE) {
            throw new MistakeException("step takes 1 or more notes, not " + times);
        }
        int count = (int) times;
        Note found = timeline.notes().after(timeline.branch(), timeline.at(), count);
        if (found == null) {
            throw MistakeException.ofTheMoment(
                    "there is no note after " + at(timeline.at()) + " so far");
        }
        timeline.travel().goTo(timeline.branch(), found.position());
        return here(context);
    }

    static Reply rewind(CommandContext context, long by) throws MistakeException {
        Timeline timeline = context.session().timeline();
        long nanos = timeline.at().nanos() - by;
        checkAfterStart(timeline, nanos);
        timeline.travel().goToTime(nanos);
        return here(context);
    }

    private static void checkAfterStart(Timeline timeline, long nanos) throws MistakeException {
        long start = timeline.start().nanos();
        if (nanos < start) {
            throw MistakeException.ofTheMoment("the session begins at " + Quantities.seconds(start)
                    + ", and there is nothing before");
        }
    }

    static Reply goTo(CommandContext context, String where) throws MistakeException {
        Timeline timeline = context.session().timeline();
        Bookmark bookmark = timeline.bookmarks().find(where);
        if (where.equals("start")) {
            timeline.travel().goTo(timeline.branch(), timeline.start());
        } else if (where.equals("end")) {
            timeline.travel().goToEnd(timeline.branch());
        } else if (bookmark != null) {
            Branch here = timeline.branch();
            boolean isHere = here.shares(bookmark.branch(), bookmark.position());
            timeline.travel().goTo(isHere ? here : bookmark.branch(), bookmark.position());
        } else {
            timeline.travel().goToTime(nanos(timeline, where));
        }
        return here(context);
    }

    /** A time that is of this branch. */
    private static long nanos(Timeline timeline, String where) throws MistakeException {
        if (!where.matches("\\d.*")) {
            List<String> names = new ArrayList<>(
                    timeline.bookmarks().all().stream().map(Bookmark::name).toList());
            names.addAll(List.of("start", "end"));
            String hint = Spelling.hint(where, names);
            throw MistakeException.ofTheMoment("'" + where + "' is no bookmark, and no time: 1.5s,"
                    + " start or end would be" + hint);
        }
        long nanos = Quantities.time(where).nanos();
        checkAfterStart(timeline, nanos);
        long end = timeline.ending(timeline.branch()).position().nanos();
        if (nanos > end) {
            throw MistakeException.ofTheMoment("this branch goes to " + Quantities.seconds(end)
                    + ": 'goto end', and 'run' from there");
        }
        return nanos;
    }

    static Reply undo(CommandContext context) throws MistakeException {
        Command undone = context.session().timeline().travel().undo();
        if (undone == null) {
            throw MistakeException.ofTheMoment("nothing was done before that could be undone");
        }
        return Reply.ok("without " + undone.line() + ": " + where(context));
    }

    static Reply when(CommandContext context, TypedCondition sought, Which which)
            throws MistakeException {
        Timeline timeline = context.session().timeline();
        int most = which == Which.LAST ? 1 : Integer.MAX_VALUE;
        List<Position> found = timeline.past(context.search()).beginnings(sought.condition(), most);
        context.checkNotBrokenOff();
        if (found.isEmpty()) {
            throw MistakeException.ofTheMoment(
                    "it never began to hold before " + at(timeline.at()));
        } else if (which == Which.LIST) {
            return Reply.ok(listed(found));
        }
        timeline.travel()
                .goTo(timeline.branch(), found.get(which == Which.FIRST ? 0 : found.size() - 1));
        return here(context);
    }

    private static String listed(List<Position> found) {
        int left = Math.max(0, found.size() - MAX_LISTED);
        return (left == 0 ? "" : left + " earlier ones\n")
                + found.stream().skip(left).map(Travels::at).collect(Collectors.joining("\n"));
    }

    static Reply bookmark(CommandContext context, String name) throws MistakeException {
        if (!name.matches("[A-Za-z][A-Za-z0-9._-]{0,63}") || name.matches("start|end")) {
            throw new MistakeException("'" + name + "' is no name for a bookmark: a letter, and up"
                    + " to 63 letters, digits, dots and hyphens, but not start or end");
        }
        Timeline timeline = context.session().timeline();
        timeline.bookmarks().set(name, timeline);
        return Reply.ok(name + ": " + at(timeline.at()));
    }

    static Reply bookmarks(CommandContext context) throws MistakeException {
        Timeline timeline = context.session().timeline();
        return Reply.ok(
                timeline.bookmarks().all().isEmpty()
                        ? "no bookmarks; 'bookmark NAME' sets one"
                        : timeline.bookmarks().all().stream()
                                .map(mark -> mark.name() + "  " + at(mark.position())
                                        + (timeline.branches().size() == 1
                                                ? ""
                                                : ", branch " + mark.branch().number()))
                                .collect(Collectors.joining("\n")));
    }

    static Reply branch(CommandContext context, String which) throws MistakeException {
        Timeline timeline = context.session().timeline();
        timeline.travel().goToEnd(branch(timeline, which));
        return here(context);
    }

    private static Branch branch(Timeline timeline, String which) throws MistakeException {
        for (Branch one : timeline.branches()) {
            if (which.equals(String.valueOf(one.number())) || which.equals(one.name())) {
                return one;
            }
        }
        int count = timeline.branches().size();
        throw MistakeException.ofTheMoment("there is no branch '" + which + "': "
                + (count == 1 ? "there is only 1" : "they are 1 to " + count));
    }

    /** Two branches, told once more side by side. */
    static Reply compare(CommandContext context, String one, String other) throws MistakeException {
        Timeline timeline = context.session().timeline();
        Branch first = branch(timeline, one);
        Branch second = branch(timeline, other);
        SideBySide sides = new SideBySide(timeline.retelling(first), timeline.retelling(second));
        if (!sides.run(context.search())) {
            context.checkNotBrokenOff();
        }
        RunComparison comparison = new RunComparison(named(first), named(second), sides);
        JsonObject fields = comparison.fields();
        fields.getAsJsonObject("a").addProperty("branch", first.number());
        fields.getAsJsonObject("b").addProperty("branch", second.number());
        return Reply.ok(comparison.text(), fields);
    }

    private static String named(Branch branch) {
        return "branch " + branch.number() + ", " + branch.name();
    }

    static Reply diff(CommandContext context, String one, @Nullable String other)
            throws MistakeException {
        Session session = context.session();
        Timeline timeline = session.timeline();
        return Reply.ok(MomentDiff.of(
                moment(context, timeline, one),
                other == null ? session.view() : moment(context, timeline, other)));
    }

    private static ClusterView moment(CommandContext context, Timeline timeline, String where)
            throws MistakeException {
        Past past = timeline.past(context.search());
        Bookmark bookmark = timeline.bookmarks().find(where);
        if (bookmark != null) {
            return context.unlessBrokenOff(past.momentAt(bookmark)).simulation().view();
        }
        long nanos = switch (where) {
            case "start" -> timeline.start().nanos();
            case "end" -> timeline.ending(timeline.branch()).position().nanos();
            default -> nanos(timeline, where);
        };
        return context.unlessBrokenOff(past.momentAt(nanos)).simulation().view();
    }

    static Reply here(CommandContext context) throws MistakeException {
        return Reply.ok(where(context));
    }

    private static String where(CommandContext context) throws MistakeException {
        return where(context.session());
    }

    /** Where a session is, and how far it goes. */
    static String where(Session session) {
        Timeline timeline = session.timeline();
        String branch = timeline.branches().size() == 1
                ? ""
                : ", branch " + timeline.branch().number();
        return at(timeline.at())
                + (timeline.isPast()
                        ? ", of "
                                + Quantities.seconds(timeline.ending(timeline.branch())
                                        .position()
                                        .nanos())
                        : ", the end")
                + branch;
    }

    private static String at(Position position) {
        return Quantities.seconds(position.nanos()) + " (action " + position.actions() + ")";
    }
}
