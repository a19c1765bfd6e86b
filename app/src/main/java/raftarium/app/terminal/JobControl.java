package raftarium.app.terminal;

import java.io.IOException;

/** What a shell's Ctrl-Z does, for a program that has the keys itself. */
public final class JobControl {
    private JobControl() {}

    /**
     * Stops the process and all of its group, as whoever started it expects, until they are
     * continued; where nobody could continue them the system doesn't stop them.
     *
     * @throws IOException if there is no such thing here
     */
    public static void stop() throws IOException {
        Process signal =
                new ProcessBuilder("sh", "-c", "kill -TSTP 0").inheritIO().start();
        try {
            signal.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
