package raftarium.app.terminal;

import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/**
 * The state of the tty while the cockpit has it: each key comes at once and as a key, the size and
 * an interrupt from outside are reported. Leaving puts back what was there before.
 */
final class TtyMode {
    /** No byte of UTF-8. */
    private static final int NO_CHARACTER = 0xff;

    private static final ControlChar[] SIGNAL_KEYS = {
        ControlChar.VINTR, ControlChar.VQUIT, ControlChar.VSUSP, ControlChar.VSTATUS
    };

    private final Terminal jline;
    private final Map<Signal, SignalHandler> handlersBefore = new EnumMap<>(Signal.class);
    private @Nullable Attributes attributesBefore;

    TtyMode(Terminal jline) {
        this.jline = jline;
    }

    /**
     * @param resized called, by some thread, when the size has changed
     * @param interrupted called, by some thread, when another process has sent SIGINT
     */
    synchronized void enter(Runnable resized, Runnable interrupted) {
        attributesBefore = jline.enterRawMode();
        Attributes raw = jline.getAttributes();
        for (ControlChar key : SIGNAL_KEYS) {
            // Where the tty makes no signals of these keys, JLine would, besides handing over the
            // key.
            raw.setControlChar(key, NO_CHARACTER);
        }
        jline.setAttributes(raw);
        handle(Signal.WINCH, resized);
        // Left to JLine, SIGINT would end the process without its shutdown hooks.
        handle(Signal.INT, interrupted);
    }

    private void handle(Signal signal, Runnable action) {
        handlersBefore.put(signal, jline.handle(signal, received -> action.run()));
    }

    synchronized void leave() {
        Attributes before = attributesBefore;
        if (before == null) {
            return;
        }
        attributesBefore = null;
        try {
            handlersBefore.forEach(jline::handle);
            jline.setAttributes(before);
        } catch (IllegalStateException e) {
            // JLine's shutdown hook has closed the terminal, and put back the same attributes.
            return;
        } finally {
            handlersBefore.clear();
        }
    }
}
