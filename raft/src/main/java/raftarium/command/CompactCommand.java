package raftarium.command;

import raftarium.condition.NodeSet;
import raftarium.sim.Compaction;
import raftarium.sim.Host;
import raftarium.sim.HostState;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;

/** compact: when logs are replaced by snapshots (section 7). */
public sealed interface CompactCommand extends Command {
    /** These take one now. */
    record Now(NodeSet nodes) implements CompactCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            Simulation simulation = moment.simulation();
            List<String> words = new ArrayList<>();
            boolean anyRuns = false;
            for (int id : nodes.some(moment)) {
                Host host = simulation.host(id);
                anyRuns |= host.state() == HostState.RUNNING;
                words.add("n" + id + compacted(simulation, host));
            }
            if (!anyRuns) {
                throw MistakeException.ofTheMoment(
                        String.join(", ", words) + ": only a running node takes a snapshot");
            }
            return new Answer.Done(String.join("; ", words));
        }

        private static String compacted(Simulation simulation, Host host) {
            if (host.state() != HostState.RUNNING) {
                return " is " + host.state().word();
            }
            boolean taken = simulation.operator().compact(host.id());
            long index = host.status().log().snapshotIndex();
            if (taken) {
                return " has a snapshot to " + index;
            }
            return index == 0
                    ? " has applied nothing yet"
                    : " has applied nothing since its snapshot to " + index;
        }
    }

    /** All nodes take one by themselves, or don't. */
    record Every(Compaction setting) implements CompactCommand {
        @Override
        public Answer perform(Moment moment) {
            moment.simulation().operator().setCompaction(setting);
            return new Answer.Done(words());
        }

        private String words() {
            if (setting.equals(Compaction.OFF)) {
                return "no node takes a snapshot by itself";
            }
            return "each node takes a snapshot when "
                    + (setting.maxBytes() == Long.MAX_VALUE
                            ? "it has applied " + setting.maxEntries() + " entries since the last"
                            : "its log has " + setting.maxBytes() + " bytes");
        }
    }
}
