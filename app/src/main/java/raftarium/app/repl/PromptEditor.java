package raftarium.app.repl;

import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

import java.io.IOException;
import java.util.HashMap;

/**
 * JLine's editor, which draws the line anew for each key: that costs time in proportion to the
 * line. While more keys wait, as after a paste into a terminal that doesn't mark it, it is drawn
 * now and then only, and for the last of them.
 */
final class PromptEditor extends LineReaderImpl {
    private static final String PROGRAM = "raftarium";
    private static final long LONGEST_UNSEEN_NANOS = 200_000_000;
    private static final long SHORTEST_WAIT_MILLIS = 1;

    private long drawnNanos = System.nanoTime();

    PromptEditor(Terminal terminal) {
        super(terminal, PROGRAM, new HashMap<>());
    }

    @Override
    public boolean redisplay() {
        if (System.nanoTime() - drawnNanos < LONGEST_UNSEEN_NANOS && moreKeysWait()) {
            return true;
        }
        boolean drawn = super.redisplay();
        drawnNanos = System.nanoTime();
        return drawn;
    }

    private boolean moreKeysWait() {
        try {
            return terminal.reader().peek(SHORTEST_WAIT_MILLIS) >= 0;
        } catch (IOException gone) {
            // Whoever reads the next key is told so.
            return false;
        }
    }
}
