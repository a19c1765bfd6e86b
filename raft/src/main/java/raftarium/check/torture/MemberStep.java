package raftarium.check.torture;

import raftarium.disk.MemoryDisk;
import raftarium.raft.Change;
import raftarium.sim.Compaction;
import raftarium.sim.Simulation;

/** The cluster is administered: its members, and when logs are compacted. */
sealed interface MemberStep extends Step {
    /** A change of the membership, if a leader takes it now. */
    record Member(Change.Kind kind, Who node) implements MemberStep {
        @Override
        public boolean apply(Simulation simulation) {
            boolean adds = kind == Change.Kind.ADD || kind == Change.Kind.ADD_LEARNER;
            int next = simulation.nodes() + 1;
            int id = adds && node.id() == next ? next : node.in(simulation);
            int leader = simulation.leader();
            if (id == 0 || leader == 0) {
                return false;
            }
            Change change = new Change(kind, id);
            if (simulation.host(leader).mayChange(change) != Change.Answer.BEGUN) {
                return false;
            }
            if (id == next) {
                simulation.operator().addHost(new MemoryDisk());
            }
            simulation.operator().change(change);
            return true;
        }

        @Override
        public String line() {
            return switch (kind) {
                case ADD -> "add " + node + " --no-wait";
                case ADD_LEARNER -> "add " + node + " --learner --no-wait";
                case PROMOTE -> "promote " + node + " --no-wait";
                case REMOVE -> "remove " + node + " --no-wait";
                case EXACTLY -> "members " + node + " --no-wait";
            };
        }
    }

    /**
     * When all nodes take snapshots.
     *
     * @param entries after so many; 0: never
     */
    record CompactEvery(long entries) implements MemberStep {
        @Override
        public boolean apply(Simulation simulation) {
            simulation
                    .operator()
                    .setCompaction(
                            entries == 0
                                    ? Compaction.OFF
                                    : new Compaction(entries, Long.MAX_VALUE));
            return true;
        }

        @Override
        public String line() {
            return entries == 0 ? "compact off" : "compact every " + entries;
        }

        @Override
        public boolean isFault() {
            return false;
        }
    }
}
