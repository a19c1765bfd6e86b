package raftarium.app.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;

/**
 * A terminal in memory: what is drawn on it can be looked at with {@link ScreenText} and
 * {@link ScreenSvg}, and {@link #addInput} presses keys. {@link #setTerminalSize} resizes it.
 */
public final class HeadlessTerminal extends DefaultVirtualTerminal implements KeySource {
    private static final long LONGEST_POLL_MILLIS = TimeUnit.DAYS.toMillis(1);

    /** Apart from the terminal's own lock, which is held while drawing. */
    private final Object keys = new Object();
    /** Guarded by {@code keys}. */
    private boolean woken;

    /** A terminal of a size, in cells. */
    public HeadlessTerminal(int columns, int rows) {
        super(new TerminalSize(columns, rows));
    }

    @Override
    public void addInput(KeyStroke key) {
        synchronized (keys) {
            super.addInput(key);
            keys.notifyAll();
        }
    }

    /**
     * {@inheritDoc} A thread that is interrupted while it waits gets null, and stays interrupted.
     */
    @Override
    public @Nullable KeyStroke poll(long timeoutMillis) {
        long deadlineNanos = System.nanoTime()
                + TimeUnit.MILLISECONDS.toNanos(Math.min(timeoutMillis, LONGEST_POLL_MILLIS));
        synchronized (keys) {
            while (true) {
                if (woken) {
                    woken = false;
                    return null;
                }
                KeyStroke key = pollInput();
                if (key != null) {
                    return key;
                }
                long millis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
                if (millis <= 0) {
                    return null;
                }
                try {
                    keys.wait(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return null;
                }
            }
        }
    }

    @Override
    public void wake() {
        synchronized (keys) {
            woken = true;
            keys.notifyAll();
        }
    }
}
