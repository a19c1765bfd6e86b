package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.StorageException;

import java.nio.file.Path;

/** A directory can't serve as the home of a cluster: it is in use, or holds something else. */
public final class HomeException extends StorageException {
    private static final long serialVersionUID = 1L;

    private final String directory;

    HomeException(Path directory, String reason, @Nullable Throwable cause) {
        super(directory + ": " + reason, cause);
        this.directory = directory.toString();
    }

    /** The directory. */
    public String directory() {
        return directory;
    }
}
