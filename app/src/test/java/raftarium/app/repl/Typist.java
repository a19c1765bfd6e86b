package raftarium.app.repl;

import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;

import raftarium.app.session.Playground;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Somebody at a terminal with a prompt: types, looks at the screen, waits for answers. */
final class Typist implements AutoCloseable {
    static final String TAB = "\t";
    static final String UP = "\u001bOA";
    static final String CTRL_C = "\u0003";
    static final String CTRL_D = "\u0004";
    static final String CTRL_U = "\u0015";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int RUNNING = -1;

    private final ScreenTerminal screen = new ScreenTerminal(80, 24);
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ByteArrayOutputStream letter = new ByteArrayOutputStream();
    private final AtomicReference<Throwable> trouble = new AtomicReference<>();
    private final AtomicInteger status = new AtomicInteger(RUNNING);
    private final LineDisciplineTerminal terminal;
    private final Thread prompt;

    Typist(Playground playground, PromptOptions options) throws IOException {
        OutputStream output = new OutputStream() {
            @Override
            public void write(int next) {
                written((byte) next);
            }
        };
        terminal = new LineDisciplineTerminal("test", "xterm", output, StandardCharsets.UTF_8);
        terminal.setSize(Size.of(80, 24));
        Attributes attributes = terminal.getAttributes();
        attributes.setControlChar(Attributes.ControlChar.VINTR, 3);
        terminal.setAttributes(attributes);
        prompt = new Thread(() -> {
            try {
                status.set(new Prompt(playground, terminal, options).run());
            } catch (Exception | AssertionError caught) {
                trouble.set(caught);
            }
        });
        prompt.start();
    }

    private void written(byte next) {
        synchronized (written) {
            written.write(next);
        }
        letter.write(next);
        // The screen takes whole characters only.
        String decoded = letter.toString(StandardCharsets.UTF_8);
        if (!decoded.contains("\ufffd")) {
            letter.reset();
            screen.write(decoded);
        }
    }

    void type(String keys) throws IOException {
        terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    void interrupt() {
        terminal.raise(Terminal.Signal.INT);
    }

    void resize(int columns, int rows) {
        screen.setSize(Size.of(columns, rows));
        terminal.setSize(Size.of(columns, rows));
        terminal.raise(Terminal.Signal.WINCH);
    }

    /** What is to be seen, a line a row. */
    String shown() {
        return screen.toString()
                .lines()
                .map(row -> row.replace('\u00a0', ' ').stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The last row that isn't empty. */
    String lastRow() {
        String[] rows = shown().split("\n");
        for (int row = rows.length - 1; row >= 0; row--) {
            if (!rows[row].isBlank()) {
                return rows[row].stripTrailing();
            }
        }
        return "";
    }

    /** All that was written so far, as it was written. */
    String written() {
        synchronized (written) {
            return written.toString(StandardCharsets.UTF_8);
        }
    }

    /** Waits for a text; blanks at its end aren't seen. */
    void await(String text) {
        String seen = text.replaceAll(" +$", "");
        await(text, () -> shown().contains(seen));
    }

    void await(String what, BooleanSupplier condition) {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadlineNanos || trouble.get() != null) {
                throw new AssertionError("not seen: " + what + "\n" + shown(), trouble.get());
            }
            Thread.onSpinWait();
        }
    }

    /** The exit status, once it has left. */
    int left() throws InterruptedException {
        prompt.join(PATIENCE.toMillis());
        if (prompt.isAlive() || trouble.get() != null) {
            throw new AssertionError("the prompt goes on\n" + shown(), trouble.get());
        }
        return status.get();
    }

    /** Leaves, whatever is on the line or goes on. */
    @Override
    public void close() throws IOException {
        try {
            while (prompt.isAlive() && trouble.get() == null) {
                interrupt();
                type(CTRL_U + CTRL_D);
                prompt.join(100);
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        } finally {
            terminal.close();
        }
        if (trouble.get() != null) {
            throw new AssertionError(trouble.get());
        }
    }
}
