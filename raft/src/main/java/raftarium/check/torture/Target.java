package raftarium.check.torture;

import raftarium.command.Moment;

/**
 * What torture looks for: a situation that is worth seeing. It is checked after each action of the
 * clock and after each fault. The answer depends on the cluster alone. Several threads may ask at a
 * time, each about a moment of its own.
 */
public interface Target {
    /** Whether it is to be seen now. */
    boolean isSeen(Moment moment);

    /** The same as a condition of a script. */
    String condition();
}
