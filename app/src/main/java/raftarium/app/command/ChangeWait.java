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

/** A change of the membership is waited for. */
final class ChangeWait {
    private static final long WAIT_NANOS = 10_000_000_000L;

    /** So long those who can hear of a change that is done have for that. */
    private static final long NEWS_NANOS = 1_000_000_000L;

    private final Session session;
    private final Simulation simulation;
    private final Change change;

    ChangeWait(Session session, Change change) {
        this.session = session;
        simulation = session.simulation();
        this.change = change;
    }

    /** Waits, and says what came of it. */
    Reply carriedThrough() {
        long end = session.after(WAIT_NANOS);
        ChangeWords words = new ChangeWords(simulation, change);
        session.advanceUntil(
                () -> MembershipCommands.isSettled(simulation)
                        && Members.of(simulation).isDone(change),
                end);
        if (!Members.of(simulation).isDone(change)) {
            return Reply.failed(words.notYet());
        }
        session.advanceUntil(this::isKnown, Math.min(end, session.after(NEWS_NANOS)));
        return Reply.ok(words.done());
    }

    /** Whether the nodes that it concerns act by it, as far as they run and can hear of it. */
    private boolean isKnown() {
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
}
