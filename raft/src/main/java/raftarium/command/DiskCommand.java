package raftarium.command;

import org.jspecify.annotations.Nullable;

import raftarium.condition.NodeSet;
import raftarium.sim.Faults;
import raftarium.sim.Simulation;
import raftarium.storage.Rot;
import raftarium.words.MistakeException;
import raftarium.words.Phrases;
import raftarium.words.Quantities;

import java.util.ArrayList;
import java.util.List;

/** fault disk: what disks do from now on. */
public sealed interface DiskCommand extends Command {
    private static String disks(List<Integer> ids) {
        return "the disk" + (ids.size() == 1 ? "" : "s") + " of " + Phrases.names(ids)
                + (ids.size() == 1 ? " is " : " are ");
    }

    /** A sync takes that long. */
    record Slow(NodeSet nodes, long minNanos, long maxNanos) implements DiskCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            List<Integer> ids = nodes.some(moment);
            Faults faults = moment.simulation().faults();
            ids.forEach(id -> faults.slowDisk(id, minNanos, maxNanos));
            String shortest = Quantities.typed(minNanos);
            return new Answer.Done(disks(ids) + "slow: a sync takes " + shortest
                    + (minNanos == maxNanos ? "" : " to " + Quantities.typed(maxNanos)));
        }
    }

    /** They have no room left. */
    record Full(NodeSet nodes) implements DiskCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            List<Integer> ids = nodes.some(moment);
            ids.forEach(moment.simulation().faults()::fillDisk);
            return new Answer.Done(disks(ids) + "full");
        }
    }

    /** Nothing can be changed on them. */
    record ReadOnly(NodeSet nodes) implements DiskCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            List<Integer> ids = nodes.some(moment);
            ids.forEach(moment.simulation().faults()::protectDisk);
            return new Answer.Done(disks(ids) + "read-only");
        }
    }

    /**
     * One operation fails.
     *
     * @param nth which one from now, 1 or more
     */
    record Failing(NodeSet nodes, long nth) implements DiskCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            List<Integer> ids = nodes.some(moment);
            Faults faults = moment.simulation().faults();
            ids.forEach(id -> faults.failDisk(id, nth));
            return new Answer.Done(disks(ids) + "about to fail, at operation " + nth);
        }
    }

    /**
     * A bit of what is there flips, not in the newest batch.
     *
     * @param file the file that it is in; null: any that the log consists of
     */
    record Corrupt(NodeSet nodes, @Nullable String file) implements DiskCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            Simulation simulation = moment.simulation();
            List<Integer> ids = nodes.some(moment);
            for (int id : ids) {
                List<String> files = simulation.host(id).files();
                if (files.isEmpty()) {
                    throw MistakeException.ofTheMoment("there is nothing on the disk of n" + id);
                } else if (file != null && !files.contains(file)) {
                    throw MistakeException.ofTheMoment("there is no " + file + " on the disk of n"
                            + id + ": its files are " + String.join(", ", files));
                }
            }
            List<String> words = new ArrayList<>();
            for (int id : ids) {
                words.add(said(id, simulation.faults().corruptDisk(id, file)));
            }
            return new Answer.Done(String.join("\n", words));
        }

        private static String said(int id, @Nullable Rot rot) {
            return rot == null
                    ? "n" + id + " has nothing there to be damaged"
                    : "n" + id + ": bit " + rot.bit() + " of byte " + rot.offset() + " of "
                            + rot.file() + " flips";
        }
    }

    /** They work again; what is damaged stays damaged. */
    record Mend(NodeSet nodes) implements DiskCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            List<Integer> ids = nodes.some(moment);
            ids.forEach(moment.simulation().faults()::mendDisk);
            return new Answer.Done(disks(ids) + "well");
        }
    }
}
