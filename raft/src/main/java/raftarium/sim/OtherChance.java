package raftarium.sim;

import raftarium.data.RandomStream;

/**
 * From a moment on other chance decides: delays and losses, how long syncs take, election timeouts,
 * what loads ask. What the trace has told already stays: a packet that is on its way arrives when
 * it was to arrive, and a write that is under way takes as long. An election timer, of whose end
 * nothing is told, ends at another time: one drawn from what is left of its range, as it hasn't
 * ended so far.
 */
public final class OtherChance {
    private OtherChance() {}

    /**
     * Has it decide from now on.
     *
     * @param number any; the same at the same moment is the same chance
     * @return what commands are to draw from, from now on
     */
    public static RandomStream in(Simulation simulation, long number) {
        Streams streams = simulation.streams().renewed(number, simulation.executed());
        simulation.network().renewChance(streams);
        for (int id = 1; id <= simulation.nodes(); id++) {
            simulation.host(id).renewChance(streams);
        }
        simulation.clients().load().renewChance(streams);
        return streams.commands();
    }
}
