package raftarium.app.command;

import static raftarium.grammar.Part.argument;
import static raftarium.grammar.Part.optional;

import org.jspecify.annotations.Nullable;

import raftarium.app.look.WhyEvent;
import raftarium.app.look.WhyLink;
import raftarium.app.look.WhyNoLeader;
import raftarium.app.look.WhyNode;
import raftarium.app.look.WhyNotCommitted;
import raftarium.condition.NodeSet;
import raftarium.grammar.Chapter;
import raftarium.grammar.Kinds;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;
import raftarium.sim.Simulation;
import raftarium.trace.Violation;
import raftarium.words.MistakeException;

import java.util.List;

/**
 * Why things stand as they do, in the paper's own rules. Read from the trace, when somebody asks.
 */
final class WhyUsages {
    static final Chapter<Order> ALL = Chapter.of(
            "Why",
            Usage.of(
                    "why",
                    List.of(
                            "Says why things stand as they do, in the paper's rules, with the"
                                    + " values compared.",
                            "why NODE: its role and its last decision; why no leader; why not"
                                    + " committed INDEX: the leader's entry, or with a NODE that"
                                    + " one's; why ID: what caused a message, and what it caused"
                                    + " (see 'messages'); why event N: the same of an event of the"
                                    + " trace, counted from 0; why link A B: whether that is open,"
                                    + " how it behaves, what is on it."),
                    List.of("why n1", "why event 12", "why link n1 n2"),
                    Shape.<Order>toRead()
                            .makes(() -> Order.look(desk -> Reply.ok(anything(desk.simulation())))),
                    Shape.<Order>toRead()
                            .word("no")
                            .word("leader")
                            .makes(() -> Order.look(
                                    desk -> Reply.ok(WhyNoLeader.answer(desk.simulation())))),
                    Shape.<Order>toRead()
                            .word("not")
                            .word("committed")
                            .with(argument("INDEX", Kinds.COUNT, "Of an entry."))
                            .with(optional("NODE", Kinds.NODES, "On which disk."))
                            .makes((index, node) ->
                                    Order.look(desk -> notCommitted(desk, index, node))),
                    Shape.<Order>toRead()
                            .word("event")
                            .with(argument("N", Kinds.COUNT, "Which event of the trace, from 0."))
                            .makes(number -> Order.look(desk ->
                                    Reply.ok(WhyEvent.ofNumber(desk.simulation(), number)))),
                    Shape.<Order>toRead()
                            .word("link")
                            .with(argument("A", Kinds.ENDS, "A node, or clients."))
                            .with(argument("B", Kinds.ENDS, "A node, or clients."))
                            .makes((from, to) -> Order.look(desk -> link(desk, from, to))),
                    Shape.<Order>toRead()
                            .with(argument("NODE", Kinds.NODES, "Which."))
                            .makes(node -> Order.look(desk -> Reply.ok(WhyNode.answer(
                                    desk.simulation(), node.lookedOne(desk.moment()))))),
                    Shape.<Order>toRead()
                            .with(argument("ID", Kinds.MESSAGE, "Of a message."))
                            .makes(id -> Order.look(
                                    desk -> Reply.ok(WhyEvent.ofMessage(desk.simulation(), id))))));

    private WhyUsages() {}

    private static Reply notCommitted(Desk desk, long index, @Nullable NodeSet node)
            throws MistakeException {
        Simulation simulation = desk.simulation();
        return Reply.ok(
                node == null
                        ? WhyNotCommitted.answer(simulation, index)
                        : WhyNotCommitted.answer(simulation, index, node.lookedOne(desk.moment())));
    }

    private static Reply link(Desk desk, NodeSet from, NodeSet to) throws MistakeException {
        return Reply.ok(WhyLink.answer(desk.simulation(), end(desk, from), end(desk, to)));
    }

    /** One end, 0 for the clients. */
    private static int end(Desk desk, NodeSet set) throws MistakeException {
        List<Integer> ends = NodeSet.looking(desk.moment(), set::ends);
        if (ends.size() != 1) {
            throw MistakeException.ofTheMoment(
                    "'" + set + "' is " + ends.size() + " ends, where one is needed");
        }
        return ends.get(0);
    }

    /** What there is to ask: a broken property, no leader, an entry that waits, or the leader. */
    private static String anything(Simulation simulation) {
        Violation violation = simulation.violation();
        if (violation != null) {
            return "the clock stands: " + violation.property() + " is broken: "
                    + violation.detail();
        }
        int leader = simulation.leader();
        if (leader == 0) {
            return WhyNoLeader.answer(simulation);
        }
        long waiting = simulation.host(leader).status().commitIndex() + 1;
        return simulation.host(leader).status().log().holds(waiting)
                ? WhyNotCommitted.answer(simulation, waiting)
                : WhyNode.answer(simulation, leader);
    }
}
