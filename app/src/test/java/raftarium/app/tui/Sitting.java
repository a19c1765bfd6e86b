package raftarium.app.tui;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.screen.Screen;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.command.Work;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionOptions;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.terminal.DeltaScreen;
import raftarium.app.terminal.HeadlessTerminal;
import raftarium.app.terminal.KeySource;
import raftarium.app.terminal.ScreenText;
import raftarium.app.tui.engine.Engine;
import raftarium.app.tui.engine.Executor;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.pane.UiState;
import raftarium.command.ClusterSpec;
import raftarium.trace.Trace;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Both threads of a cockpit together, on a terminal in memory, before somebody who presses a key
 * only when all that the one before it led to is done and seen. While the clock stands the engine
 * waits for the next order then, and whoever presses may look at the session.
 */
final class Sitting implements KeySource, AutoCloseable {
    /** Who sits there. */
    interface Hand {
        /** The next key, or some at once; none: leaves. All is as it is seen. */
        List<KeyStroke> next(Sitting sitting);
    }

    /** A line that nobody types: what came before it is done when it is begun. */
    private static final String DONE = "# done";

    private static final long STOP_MILLIS = 10_000;

    /** Longer than any key takes. */
    private static final long DEADLINE_SECONDS = 60;

    private final Playground playground;
    private final Interpreter interpreter;
    private final Engine engine;
    private final Screen screen;
    private final Cockpit cockpit;
    private final Hand hand;
    private final Deque<KeyStroke> pressed = new ArrayDeque<>();
    private final Semaphore woken = new Semaphore(0);

    /** How far it is with what was handed in up to the last key. */
    private enum Settling {
        NOT_ASKED,
        ASKED,
        DRAWN
    }

    private Settling settling = Settling.NOT_ASKED;

    /** The frame that was the newest when all was done; 0: it isn't. */
    private volatile long doneAfter;

    private long shown;
    private long mostEvents;

    /** Whether it began to watch while the trace had all that had happened. */
    private final boolean knewAll;

    /** Before a cluster in that situation. */
    Sitting(Situation situation, int columns, int rows, Hand hand) throws Exception {
        this.hand = hand;
        playground = new Playground(
                Cockpit.usual(new SessionOptions(ClusterSpec.of(5, 42), new DataChoice.Memory())));
        interpreter = new Interpreter(playground);
        situation.enact(interpreter::execute);
        knewAll =
                !session().timeline().isPast() && session().simulation().trace().first() == 0;
        CockpitOptions options = CockpitOptions.of(ColorDepth.NONE, null, interpreter.completer());
        engine = new Engine(playground, executor(), options.talks(), this::wake, true);
        screen = new DeltaScreen(new HeadlessTerminal(columns, rows));
        cockpit = new Cockpit(engine, this, screen, options, false);
    }

    private Executor executor() {
        Executor real = Executor.of(interpreter);
        return new Executor() {
            @Override
            public Work begin(String line, Consumer<Reply> answered) {
                if (line.equals(DONE)) {
                    doneAfter = engine.latest().number();
                    return real.begin("", reply -> {});
                }
                return real.begin(line, answered);
            }
        };
    }

    /** Sits there until the hand leaves. */
    void sit() throws IOException {
        screen.startScreen();
        engine.start();
        cockpit.loop(Settings.usual());
        Cockpit.rethrow(engine.failure());
    }

    /** Whether nothing that was handed in is still to be done, and to be seen. */
    private boolean isSettled() {
        if (settling == Settling.NOT_ASKED) {
            doneAfter = 0;
            settling = Settling.ASKED;
            engine.submit(Frame.Source.SCENARIO, DONE);
        }
        long newest = engine.latest().number();
        if (doneAfter == 0 || newest <= doneAfter) {
            return false;
        }
        boolean isDrawn = settling == Settling.DRAWN && newest == shown;
        settling = Settling.DRAWN;
        shown = newest;
        return isDrawn || isPlaying();
    }

    private boolean isPlaying() {
        return engine.latest().speed() > 0;
    }

    @Override
    public @Nullable KeyStroke poll(long timeoutMillis) {
        if (timeoutMillis <= 0 || !pressed.isEmpty()) {
            return pressed.poll();
        } else if (isSettled()) {
            settling = Settling.NOT_ASKED;
            pressed.addAll(hand.next(this));
            return pressed.isEmpty() ? new KeyStroke(KeyType.EOF) : pressed.remove();
        } else if (settling == Settling.DRAWN) {
            return null;
        }
        awaitWake(timeoutMillis);
        return null;
    }

    private void awaitWake(long timeoutMillis) {
        try {
            long monitor = Math.min(timeoutMillis, TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
            boolean isWoken = woken.tryAcquire(monitor, TimeUnit.MILLISECONDS);
            if (!isWoken && monitor < timeoutMillis) {
                throw new AssertionError("the engine is silent");
            }
            woken.drainPermits();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void wake() {
        woken.release();
    }

    /** The frame that is seen. */
    Frame frame() {
        return engine.latest();
    }

    /**
     * Whether nothing has happened in this session that it can't tell of; to be asked often. Of
     * more events than a trace keeps it may have forgotten the first.
     */
    boolean knowsAll() {
        mostEvents = Math.max(mostEvents, session().simulation().trace().count());
        return mostEvents <= Trace.KEPT && (knewAll || frame().session() > 1);
    }

    UiState ui() {
        return cockpit.ui();
    }

    Interpreter interpreter() {
        return interpreter;
    }

    Session session() {
        return Objects.requireNonNull(playground.openSession());
    }

    /** What is on the screen. */
    String text() {
        return ScreenText.of(screen);
    }

    int columns() {
        return screen.getTerminalSize().getColumns();
    }

    int rows() {
        return screen.getTerminalSize().getRows();
    }

    @Override
    public void close() throws IOException {
        screen.stopScreen();
        if (!engine.stop(STOP_MILLIS)) {
            throw new AssertionError("the engine doesn't end");
        }
    }
}
