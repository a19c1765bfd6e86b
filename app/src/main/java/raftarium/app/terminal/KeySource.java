package raftarium.app.terminal;

import com.googlecode.lanterna.input.KeyStroke;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Where keys come from: a tty, or a program that plays the user. */
public interface KeySource {
    /**
     * Waits for a key. One thread polls, always the same.
     *
     * @param timeoutMillis how long at most; 0 or less takes only what is there
     * @return the key; null if the time is over, {@link #wake} was called or the screen has
     *     another size; a key of type EOF, at once and each time, when no key can come any more
     * @throws IOException when the terminal can't be read
     */
    @Nullable
    KeyStroke poll(long timeoutMillis) throws IOException;

    /**
     * Makes the poll that waits, or else the next one, return null at once. From any thread;
     * several wakes before a poll are one.
     */
    void wake();
}
