package raftarium.app.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/**
 * The output of one of several runs, written in the order of the runs. It is kept until the run's
 * turn comes; then it goes to the common stream, and what follows goes there at once. A run that
 * has written {@value #KEPT} bytes before its turn waits for it.
 */
public final class OrderedOutput extends OutputStream {
    private static final int KEPT = 1 << 16;

    private final OutputStream out;
    private final ProgressLine progress;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
    private boolean hasTurn;

    /**
     * @param out where all write
     * @param progress what must go from the terminal before anything is written
     */
    public OrderedOutput(OutputStream out, ProgressLine progress) {
        this.out = out;
        this.progress = progress;
    }

    /** Its turn has come. */
    public synchronized void begin() throws IOException {
        if (!hasTurn) {
            hasTurn = true;
            if (kept.size() > 0) {
                progress.end();
                kept.writeTo(out);
                kept.reset();
            }
            notifyAll();
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        try {
            while (!hasTurn && kept.size() > KEPT) {
                wait();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("nobody waits for it any more");
        }
        if (hasTurn) {
            progress.end();
            out.write(bytes, from, length);
        } else {
            kept.write(bytes, from, length);
        }
    }
}
