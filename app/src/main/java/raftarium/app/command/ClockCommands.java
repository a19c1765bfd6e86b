package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.look.NodeText;
import raftarium.app.look.Texts;
import raftarium.condition.NodeSet;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Quantities.Drift;
import raftarium.words.Quantities.Shift;

import java.util.ArrayList;
import java.util.List;

/** What is done to the clocks of machines. */
@Command(name = "Clocks")
final class ClockCommands {
    private final Desk desk;

    ClockCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "clock",
            description = {
                "Has the clocks of nodes run fast or slow, or jump. Nodes know no other time.",
                "A restart doesn't set a clock right; --drift 0%% mends the drift alone."
            },
            footer = {"Example: clock n2 --drift -2.5%%", "Example: clock leader --jump -50ms"})
    Reply clock(
            @Parameters(paramLabel = "NODES", description = "Whose.") NodeSet nodes,
            @Option(
                            names = "--drift",
                            paramLabel = "P",
                            description = "How much too fast, -90%% to 900%%; negative: too slow.")
                    @Nullable
                    Drift drift,
            @Option(
                            names = "--jump",
                            paramLabel = "D",
                            description = "How far ahead, or, negative, back; not to before 0.")
                    @Nullable
                    Shift jump)
            throws MistakeException {
        if (drift != null && jump != null) {
            throw new MistakeException("clock takes --drift P or --jump D, not both");
        }
        List<Integer> ids = nodes.some(desk.session());
        if (drift != null) {
            for (int id : ids) {
                desk.simulation().faults().drift(id, drift.ppm());
            }
            return Reply.ok(clocks(ids) + " run" + (ids.size() == 1 ? "s " : " ") + speed(drift));
        } else if (jump != null) {
            return Reply.ok(jump(ids, jump.nanos()));
        }
        throw new MistakeException("clock takes --drift P, such as 10%, or --jump D, such as 50ms");
    }

    private String jump(List<Integer> ids, long nanos) throws MistakeException {
        List<String> stopped = new ArrayList<>();
        for (int id : ids) {
            long jumped = desk.simulation().faults().jump(id, nanos);
            if (jumped != nanos) {
                stopped.add("n" + id + "'s only by " + typed(jumped)
                        + (nanos < 0 ? ", to 0" : ", to its end"));
            }
        }
        return clocks(ids) + " jump" + (ids.size() == 1 ? "s" : "") + " by " + typed(nanos)
                + (stopped.isEmpty() ? "" : "; " + String.join("; ", stopped));
    }

    private static String clocks(List<Integer> ids) {
        return "the clock" + (ids.size() == 1 ? "" : "s") + " of " + Texts.names(ids);
    }

    private static String speed(Drift drift) {
        return drift.ppm() == 0 ? "true" : NodeText.drift(drift.ppm());
    }

    private static String typed(long nanos) {
        return (nanos < 0 ? "-" : "") + Quantities.typed(Math.abs(nanos));
    }
}
