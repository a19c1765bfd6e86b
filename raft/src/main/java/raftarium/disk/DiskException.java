package raftarium.disk;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/**
 * A disk did not do what it was asked to. What was not yet durable may be on it or not, in whole or
 * in part: the node that meets this stops and goes on from what it finds on its disk.
 */
public final class DiskException extends StorageException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the disk. */
    public enum Kind {
        /** There is no room left. */
        FULL,
        /** It can't be written to. */
        READ_ONLY,
        /** Anything else. */
        IO
    }

    private final String file;
    private final String attempt;
    private final Kind kind;
    private final String reason;

    /**
     * @param file the file that it was about
     * @param attempt what was attempted with it, as a verb: "write", "sync"
     * @param kind what is wrong
     * @param reason the same in words
     * @param cause what the file system threw, if it was one
     */
    public DiskException(
            String file, String attempt, Kind kind, String reason, @Nullable Throwable cause) {
        super("cannot " + attempt + " " + file + ": " + reason, cause);
        this.file = file;
        this.attempt = attempt;
        this.kind = kind;
        this.reason = reason;
    }

    /** The file that it was about. */
    public String file() {
        return file;
    }

    /** What was attempted, as a verb. */
    public String attempt() {
        return attempt;
    }

    /** What is wrong with the disk. */
    public Kind kind() {
        return kind;
    }

    /** What is wrong, in words. */
    public String reason() {
        return reason;
    }

    /** What a file system threw, about that file and attempt. */
    public static DiskException of(String file, String attempt, IOException cause) {
        String reason = reasonOf(cause);
        return new DiskException(file, attempt, kindOf(cause, reason), reason, cause);
    }

    /** What a file system threw, in words. */
    public static String reasonOf(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "access denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "no such file";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "it exists already";
        }
        String reason =
                cause instanceof FileSystemException of ? of.getReason() : cause.getMessage();
        return reason == null || reason.isBlank() ? cause.getClass().getSimpleName() : reason;
    }

    /** Java has no type for a full disk, so that the words of Linux, macOS and Windows decide. */
    private static Kind kindOf(IOException cause, String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        if (words.contains("no space")
                || words.contains("not enough space")
                || words.contains("quota")) {
            return Kind.FULL;
        }
        boolean denied = cause instanceof AccessDeniedException || words.contains("read-only");
        return denied || words.contains("write protected") ? Kind.READ_ONLY : Kind.IO;
    }
}
