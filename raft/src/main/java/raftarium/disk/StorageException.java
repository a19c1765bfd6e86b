package raftarium.disk;

import org.jspecify.annotations.Nullable;

/** Why something can't be stored or read back. The message is one line that says where and why. */
public abstract class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code message} is one line; {@code cause} is what the file system threw, if it did. */
    protected StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
