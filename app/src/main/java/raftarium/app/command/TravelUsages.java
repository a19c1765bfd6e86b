package raftarium.app.command;

import static raftarium.grammar.Part.argument;
import static raftarium.grammar.Part.optional;

import raftarium.command.Commands;
import raftarium.command.TypedCondition;
import raftarium.grammar.Chapter;
import raftarium.grammar.Kinds;
import raftarium.grammar.Part;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;

import java.util.List;

/** How one goes to other moments of the session, and what is said of them. */
final class TravelUsages {
    private static final Part<Integer> ACTIONS =
            optional("N", Kinds.POSITIVE, 1, "How many (default: 1).");

    private static final Part<String> MOMENT = argument("T", Kinds.TEXT, "A time, or a bookmark.");

    private static final Part<String> BRANCH =
            argument("BRANCH", Kinds.TEXT, "Its number or its name; see 'branches'.");

    static final Chapter<Order> ALL = Chapter.of(
            "Travel",
            Usage.of(
                    "back",
                    List.of(
                            "Goes back by an action of the clock, or by N.",
                            "With --to it goes back to something that happened.",
                            "Time that passes there is the time that passed; a command begins a"
                                    + " branch."),
                    List.of("back 10", "back --to change"),
                    Shape.<Order>toRead()
                            .with(ACTIONS)
                            .makes(actions ->
                                    Order.travel(context -> Travels.back(context, actions))),
                    Shape.<Order>toRead()
                            .with(ACTIONS)
                            .with(Commands.GOAL)
                            .makes((times, goal) ->
                                    Order.travel(context -> Travels.backTo(context, times, goal)))),
            Usage.of(
                    "rewind",
                    List.of("Goes back by so much virtual time."),
                    List.of("rewind 2s"),
                    Shape.<Order>toRead()
                            .with(argument("D", Kinds.TIME, "How much."))
                            .makes(nanos ->
                                    Order.travel(context -> Travels.rewind(context, nanos)))),
            Usage.of(
                    "goto",
                    List.of(
                            "Goes to a moment of this branch: a virtual time, a bookmark, its"
                                    + " start, its end; or to where an event of the trace, counted"
                                    + " from 0, or a note has just come.",
                            "A bookmark may be of another branch."),
                    List.of("goto 1.5s", "goto end", "goto event 120"),
                    Shape.<Order>toRead()
                            .with(argument(
                                    "T|BOOKMARK|start|end", Kinds.TEXT, "Where. See 'bookmarks'."))
                            .makes(where -> Order.travel(context -> Travels.goTo(context, where))),
                    Shape.<Order>toRead()
                            .word("event")
                            .with(argument("N", Kinds.COUNT, "Its number in the trace, from 0."))
                            .makes(event ->
                                    Order.travel(context -> Travels.toEvent(context, event))),
                    Shape.<Order>toRead()
                            .word("note")
                            .with(argument("N", Kinds.COUNT, "Which note of the session, from 1."))
                            .makes(note -> Order.travel(context -> Travels.toNote(context, note)))),
            CauseUsage.CAUSE,
            Usage.of(
                    "undo",
                    List.of(
                            "Takes the last command back: goes before it, and begins a branch"
                                    + " without it.",
                            "The branch with it is kept: see 'branches'."),
                    List.of("undo"),
                    Shape.<Order>toRead().makes(() -> Order.travel(Travels::undo))),
            Usage.of(
                    "when",
                    List.of(
                            "Goes back to the last moment at which a condition began to hold.",
                            "With --first to the first, with --list it stays, and lists them."),
                    List.of("when n1 is leader", "when --list no leader"),
                    Shape.<Order>toRead()
                            .with(Commands.CONDITION)
                            .makes(sought -> when(sought, Travels.Which.LAST)),
                    Shape.<Order>toRead()
                            .with(Part.chosen("--first", "Goes to the first of them."))
                            .with(Commands.CONDITION)
                            .makes((first, sought) -> when(sought, Travels.Which.FIRST)),
                    Shape.<Order>toRead()
                            .with(Part.chosen("--list", "Lists them."))
                            .with(Commands.CONDITION)
                            .makes((list, sought) -> when(sought, Travels.Which.LIST))),
            Usage.of(
                    "bookmark",
                    List.of("Gives this moment a name, to which goto goes."),
                    List.of("bookmark split"),
                    Shape.<Order>toRead()
                            .with(argument("NAME", Kinds.TEXT, "It begins with a letter."))
                            .makes(name ->
                                    Order.travel(context -> Travels.bookmark(context, name)))),
            Usage.of(
                    "bookmarks",
                    List.of("Lists the bookmarks, in the order of their times."),
                    List.of("bookmarks"),
                    Shape.<Order>toRead().makes(() -> Order.travel(Travels::bookmarks))),
            Usage.of(
                    "branches",
                    List.of("Lists the branches: where each began, with what, and how far it"
                            + " went."),
                    List.of("branches"),
                    Shape.<Order>toRead()
                            .makes(() -> Order.travel(context ->
                                    Reply.ok(BranchTexts.of(context.session().timeline()))))),
            Usage.of(
                    "branch",
                    List.of("Goes to the end of a branch."),
                    List.of("branch 1"),
                    Shape.<Order>toRead()
                            .with(argument("N|NAME", Kinds.TEXT, "Which; see 'branches'."))
                            .makes(which ->
                                    Order.travel(context -> Travels.branch(context, which)))),
            Usage.of(
                    "diff",
                    List.of("Says what differs between two moments of this branch; with one T,"
                            + " between that and now."),
                    List.of("diff 1s 2s"),
                    Shape.<Order>toRead()
                            .with(MOMENT)
                            .with(optional("T", Kinds.TEXT, "Another."))
                            .makes((one, other) ->
                                    Order.travel(context -> Travels.diff(context, one, other)))),
            Usage.of(
                    "compare",
                    List.of("Compares two branches from their beginnings: to the first event that"
                            + " differs, with what led there in both, and in figures."),
                    List.of("compare 1 2"),
                    Shape.<Order>toRead()
                            .with(BRANCH)
                            .with(BRANCH)
                            .makes((one, other) -> Order.travel(
                                    context -> Travels.compare(context, one, other)))));

    private TravelUsages() {}

    private static Order when(TypedCondition sought, Travels.Which which) {
        return Order.travel(context -> Travels.when(context, sought, which));
    }
}
