package raftarium.check.torture;

import raftarium.sim.Host;
import raftarium.sim.Simulation;

/**
 * A node, by id or by what it is when its turn comes.
 *
 * @param id a node's id; or {@link #LEADER}, {@link #STALE_LEADER}
 */
record Who(int id) {
    /** The running leader of the newest term. */
    static final Who LEADER = new Who(0);

    /** The one node that leads in an older term. */
    static final Who STALE_LEADER = new Who(-1);

    /** Its id now; 0 if there is no such node. */
    int in(Simulation simulation) {
        if (id > 0) {
            return id <= simulation.nodes() ? id : 0;
        }
        return id == 0 ? simulation.leader() : staleLeader(simulation);
    }

    private static int staleLeader(Simulation simulation) {
        int leader = simulation.leader();
        int found = 0;
        for (int other = 1; other <= simulation.nodes(); other++) {
            Host host = simulation.host(other);
            if (host.leads() && host.term() < simulation.host(leader).term()) {
                if (found != 0) {
                    return 0;
                }
                found = other;
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return id > 0 ? "n" + id : id == 0 ? "leader" : "stale-leader";
    }
}
