package raftarium.disk;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a {@link SimulatedDisk} from now on: it has no room left, it can't be written
 * to, or one of its next operations fails.
 */
public final class DiskTrouble {
    /** What an operation needs of a disk. */
    enum Need {
        READING,
        WRITING,
        /** Writing, and room for what is written; a disk that copies on write always needs it. */
        ROOM
    }

    private DiskException.@Nullable Kind refusal;

    /** How many operations from now one fails; 0: none. */
    private long failsAt;

    DiskTrouble() {}

    /** The same trouble, apart from this. */
    DiskTrouble copy() {
        DiskTrouble copy = new DiskTrouble();
        copy.refusal = refusal;
        copy.failsAt = failsAt;
        return copy;
    }

    /** There is no room left: nothing can be created, written or made longer. */
    public void full() {
        refusal = DiskException.Kind.FULL;
    }

    /** Nothing can be changed, and what isn't synced yet can't be. */
    public void readOnly() {
        refusal = DiskException.Kind.READ_ONLY;
    }

    /** The {@code nth} operation from now, 1 or more, fails, reads counted too; then no more. */
    public void failAt(long nth) {
        if (nth < 1) {
            throw new IllegalArgumentException("nth must be 1 or more: " + nth);
        }
        failsAt = nth;
    }

    /** Nothing is wrong any more. */
    public void end() {
        refusal = null;
        failsAt = 0;
    }

    /** What is wrong, in a few words; empty if nothing is. */
    public String words() {
        String failing = failsAt == 0 ? "" : "fails at operation " + failsAt;
        if (refusal == null) {
            return failing;
        }
        String refused = refusal == DiskException.Kind.FULL ? "full" : "read-only";
        return failing.isEmpty() ? refused : refused + ", " + failing;
    }

    /** Lets an operation pass, or throws what is wrong. */
    void meet(String file, String attempt, Need need) {
        if (failsAt > 0) {
            failsAt--;
            if (failsAt == 0) {
                throw failure(file, attempt, DiskException.Kind.IO, "input/output error");
            }
        }
        if (refusal == DiskException.Kind.FULL && need == Need.ROOM) {
            throw failure(file, attempt, refusal, "no space left on device");
        }
        if (refusal == DiskException.Kind.READ_ONLY && need != Need.READING) {
            throw failure(file, attempt, refusal, "read-only file system");
        }
    }

    private static DiskException failure(
            String file, String attempt, DiskException.Kind kind, String reason) {
        return new DiskException(file, attempt, kind, reason, null);
    }
}
