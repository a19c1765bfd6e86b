package raftarium.app.terminal;

import org.jline.utils.ClosedException;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * Timed reads of a JLine reader that another thread can end early. JLine has no such thing, but a
 * thread that waits in it can be interrupted, and no character is lost by that.
 */
final class WakeableReader {
    static final int EOF = NonBlockingReader.EOF;
    static final int EXPIRED = NonBlockingReader.READ_EXPIRED;
    static final int WOKEN = -3;

    private final NonBlockingReader reader;

    private final Object gate = new Object();
    /** Guarded by the gate: the thread in {@link #read}, if there is one. */
    private @Nullable Thread waiting;
    /** Guarded by the gate: a wake that no read has answered yet. */
    private boolean woken;
    /** Guarded by the gate: the waiting thread was interrupted from here, and by nobody else. */
    private boolean interrupted;

    WakeableReader(NonBlockingReader reader) {
        this.reader = reader;
    }

    void wake() {
        synchronized (gate) {
            woken = true;
            if (waiting != null && !interrupted) {
                interrupted = true;
                waiting.interrupt();
            }
        }
    }

    /** The next character, or {@link #EOF}, {@link #EXPIRED} or {@link #WOKEN}. */
    int read(long timeoutMillis) throws IOException {
        synchronized (gate) {
            if (woken) {
                woken = false;
                return WOKEN;
            }
            waiting = Thread.currentThread();
        }
        try {
            return more(timeoutMillis);
        } catch (InterruptedIOException e) {
            synchronized (gate) {
                if (!interrupted) {
                    throw e;
                }
                woken = false;
                return WOKEN;
            }
        } finally {
            synchronized (gate) {
                waiting = null;
                if (interrupted) {
                    interrupted = false;
                    // It may have come after the wait was over.
                    Thread.interrupted();
                }
            }
        }
    }

    /** The same for a character that belongs to one already read: no wake ends it. */
    int more(long timeoutMillis) throws IOException {
        try {
            // JLine waits for ever when told to wait for 0.
            return reader.read(Math.max(1, timeoutMillis));
        } catch (ClosedException e) {
            // JLine's own shutdown hook was here before the one of this package.
            return EOF;
        }
    }
}
