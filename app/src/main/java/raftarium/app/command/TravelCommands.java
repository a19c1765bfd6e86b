package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.look.MomentDiff;
import raftarium.app.session.Session;
import raftarium.command.StepGoal;
import raftarium.session.Bookmark;
import raftarium.session.Branch;
import raftarium.session.Past;
import raftarium.session.Position;
import raftarium.session.Timeline;
import raftarium.sim.ClusterView;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Quantities.Time;
import raftarium.words.Spelling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How one goes to other moments of the session, and what is said of them. */
@Command(name = "Travel")
final class TravelCommands {
    /** So many beginnings are listed at most. */
    private static final int MAX_LISTED = 100;

    private final Desk desk;

    TravelCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "back",
            description = {
                "Goes back by an action of the clock, or by N.",
                "With --to it goes back to something that happened.",
                "Time that passes there is the time that passed; a command begins a branch."
            },
            footer = {"Example: back 10", "Example: back --to change"})
    Reply back(
            @Parameters(
                            paramLabel = "N",
                            arity = "0..1",
                            defaultValue = "1",
                            description = "How many (default: 1).")
                    long actions,
            @Option(
                            names = "--to",
                            paramLabel = "WHAT",
                            description = {
                                "message: one has arrived or is lost.",
                                "change: of a role, a commit index or a node, or a property"
                                        + " breaks.",
                                "leader: a node becomes leader. term: one stands for election.",
                                "commit: a leader commits."
                            })
                    @Nullable
                    StepGoal goal)
            throws MistakeException {
        if (actions < 1) {
            throw new MistakeException("back takes 1 or more, not " + actions);
        }
        Timeline timeline = desk.session().timeline();
        if (goal != null) {
            Position found = timeline.past(desk::goesOn).event(goal::isReached, actions);
            if (found == null) {
                throw MistakeException.ofTheMoment(
                        "there is no " + goal.key() + " before " + at(timeline.at()));
            }
            timeline.travel().goTo(timeline.branch(), found);
            return here();
        }
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
        return here();
    }

    @Command(
            name = "rewind",
            description = "Goes back by so much virtual time.",
            footer = "Example: rewind 2s")
    Reply rewind(@Parameters(paramLabel = "D", description = "How much.") Time time)
            throws MistakeException {
        Timeline timeline = desk.session().timeline();
        long nanos = timeline.at().nanos() - time.nanos();
        checkAfterStart(timeline, nanos);
        timeline.travel().goToTime(nanos);
        return here();
    }

    private static void checkAfterStart(Timeline timeline, long nanos) throws MistakeException {
        long start = timeline.start().nanos();
        if (nanos < start) {
            throw MistakeException.ofTheMoment("the session begins at " + Quantities.seconds(start)
                    + ", and there is nothing before");
        }
    }

    @Command(
            name = "goto",
            description = {
                "Goes to a moment of this branch: a virtual time, a bookmark, its start, its end.",
                "A bookmark may be of another branch."
            },
            footer = {"Example: goto 1.5s", "Example: goto end"})
    Reply goTo(
            @Parameters(
                            paramLabel = "T|BOOKMARK|start|end",
                            description = "Where. See 'bookmarks'.")
                    String where)
            throws MistakeException {
        Timeline timeline = desk.session().timeline();
        Bookmark bookmark = timeline.bookmarks().find(where);
        if (where.equals("start")) {
            timeline.travel().goTo(timeline.branch(), timeline.start());
        } else if (where.equals("end")) {
            timeline.travel().goToEnd(timeline.branch());
        } else if (bookmark != null) {
            timeline.travel().goTo(bookmark.branch(), bookmark.position());
        } else {
            timeline.travel().goToTime(nanos(timeline, where));
        }
        return here();
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
        long end = timeline.end(timeline.branch()).nanos();
        if (nanos > end) {
            throw MistakeException.ofTheMoment("this branch goes to " + Quantities.seconds(end)
                    + ": 'goto end', and 'run' from there");
        }
        return nanos;
    }

    @Command(
            name = "undo",
            description = {
                "Takes the last command back: goes before it, and begins a branch without it.",
                "The branch with it is kept: see 'branches'."
            },
            footer = "Example: undo")
    Reply undo() throws MistakeException {
        raftarium.command.Command undone = desk.session().timeline().travel().undo();
        if (undone == null) {
            throw MistakeException.ofTheMoment("nothing was done before that could be undone");
        }
        return Reply.ok("without " + undone.line() + ": " + where());
    }

    @Command(
            name = "when",
            description = {
                "Goes back to the last moment at which a condition began to hold.",
                "With --first to the first, with --list it stays, and lists them."
            },
            footer = {"Example: when n1 is leader", "Example: when --list no leader"})
    Reply when(
            @Parameters(
                            paramLabel = "[--first|--list] CONDITION",
                            arity = "1..*",
                            description = "See 'help conditions'.")
                    Clause.When clause)
            throws MistakeException {
        Timeline timeline = desk.session().timeline();
        int most = clause.which() == Clause.When.Which.LAST ? 1 : Integer.MAX_VALUE;
        List<Position> found =
                timeline.past(desk::goesOn).beginnings(clause.sought().condition(), most);
        if (!desk.goesOn()) {
            throw MistakeException.ofTheMoment("broken off");
        } else if (found.isEmpty()) {
            throw MistakeException.ofTheMoment(
                    "it never began to hold before " + at(timeline.at()));
        } else if (clause.which() == Clause.When.Which.LIST) {
            return Reply.ok(listed(found));
        }
        boolean isFirst = clause.which() == Clause.When.Which.FIRST;
        timeline.travel().goTo(timeline.branch(), found.get(isFirst ? 0 : found.size() - 1));
        return here();
    }

    private static String listed(List<Position> found) {
        int left = Math.max(0, found.size() - MAX_LISTED);
        return (left == 0 ? "" : left + " earlier ones\n")
                + found.stream()
                        .skip(left)
                        .map(TravelCommands::at)
                        .collect(Collectors.joining("\n"));
    }

    @Command(
            name = "bookmark",
            description = "Gives this moment a name, to which goto goes.",
            footer = "Example: bookmark split")
    Reply bookmark(
            @Parameters(paramLabel = "NAME", description = "It begins with a letter.") String name)
            throws MistakeException {
        if (!name.matches("[A-Za-z][A-Za-z0-9._-]{0,63}") || name.matches("start|end")) {
            throw new MistakeException("'" + name + "' is no name for a bookmark: a letter, and up"
                    + " to 63 letters, digits, dots and hyphens, but not start or end");
        }
        Timeline timeline = desk.session().timeline();
        timeline.bookmarks().set(name, timeline);
        return Reply.ok(name + ": " + at(timeline.at()));
    }

    @Command(
            name = "bookmarks",
            description = "Lists the bookmarks, in the order of their times.",
            footer = "Example: bookmarks")
    Reply bookmarks() throws MistakeException {
        Timeline timeline = desk.session().timeline();
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

    @Command(
            name = "branches",
            description = "Lists the branches: where each began, with what, and how far it went.",
            footer = "Example: branches")
    Reply branches() throws MistakeException {
        return Reply.ok(BranchTexts.of(desk.session().timeline()));
    }

    @Command(
            name = "branch",
            description = "Goes to the end of a branch.",
            footer = "Example: branch 1")
    Reply branch(
            @Parameters(paramLabel = "N|NAME", description = "Which; see 'branches'.") String which)
            throws MistakeException {
        Timeline timeline = desk.session().timeline();
        for (Branch one : timeline.branches()) {
            if (which.equals(String.valueOf(one.number())) || which.equals(one.name())) {
                timeline.travel().goToEnd(one);
                return here();
            }
        }
        int count = timeline.branches().size();
        throw MistakeException.ofTheMoment("there is no branch '" + which + "': "
                + (count == 1 ? "there is only 1" : "they are 1 to " + count));
    }

    @Command(
            name = "diff",
            description = {
                "Says what differs between two moments of this branch; with one T, between that"
                        + " and now."
            },
            footer = "Example: diff 1s 2s")
    Reply diff(
            @Parameters(paramLabel = "T", description = "A time, or a bookmark.") String one,
            @Parameters(paramLabel = "T", arity = "0..1", description = "Another.") @Nullable
                    String other)
            throws MistakeException {
        Session session = desk.session();
        Timeline timeline = session.timeline();
        return Reply.ok(MomentDiff.of(
                moment(timeline, one), other == null ? session.view() : moment(timeline, other)));
    }

    private ClusterView moment(Timeline timeline, String where) throws MistakeException {
        Past past = timeline.past(desk::goesOn);
        Bookmark bookmark = timeline.bookmarks().find(where);
        if (bookmark != null) {
            return past.momentAt(bookmark).simulation().view();
        }
        long nanos = switch (where) {
            case "start" -> timeline.start().nanos();
            case "end" -> timeline.end(timeline.branch()).nanos();
            default -> nanos(timeline, where);
        };
        return past.momentAt(nanos).simulation().view();
    }

    private Reply here() throws MistakeException {
        return Reply.ok(where());
    }

    private String where() throws MistakeException {
        Timeline timeline = desk.session().timeline();
        String branch = timeline.branches().size() == 1
                ? ""
                : ", branch " + timeline.branch().number();
        return at(timeline.at())
                + (timeline.isPast()
                        ? ", of "
                                + Quantities.seconds(
                                        timeline.end(timeline.branch()).nanos())
                        : ", the end")
                + branch;
    }

    private static String at(Position position) {
        return Quantities.seconds(position.nanos()) + " (action " + position.actions() + ")";
    }
}
