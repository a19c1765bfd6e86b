package raftarium.storage;

import raftarium.disk.StorageException;

import java.nio.file.Path;

/**
 * A disk isn't the one that its node was given, or what was on it is gone. A node that began on it
 * anew would have forgotten its votes and its log, which others rely on (section 5.1): so it
 * doesn't start. Nothing has been changed.
 */
public final class LostDiskException extends StorageException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String expected;
    private final String found;

    LostDiskException(String file, String expected, String found, int node) {
        super(file + ": expected " + expected + ", found " + found + ": " + advice(node), null);
        this.file = file;
        this.expected = expected;
        this.found = found + ": " + advice(node);
    }

    /** The directory of a node that belongs to the cluster isn't there. */
    static LostDiskException ofDirectory(Path directory, int node) {
        return new LostDiskException(
                directory.toString(), "the directory of n" + node, "nothing", node);
    }

    private static String advice(int node) {
        return "put n" + node + "'s own files back, or remove n" + node + " and add a new node";
    }

    /** The file that says so. */
    public String file() {
        return file;
    }

    /** What should be there. */
    public String expected() {
        return expected;
    }

    /** What is there, and what to do about it. */
    public String found() {
        return found;
    }
}
