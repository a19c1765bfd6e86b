package raftarium.storage;

import raftarium.disk.StorageException;

/** A sound file in a format that this program doesn't read: a newer or an older program made it. */
public final class FormatVersionException extends StorageException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long version;
    private final long known;

    /**
     * @param file the file
     * @param version the format version that it states
     * @param known the version that this program reads
     */
    public FormatVersionException(String file, long version, long known) {
        super(
                file + " has format version " + version + "; this program reads "
                        + (version > known ? "up to version " : "version ") + known
                        + ": use the program that wrote it"
                        + (version > known ? ", or a newer one" : ""),
                null);
        this.file = file;
        this.version = version;
        this.known = known;
    }

    /** For an older format, in which something is missing; {@code reason} is all that is said. */
    FormatVersionException(String file, String reason, long version, long known) {
        super(reason, null);
        this.file = file;
        this.version = version;
        this.known = known;
    }

    /** The file. */
    public String file() {
        return file;
    }

    /** The format version that it states. */
    public long version() {
        return version;
    }

    /** The newest version that this program reads. */
    public long known() {
        return known;
    }
}
