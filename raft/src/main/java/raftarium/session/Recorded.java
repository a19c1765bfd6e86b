package raftarium.session;

import raftarium.command.Command;
import raftarium.disk.FoundDisk;

/** Something that was done, and when: after so many actions of the clock, at that virtual time. */
public sealed interface Recorded {
    /** How many actions the clock had executed. */
    long actions();

    /** The virtual time. */
    long nanos();

    /**
     * A command was given.
     *
     * @param chance the state of the stream that commands draw from
     */
    record Given(long actions, long nanos, long chance, Command command) implements Recorded {}

    /**
     * A command that waited was broken off.
     *
     * @param ticket which: the place in the recording at which it was given, from 1
     */
    record BrokenOff(long actions, long nanos, int ticket) implements Recorded {}

    /**
     * In the command before it a node started, and others had changed the files on its disk: they
     * count, or the disk is refused.
     */
    record Found(long actions, long nanos, int node, FoundDisk disk) implements Recorded {}
}
