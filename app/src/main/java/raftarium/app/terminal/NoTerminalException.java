package raftarium.app.terminal;

import java.io.IOException;

/** There is no terminal to draw on. The message is one line that says what is missing. */
public final class NoTerminalException extends IOException {
    private static final long serialVersionUID = 1L;

    NoTerminalException(String message) {
        super(message);
    }

    NoTerminalException(String message, Throwable cause) {
        super(message, cause);
    }
}
