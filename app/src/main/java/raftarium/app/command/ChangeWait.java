package raftarium.app.command;

import raftarium.app.look.WhyNode;
import raftarium.app.session.Session;
import raftarium.raft.Change;
import raftarium.raft.Membership;
import raftarium.sim.Host;
import raftarium.sim.HostStatus;
import raftarium.sim.Members;
import raftarium.sim.Simulation;
import raftarium.sim.Standing;

/** A change of the membership is to be done. */
record ChangeWait(Change change, long limitNanos) implements Wait {
    private static final long WAIT_NANOS = 10_000_000_000L;

    /** So long those who can hear of a change that is done have for that. */
    private static final long NEWS_NANOS = 1_000_000_000L;

    static ChangeWait of(Session session, Change change) {
        return new ChangeWait(change, session.after(WAIT_NANOS));
    }

    @Override
    public boolean isOver(Session session) {
        Simulation simulation = session.simulation();
        return MembershipCommands.isSettled(simulation)
                && Members.of(simulation).isDone(change);
    }

    @Override
    public Answer end(Session session, boolean isOver) {
        Simulation simulation = session.simulation();
        return Members.of(simulation).isDone(change)
                ? new News(change, Math.min(limitNanos, session.after(NEWS_NANOS)))
                : Reply.failed(new ChangeWords(simulation, change).notYet());
    }

    /** And those whom it concerns are to act by it, as far as they run and can hear of it. */
    private record News(Change change, long limitNanos) implements Wait {
        @Override
        public boolean isOver(Session session) {
            Simulation simulation = session.simulation();
            Membership committed = Members.of(simulation).committed();
            int leader = simulation.leader();
            return change.nodes().stream()
                    .filter(committed::contains)
                    .map(simulation::host)
                    .filter(host -> host.status() == HostStatus.RUNNING)
                    .filter(host -> WhyNode.side(simulation, leader).contains(host.id()))
                    .allMatch(host -> actsBy(committed, host));
        }

        private static boolean actsBy(Membership committed, Host host) {
            return Standing.of(host) == Standing.of(committed, host.id());
        }

        @Override
        public Reply end(Session session, boolean isOver) {
            return Reply.ok(new ChangeWords(session.simulation(), change).done());
        }
    }
}
