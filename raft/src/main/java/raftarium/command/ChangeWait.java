package raftarium.command;

import raftarium.raft.Membership;
import raftarium.raft.MembershipRequest;
import raftarium.sim.Host;
import raftarium.sim.HostState;
import raftarium.sim.Members;
import raftarium.sim.Simulation;
import raftarium.sim.Standing;

/** A change of the membership is to be done. */
record ChangeWait(MembershipRequest change, long limitNanos) implements Wait {
    private static final long WAIT_NANOS = 10_000_000_000L;

    /** So long those who can hear of a change that is done have for that. */
    private static final long NEWS_NANOS = 1_000_000_000L;

    static ChangeWait of(Moment moment, MembershipRequest change) {
        return new ChangeWait(change, moment.after(WAIT_NANOS));
    }

    @Override
    public boolean isOver(Moment moment) {
        Simulation simulation = moment.simulation();
        return isSettled(simulation) && Members.of(simulation).isDone(change);
    }

    /** Whether a node leads that would take another change: the next leader, if one has gone. */
    private static boolean isSettled(Simulation simulation) {
        int leader = simulation.leader();
        if (leader == 0) {
            return false;
        }
        Host host = simulation.host(leader);
        Membership membership = host.status().membership();
        return !membership.isJoint() && membership.equals(host.status().committedMembership());
    }

    @Override
    public Answer end(Moment moment, boolean isOver) {
        Simulation simulation = moment.simulation();
        return Members.of(simulation).isDone(change)
                ? new News(change, Math.min(limitNanos, moment.after(NEWS_NANOS)))
                : new Answer.Failed(new ChangeWords(simulation, change).notYet());
    }

    /** And those whom it concerns are to act by it, as far as they run and can hear of it. */
    private record News(MembershipRequest change, long limitNanos) implements Wait {
        @Override
        public boolean isOver(Moment moment) {
            Simulation simulation = moment.simulation();
            Membership committed = Members.of(simulation).committed();
            int leader = simulation.leader();
            return change.nodes().stream()
                    .filter(committed::contains)
                    .map(simulation::host)
                    .filter(host -> host.state() == HostState.RUNNING)
                    .filter(host -> ChangeWords.isTogether(simulation, leader, host.id()))
                    .allMatch(host -> actsBy(committed, host));
        }

        private static boolean actsBy(Membership committed, Host host) {
            return Standing.of(host.status()) == Standing.of(committed, host.id());
        }

        @Override
        public Answer end(Moment moment, boolean isOver) {
            return new Answer.Done(new ChangeWords(moment.simulation(), change).done());
        }
    }
}
