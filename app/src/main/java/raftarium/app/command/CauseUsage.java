package raftarium.app.command;

import static raftarium.grammar.Part.argument;
import static raftarium.grammar.Part.optional;

import org.jspecify.annotations.Nullable;

import raftarium.app.look.EventSearch;
import raftarium.condition.NodeSet;
import raftarium.grammar.Kinds;
import raftarium.grammar.Part;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;

import java.util.List;

/** How one asks what brought something about, and goes back to it. */
final class CauseUsage {
    private static final Part<NodeSet> NODE = argument("NODE", Kinds.NODES, "What it did last.");

    static final Usage<Order> CAUSE = Usage.of(
            "cause",
            List.of(
                    "Goes back to what brought something about, and says what that is: a message,"
                            + " a timer, a sync, a command; and given again there, to what brought"
                            + " that about, until it comes to a command or the start.",
                    "Of what was told last; of NODE: of what it did last; of ID: of that message;"
                            + " of entry INDEX: of what became of it last, on NODE if one is"
                            + " given; of event N of the trace, counted from 0."),
            List.of("cause", "cause n2", "cause entry 1"),
            Shape.<Order>toRead().makes(() -> order("", EventSearch::told)),
            Shape.<Order>toRead()
                    .word("entry")
                    .with(argument("INDEX", Kinds.COUNT, "Of an entry."))
                    .with(optional("NODE", Kinds.NODES, "In whose log."))
                    .makes(CauseUsage::entry),
            Shape.<Order>toRead()
                    .word("event")
                    .with(argument("N", Kinds.COUNT, "Which event of the trace, from 0."))
                    .makes(number -> order("event " + number, search -> search.ofNumber(number))),
            Shape.<Order>toRead().with(NODE).makes(CauseUsage::node),
            Shape.<Order>toRead()
                    .with(argument("ID", Kinds.MESSAGE, "Of a message."))
                    .makes(id -> order("message " + id, search -> search.ofMessage(id))));

    private CauseUsage() {}

    private static Order order(String asked, CauseTravel.Meant meant) {
        return Order.travel(desk -> desk.causes().back(desk, asked, meant));
    }

    private static Order node(NodeSet node) {
        return Order.travel(desk -> desk.causes()
                .back(
                        desk,
                        node.toString(),
                        search -> search.ofNode(node.lookedOne(desk.moment()))));
    }

    private static Order entry(long index, @Nullable NodeSet node) {
        return Order.travel(desk -> desk.causes()
                .back(
                        desk,
                        "entry " + index + " " + node,
                        search -> search.ofEntry(
                                index, node == null ? 0 : node.lookedOne(desk.moment()))));
    }
}
