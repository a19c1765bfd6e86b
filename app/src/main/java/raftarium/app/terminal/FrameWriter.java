package raftarium.app.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Collects what is drawn and writes it, a frame at a time, each in one write. Between
 * {@link #leave} and {@link #enter} nothing is written: a frame that a shutdown hook has overtaken
 * must not end up on the user's own screen.
 */
final class FrameWriter {
    private final OutputStream out;
    private final Charset charset;
    /** The drawing thread's own. */
    private final StringBuilder frame = new StringBuilder();
    /** Held while writing; guards {@code entered}. */
    private final ReentrantLock writing = new ReentrantLock();

    private boolean entered;

    FrameWriter(OutputStream out, Charset charset) {
        this.out = out;
        this.charset = charset;
    }

    StringBuilder frame() {
        return frame;
    }

    void enter(String sequence) throws IOException {
        writing.lock();
        try {
            frame.setLength(0);
            entered = true;
            write(sequence);
        } finally {
            writing.unlock();
        }
    }

    /** Writes the frame, if there is anything in it. */
    void flush() throws IOException {
        if (frame.length() == 0) {
            return;
        }
        String content = frame.toString();
        frame.setLength(0);
        writing.lock();
        try {
            if (entered) {
                write(content);
            }
        } finally {
            writing.unlock();
        }
    }

    /**
     * Writes the last sequence, once; from any thread. It waits for a frame that is being written,
     * but not for ever: a terminal that takes nothing more must not keep the process from ending.
     */
    void leave(String sequence, long timeoutMillis) throws IOException {
        // Without the lock, if that frame is stuck: then the last word comes into its middle.
        boolean locked = lock(timeoutMillis);
        try {
            if (entered) {
                entered = false;
                write(sequence);
            }
        } finally {
            if (locked) {
                writing.unlock();
            }
        }
    }

    private boolean lock(long timeoutMillis) {
        try {
            return writing.tryLock(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return writing.tryLock();
        }
    }

    private void write(String sequence) throws IOException {
        out.write(sequence.getBytes(charset));
        out.flush();
    }
}
