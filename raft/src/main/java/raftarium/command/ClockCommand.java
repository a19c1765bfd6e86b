package raftarium.command;

import raftarium.condition.NodeSet;
import raftarium.words.MistakeException;
import raftarium.words.Phrases;
import raftarium.words.Quantities;

import java.util.ArrayList;
import java.util.List;

/** What is done to the clocks of nodes. */
public sealed interface ClockCommand extends Command {
    private static String clocks(List<Integer> ids) {
        return "the clock" + (ids.size() == 1 ? "" : "s") + " of " + Phrases.names(ids);
    }

    /**
     * clock --drift: they run fast or slow.
     *
     * @param ppm how much too fast, in millionths
     */
    record Drift(NodeSet nodes, int ppm) implements ClockCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            List<Integer> ids = nodes.some(moment);
            for (int id : ids) {
                moment.simulation().faults().drift(id, ppm);
            }
            return new Answer.Done(clocks(ids) + " run" + (ids.size() == 1 ? "s " : " ")
                    + (ppm == 0 ? "true" : Phrases.drift(ppm)));
        }
    }

    /**
     * clock --jump: they jump.
     *
     * @param nanos how far ahead; negative: back
     */
    record Jump(NodeSet nodes, long nanos) implements ClockCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            List<Integer> ids = nodes.some(moment);
            List<String> stopped = new ArrayList<>();
            for (int id : ids) {
                long jumped = moment.simulation().faults().jump(id, nanos);
                if (jumped != nanos) {
                    stopped.add("n" + id + "'s only by " + Quantities.shifted(jumped)
                            + (nanos < 0 ? ", to 0" : ", to its end"));
                }
            }
            return new Answer.Done(clocks(ids) + " jump" + (ids.size() == 1 ? "s" : "") + " by "
                    + Quantities.shifted(nanos)
                    + (stopped.isEmpty() ? "" : "; " + String.join("; ", stopped)));
        }
    }
}
