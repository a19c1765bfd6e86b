package raftarium.app.tui;

import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOptions;
import raftarium.command.ClusterSpec;
import raftarium.machine.KeyValueCommand;
import raftarium.raft.Rule;
import raftarium.sim.Call;
import raftarium.sim.NodeView;
import raftarium.sim.Simulation;

import java.util.List;
import java.util.TreeSet;

/** Real clusters of fixed seeds, for pictures. */
final class Clusters {
    private static final long SECOND = 1_000_000_000;

    private Clusters() {}

    static Playground playground(int nodes) {
        return new Playground(
                new SessionOptions(ClusterSpec.of(nodes, 42), new DataChoice.Memory()));
    }

    /** A cluster that has run for that long, with writes. */
    static Session running(int nodes, long seconds) {
        try {
            Session session = playground(nodes).session();
            session.simulation().clients().load().start(1, SECOND / 10, Long.MAX_VALUE);
            session.simulation().runUntil(seconds * SECOND);
            return session;
        } catch (SessionException trouble) {
            throw new IllegalStateException(trouble);
        }
    }

    /** A cluster whose leader has committed an entry that nobody else has: that broke something. */
    static Session broken() {
        Session session = running(5, 1);
        session.simulation().setRule(Rule.COMMIT_MAJORITY, false);
        int leader = leader(session);
        isolate(session, leader);
        put(session, "x", "lost", leader);
        session.simulation().runUntil(session.simulation().nowNanos() + SECOND);
        return session;
    }

    static int leader(Session session) {
        NodeView leader = session.view().leader();
        if (leader == null) {
            throw new IllegalStateException("nobody leads");
        }
        return leader.id();
    }

    static void isolate(Session session, int node) {
        session.simulation().faults().isolate(List.of(node), "isolate n" + node);
    }

    static void partition(Session session, Integer... side) {
        session.simulation().faults().partition(List.of(new TreeSet<>(List.of(side))), "partition");
    }

    /** Runs until as many messages as that are on their way. */
    static void runUntilInFlight(Session session, int count) {
        Simulation simulation = session.simulation();
        while (simulation.inFlight().size() < count) {
            simulation.step();
        }
    }

    static void put(Session session, String key, String value, int node) {
        session.simulation()
                .clients()
                .call(
                        null,
                        KeyValueCommand.put(key, value).encode(),
                        null,
                        "put " + key + " " + value,
                        node == 0 ? Call.ANY_NODE : node);
    }
}
