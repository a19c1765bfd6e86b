package raftarium.app.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A Lanterna terminal on the tty that JLine holds.
 *
 * <p>{@code new TerminalScreen(terminal)} draws on it. From {@code startScreen} to
 * {@code stopScreen} the terminal is the program's: alternate screen, no cursor, raw keys, and the
 * mouse if wanted; before and after it is as the user left it, also when the process is ended by a
 * signal. A frame is one write, at {@code refresh}; what did not change costs none. After
 * {@code startScreen}, and when {@code doResizeIfNecessary} gives a size, refresh COMPLETE;
 * otherwise DELTA.
 *
 * <p>One thread draws and polls; {@link #wake} and {@link #close} may be called by any.
 */
public final class TtyTerminal extends AnsiOutput implements KeySource {
    // Alternate screen, no cursor, plain style, clear; cursor keys and keypad send what Lanterna
    // expects.
    private static final String ENTER =
            "\u001b[?1049h\u001b[?25l\u001b[0m\u001b[2J\u001b[?1l\u001b>";
    private static final String MOUSE_ON = "\u001b[?1002h\u001b[?1006h";
    private static final String MOUSE_OFF = "\u001b[?1006l\u001b[?1002l";
    private static final String LEAVE = "\u001b[0m\u001b[?25h\u001b[?1049l";

    /** How long the end of the process waits for a frame to be written. */
    private static final long LEAVE_MILLIS = 500;

    private static final long LONGEST_POLL_MILLIS = TimeUnit.DAYS.toMillis(1);

    private final Terminal jline;
    private final boolean ownsJline;
    private final boolean mouse;
    private final ColorDepth depth;

    private final FrameWriter writer;
    private final WakeableReader reader;
    private final KeyDecoder keys;
    private final TtyMode mode;

    private final AtomicBoolean entered = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean resized = new AtomicBoolean();
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private volatile @Nullable Thread hook;

    private TerminalSize size;

    private TtyTerminal(Terminal jline, boolean ownsJline, ColorDepth depth, boolean mouse)
            throws NoTerminalException {
        this(
                jline,
                ownsJline,
                depth,
                mouse,
                new FrameWriter(jline.output(), jline.outputEncoding()));
    }

    private TtyTerminal(
            Terminal jline, boolean ownsJline, ColorDepth depth, boolean mouse, FrameWriter writer)
            throws NoTerminalException {
        super(writer, depth);
        this.jline = jline;
        this.ownsJline = ownsJline;
        this.mouse = mouse;
        this.depth = depth;
        this.size = usableSize(jline);
        this.writer = writer;
        this.reader = new WakeableReader(jline.reader());
        this.keys = new KeyDecoder(reader);
        this.mode = new TtyMode(jline);
    }

    /**
     * Takes the process's own terminal, which nothing else in the process may hold; {@link #close}
     * lets it go.
     *
     * @param depth the colours to draw with; others are reduced to them
     * @param mouse whether to ask for mouse events (and so take the user's selecting with the
     *     mouse away)
     * @throws NoTerminalException if there is none, or none that can be drawn on
     */
    public static TtyTerminal open(ColorDepth depth, boolean mouse) throws IOException {
        Terminal jline = system();
        try {
            return new TtyTerminal(jline, true, depth, mouse);
        } catch (NoTerminalException e) {
            jline.close();
            throw e;
        }
    }

    /**
     * Draws on a terminal that somebody else holds too, a prompt for one. They take turns: between
     * {@code startScreen} and {@code stopScreen} it is this one's. Closing leaves it open.
     *
     * @throws NoTerminalException if it can't be drawn on
     */
    public static TtyTerminal on(Terminal jline, ColorDepth depth, boolean mouse)
            throws NoTerminalException {
        return new TtyTerminal(jline, false, depth, mouse);
    }

    /**
     * The process's terminal, as the cockpit and a prompt can share it. JLine gives out one at a
     * time.
     *
     * @throws NoTerminalException if standard input or output is no terminal, or one of type
     *     "dumb"
     */
    public static Terminal system() throws IOException {
        try {
            return TerminalBuilder.builder()
                    .type(TerminalType.usable())
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                    .dumb(false)
                    // What the locale says is not asked: in a container it says ASCII, on any
                    // terminal.
                    .stdinEncoding(StandardCharsets.UTF_8)
                    .stdoutEncoding(StandardCharsets.UTF_8)
                    // Otherwise JLine asks the terminal for its abilities and waits for an answer.
                    .graphemeCluster(false)
                    .build();
        } catch (IllegalStateException e) {
            throw new NoTerminalException(
                    "standard input and standard output must be a terminal", e);
        }
    }

    private static TerminalSize usableSize(Terminal jline) throws NoTerminalException {
        String type = jline.getType();
        if (type == null || type.startsWith(Terminal.TYPE_DUMB)) {
            throw new NoTerminalException(
                    "a terminal of type " + type + " (TERM) can't be drawn on");
        }
        Size size = jline.getSize();
        if (size.getColumns() <= 0 || size.getRows() <= 0) {
            throw new NoTerminalException("the terminal has no size (" + size.getColumns() + "x"
                    + size.getRows() + "); \"stty columns 80 rows 24\" gives it one");
        }
        return new TerminalSize(size.getColumns(), size.getRows());
    }

    /** The colours that are drawn with. */
    public ColorDepth depth() {
        return depth;
    }

    @Override
    public @Nullable KeyStroke poll(long timeoutMillis) throws IOException {
        long deadlineNanos = System.nanoTime()
                + TimeUnit.MILLISECONDS.toNanos(Math.min(timeoutMillis, LONGEST_POLL_MILLIS));
        while (true) {
            if (interrupted.getAndSet(false)) {
                return new KeyStroke('c', true, false);
            }
            if (resized.getAndSet(false)) {
                getTerminalSize();
                return null;
            }
            if (closed.get()) {
                return new KeyStroke(KeyType.EOF);
            }
            int first = keys.first(millisUntil(deadlineNanos));
            if (first == WakeableReader.EOF) {
                return new KeyStroke(KeyType.EOF);
            }
            KeyStroke key = first < 0 ? null : keys.decode((char) first);
            if (key != null) {
                return key;
            }
            boolean signalled = interrupted.get() || resized.get();
            if (!signalled && (first == WakeableReader.WOKEN || millisUntil(deadlineNanos) == 0)) {
                return null;
            }
        }
    }

    private static long millisUntil(long deadlineNanos) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime()));
    }

    @Override
    public void wake() {
        reader.wake();
    }

    @Override
    public @Nullable KeyStroke pollInput() throws IOException {
        return poll(0);
    }

    @Override
    public KeyStroke readInput() throws IOException {
        while (true) {
            KeyStroke key = poll(LONGEST_POLL_MILLIS);
            if (key != null) {
                return key;
            }
        }
    }

    @Override
    public synchronized void enterPrivateMode() throws IOException {
        if (closed.get() || !entered.compareAndSet(false, true)) {
            return;
        }
        hook = new Thread(this::leaveQuietly, "terminal-restore");
        Runtime.getRuntime().addShutdownHook(hook);
        mode.enter(() -> wakeFor(resized), () -> wakeFor(interrupted));
        startAfresh();
        writer.enter(mouse ? ENTER + MOUSE_ON : ENTER);
        // It may have changed while the terminal was somebody else's.
        resized.set(true);
    }

    private void wakeFor(AtomicBoolean event) {
        event.set(true);
        wake();
    }

    /** Gives the terminal back; nothing if it was given back already. */
    @Override
    public void exitPrivateMode() throws IOException {
        if (!entered.compareAndSet(true, false)) {
            return;
        }
        try {
            writer.leave(mouse ? MOUSE_OFF + LEAVE : LEAVE, LEAVE_MILLIS);
        } finally {
            mode.leave();
            forgetHook();
        }
    }

    private void leaveQuietly() {
        try {
            exitPrivateMode();
        } catch (IOException e) {
            // The terminal is gone, and nobody is left to be told.
            return;
        }
    }

    private void forgetHook() {
        Thread registered = hook;
        hook = null;
        if (registered == null || registered == Thread.currentThread()) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(registered);
        } catch (IllegalStateException e) {
            // The process is ending; the hook will find nothing left to do.
            return;
        }
    }

    /** Gives the terminal back if it wasn't; polling gives EOF from now on. */
    @Override
    public void close() throws IOException {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            exitPrivateMode();
        } finally {
            wake();
            if (ownsJline) {
                jline.close();
            }
        }
    }

    @Override
    public TerminalSize getTerminalSize() {
        Size reported = jline.getSize();
        if (reported.getColumns() > 0 && reported.getRows() > 0) {
            size = new TerminalSize(reported.getColumns(), reported.getRows());
        }
        onResized(size);
        return size;
    }
}
