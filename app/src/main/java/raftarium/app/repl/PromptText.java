package raftarium.app.repl;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

import raftarium.app.session.Session;
import raftarium.sim.Simulation;
import raftarium.words.Quantities;

/** What stands before the line: time, leader, term. */
final class PromptText {
    /** Before the further lines of a block. */
    static final String CONTINUED = "   ... ";

    private static final AttributedStyle ALARM =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);

    private PromptText() {}

    static String time(Session session) {
        return Quantities.seconds(session.simulation().nowNanos());
    }

    static AttributedString of(Session session) {
        Simulation simulation = session.simulation();
        AttributedStringBuilder text = new AttributedStringBuilder();
        text.append(time(session));
        text.append("  ").styled(AttributedStyle.BOLD, leader(simulation));
        if (session.speed() > 0) {
            text.append("  playing");
        }
        if (simulation.isStopped()) {
            text.append("  ").styled(ALARM, "stopped");
        }
        if (simulation.rules().modified()) {
            text.append("  ").styled(ALARM, "modified Raft");
        }
        return text.append("> ").toAttributedString();
    }

    private static String leader(Simulation simulation) {
        int leader = simulation.leader();
        if (leader != 0) {
            return "n" + leader + " term " + simulation.host(leader).status().term();
        }
        long term = 0;
        for (int id = 1; id <= simulation.nodes(); id++) {
            term = Math.max(term, simulation.host(id).status().term());
        }
        return "no leader" + (term == 0 ? "" : ", term " + term);
    }
}
