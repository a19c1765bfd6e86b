package raftarium.app;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Standard output takes nothing more: whatever writes to it ends here, since all that it does from
 * now on would be for nobody.
 */
final class OutputLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** As of a program that SIGPIPE ends. */
    private static final int READER_GONE = 128 + 13;

    private static final int TROUBLE = 2;

    private final boolean isReaderGone;

    /** @param isReaderGone whether its reader has gone away, having read enough */
    OutputLostException(IOException cause, boolean isReaderGone) {
        super("standard output can't be written: " + cause.getMessage(), cause);
        this.isReaderGone = isReaderGone;
    }

    /** The one that an exception tells of; null if it tells of something else. */
    static @Nullable OutputLostException in(Exception trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutputLostException lost) {
                return lost;
            }
        }
        return null;
    }

    /** Says so, unless the reader has gone. Returns the exit status. */
    int tell() {
        if (!isReaderGone) {
            System.err.println("raftarium: " + getMessage());
        }
        return isReaderGone ? READER_GONE : TROUBLE;
    }
}
