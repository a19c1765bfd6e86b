package raftarium.session;

import raftarium.command.Moment;

/** What a session stands on outside of it: the files under its disks. */
@FunctionalInterface
public interface SessionFiles {
    /** For disks in memory: nothing stands anywhere. */
    SessionFiles NONE = moment -> moment;

    /**
     * Time goes on from that moment, and not from where it went on last: the files become what they
     * were then.
     *
     * @return the same moment, in which the files are kept so from now on
     * @throws raftarium.disk.StorageException if they can't be: {@link #isWhole} tells what they
     *     are then
     */
    Moment lay(Moment moment);

    /**
     * Whether the files, after that has failed, are those of before, so that time can go on from
     * where it did; else they must be laid for that too.
     */
    default boolean isWhole() {
        return true;
    }
}
