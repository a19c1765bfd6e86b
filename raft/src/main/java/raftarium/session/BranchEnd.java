package raftarium.session;

import raftarium.sim.Simulation;

/**
 * How far a branch went.
 *
 * @param digest of the trace there
 * @param leader who leads there, in the newest term; 0 if nobody does
 * @param term its term
 */
public record BranchEnd(Position position, long digest, int leader, long term) {
    /** That of a branch which is there now. */
    static BranchEnd of(Position position, Simulation simulation) {
        int leader = simulation.leader();
        return new BranchEnd(
                position,
                simulation.trace().digest(),
                leader,
                leader == 0 ? 0 : simulation.host(leader).status().term());
    }
}
