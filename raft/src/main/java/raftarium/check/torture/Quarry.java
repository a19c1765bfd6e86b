package raftarium.check.torture;

import raftarium.sim.Simulation;

/**
 * What a torture hunts for: something that a cluster may come to, and that is worth seeing. It is
 * looked for after each event and each fault; what it says hangs on the simulation alone, and it
 * may be asked by several threads at a time, each about a simulation of its own.
 */
public interface Quarry {
    /** Whether it is to be seen now. */
    boolean isSeen(Simulation simulation);

    /** The same as a condition of a script. */
    String condition();
}
