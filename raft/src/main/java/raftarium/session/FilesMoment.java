package raftarium.session;

import raftarium.command.Moment;

/** The moment that the files are of. It stands at the end of a branch, and time goes on from it. */
final class FilesMoment {
    private final SessionFiles files;
    private Moment moment;
    private Branch branch;

    /** Whether the files are its: they may not be once those of another couldn't be laid. */
    private boolean isFirm = true;

    FilesMoment(SessionFiles files, Moment start, Branch first) {
        this.files = files;
        moment = start;
        branch = first;
    }

    Moment moment() {
        return moment;
    }

    Branch branch() {
        return branch;
    }

    /** Whether time can go on from there as things are. */
    boolean holds(Moment other) {
        return other == moment && isFirm;
    }

    /**
     * The files become those of a moment, which is at the end of a branch.
     *
     * @return the same moment, in which they are kept so
     * @throws raftarium.disk.StorageException if they can't be; then the moment that they were of
     *     may go on if they still are
     */
    Moment lay(Moment other, Branch its) {
        boolean isLaid = false;
        try {
            moment = files.lay(other);
            branch = its;
            isLaid = true;
            return moment;
        } finally {
            isFirm = isLaid || isFirm && files.isWhole();
        }
    }

    /** The same moment is at the end of another branch. */
    void moveTo(Branch other) {
        branch = other;
    }

    /** Lets go of the disks. */
    void close() {
        moment.simulation().close();
    }
}
