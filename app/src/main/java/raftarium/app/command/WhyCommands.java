package raftarium.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import raftarium.app.look.WhyMessage;
import raftarium.app.look.WhyNoLeader;
import raftarium.app.look.WhyNode;
import raftarium.app.look.WhyNotCommitted;
import raftarium.sim.Simulation;
import raftarium.sim.Violation;
import raftarium.words.MistakeException;

/**
 * Why things stand as they do, in the paper's own rules. Read from the trace, when somebody asks.
 */
@Command(name = "Why")
final class WhyCommands {
    private final Desk desk;

    WhyCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "why",
            description = {
                "Says why things stand as they do, in the paper's rules, with the values compared.",
                "why NODE: its role and its last decision; why no leader; why not committed INDEX:"
                        + " the leader's entry, or with a NODE that one's;"
                        + " why ID: what caused a message, and what it caused (see 'messages')."
            },
            footer = "Example: why n1")
    Reply why(
            @Parameters(
                            paramLabel = "QUESTION",
                            arity = "0..*",
                            description = "NODE, no leader, not committed INDEX [NODE], or an ID.")
                    Clause.Why question)
            throws MistakeException {
        Simulation simulation = desk.simulation();
        return Reply.ok(
                switch (question.about()) {
                    case NODE -> {
                        int id = question.node().orElseThrow().lookedOne(desk.moment());
                        yield WhyNode.answer(simulation, id);
                    }
                    case NO_LEADER -> WhyNoLeader.answer(simulation);
                    case NOT_COMMITTED -> notCommitted(question);
                    case MESSAGE -> WhyMessage.answer(simulation, question.number());
                    case ANYTHING -> anything(simulation);
                });
    }

    private String notCommitted(Clause.Why question) throws MistakeException {
        Simulation simulation = desk.simulation();
        return question.node().isEmpty()
                ? WhyNotCommitted.answer(simulation, question.number())
                : WhyNotCommitted.answer(
                        simulation,
                        question.number(),
                        question.node().get().lookedOne(desk.moment()));
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
        long waiting = simulation.host(leader).commitIndex() + 1;
        return simulation.host(leader).log().holds(waiting)
                ? WhyNotCommitted.answer(simulation, waiting)
                : WhyNode.answer(simulation, leader);
    }
}
