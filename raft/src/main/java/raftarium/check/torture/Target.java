package raftarium.check.torture;

import raftarium.command.Moment;

/**
 * What a torture hunts for: something that a cluster may come to, and that is worth seeing. It is
 * looked for after each action of the clock and each fault; what it says hangs on the cluster
 * alone, and it may be asked by several threads at a time, each about a moment of its own.
 */
public interface Target {
    /** Whether it is to be seen now. */
    boolean isSeen(Moment moment);

    /** The same as a condition of a script. */
    String condition();
}
