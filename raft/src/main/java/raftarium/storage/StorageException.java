package raftarium.storage;

import org.jspecify.annotations.Nullable;

/** Why something can't be stored or read back. The message is one line that says where and why. */
public abstract sealed class StorageException extends RuntimeException
        permits DiskException, CorruptionException, FormatVersionException, HomeException {
    private static final long serialVersionUID = 1L;

    StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
