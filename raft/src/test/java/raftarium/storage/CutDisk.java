package raftarium.storage;

import raftarium.disk.Disk;

/** Disks that lose their power before the operation of a given number, reads not counted. */
final class CutDisk {
    /** The power is gone. */
    static final class PowerGone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private CutDisk() {}

    /** {@code disk}, of which so many operations are carried out. */
    static Disk of(Disk disk, int operations) {
        int[] left = {operations};
        return new WatchedDisk(disk, (operation, done) -> {
            if (!done && left[0]-- <= 0) {
                throw new PowerGone();
            }
        });
    }
}
