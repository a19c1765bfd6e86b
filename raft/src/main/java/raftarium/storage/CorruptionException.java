package raftarium.storage;

import raftarium.disk.StorageException;

/**
 * A file does not hold what was once durable in it. Nothing has been changed: every byte is as it
 * was found.
 */
public final class CorruptionException extends StorageException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;
    private final String expected;
    private final String found;

    /**
     * @param file the damaged file
     * @param offset where in it what is wrong begins, in bytes
     * @param expected what should be there
     * @param found what is there
     */
    public CorruptionException(String file, long offset, String expected, String found) {
        super(
                file + " is damaged at byte " + offset + ": expected " + expected + ", found "
                        + found,
                null);
        this.file = file;
        this.offset = offset;
        this.expected = expected;
        this.found = found;
    }

    /**
     * The message where the file is on the disk of a node, with what to do about that: it would
     * have forgotten its votes and its log, which others rely on (section 5.1).
     */
    public String messageOf(int node) {
        return getMessage() + ": put n" + node + "'s files back as they were, or remove n" + node
                + " and add a new node";
    }

    /** The damaged file. */
    public String file() {
        return file;
    }

    /** Where in the file what is wrong begins, in bytes. */
    public long offset() {
        return offset;
    }

    /** What should be there. */
    public String expected() {
        return expected;
    }

    /** What is there. */
    public String found() {
        return found;
    }
}
