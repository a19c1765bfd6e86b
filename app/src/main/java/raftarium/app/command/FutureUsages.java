package raftarium.app.command;

import static raftarium.grammar.Part.argument;
import static raftarium.grammar.Part.option;

import org.jspecify.annotations.Nullable;

import raftarium.app.look.FuturesLook;
import raftarium.command.Commands;
import raftarium.command.Moment;
import raftarium.command.TypedCondition;
import raftarium.condition.NodeSet;
import raftarium.grammar.Chapter;
import raftarium.grammar.Kinds;
import raftarium.grammar.Part;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;
import raftarium.session.Future;
import raftarium.session.Futures;
import raftarium.words.MistakeException;

import java.util.List;

/** What may come of a moment with other chance. */
final class FutureUsages {
    private static final int MAX_FUTURES = 10_000;
    private static final long DEFAULT_NANOS = 10_000_000_000L;

    /** All that are asked for together have so much virtual time at most. */
    private static final long MAX_NANOS = MAX_FUTURES * DEFAULT_NANOS;

    private static final Part<Integer> COUNT =
            argument("N", Kinds.integer(1, MAX_FUTURES), "How many, 1 to 10000.");

    private static final Part<Long> TIME =
            option("for", "D", Kinds.TIME, DEFAULT_NANOS, "How much time each has (default: 10s).");

    static final Chapter<Order> ALL = Chapter.of(
            "Travel",
            Usage.of(
                    "futures",
                    List.of(
                            "Says what may come of this moment: N futures in which other chance"
                                    + " decides, and nothing more is done.",
                            "In how many a condition held at some moment, who led at the end, for"
                                    + " how long nobody did. 'chance 3' leads to the third.",
                            "It stays where it is. Ctrl-C stops it, with what is known so far."),
                    List.of("futures 200", "futures 1000 for 5s no leader"),
                    Shape.<Order>toRead()
                            .with(COUNT)
                            .with(TIME)
                            .makes((count, nanos) -> futures(count, nanos, null)),
                    Shape.<Order>toRead()
                            .with(COUNT)
                            .with(TIME)
                            .with(Commands.CONDITION)
                            .makes(FutureUsages::futures)),
            Usage.of(
                    "fate",
                    List.of(
                            "Goes back from a broken property to the last moment from which a"
                                    + " future escaped it, on a branch that does.",
                            "In a future other chance decides, and what was done later is done"
                                    + " again at the same times; 200 are tried from a moment. It"
                                    + " has escaped if nothing is broken for 10 s beyond.",
                            "That all of 200 break it is no proof that none escapes."),
                    List.of("fate"),
                    Shape.<Order>toRead().makes(() -> Order.travel(FateTravel::back))));

    private FutureUsages() {}

    private static Order futures(int count, long nanos, @Nullable TypedCondition sought) {
        return Order.travel(context -> futures(context, count, nanos, sought));
    }

    private static Reply futures(
            CommandContext context, int count, long nanos, @Nullable TypedCondition sought)
            throws MistakeException {
        if (nanos > MAX_NANOS / count) {
            throw new MistakeException("futures have 100000 s in all at most: " + count
                    + " of them may be of " + MAX_NANOS / count / 1_000_000_000 + " s");
        }
        Moment moment = context.moment();
        if (moment.simulation().isStopped()) {
            throw MistakeException.ofTheMoment(
                    "the clock stands here: nothing comes of this moment; go back first");
        }
        if (sought != null) {
            // A mistake in it is told at once.
            NodeSet.looking(moment, sought.condition()::holds);
        }
        List<Future> futures = new Futures(moment, context.search())
                .of(count, nanos, sought == null ? null : sought.condition());
        FuturesLook look = new FuturesLook(
                new FuturesLook.Asked(
                        count, moment.nowNanos(), nanos, sought == null ? "" : sought.text()),
                futures);
        return Reply.ok(look.text(), look.fields());
    }
}
