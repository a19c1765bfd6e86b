package raftarium.app.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** The prompt on a terminal, somebody typing. */
class PromptTest {
    private final Playground playground =
            new Playground(SessionOptions.DEFAULT.withSeed(1).withData(new DataChoice.Memory()));
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final AtomicReference<Throwable> trouble = new AtomicReference<>();
    private LineDisciplineTerminal terminal;
    private Thread prompt;

    @BeforeEach
    void open() throws IOException {
        terminal = new LineDisciplineTerminal("test", "xterm", screen, StandardCharsets.UTF_8);
        terminal.setSize(Size.of(100, 30));
        Attributes attributes = terminal.getAttributes();
        attributes.setControlChar(Attributes.ControlChar.VINTR, 3);
        terminal.setAttributes(attributes);
        prompt = new Thread(() -> {
            try {
                new Prompt(playground, terminal).run();
            } catch (Exception | AssertionError caught) {
                trouble.set(caught);
            }
        });
        prompt.start();
        await("no leader> ");
    }

    @AfterEach
    void close() throws Exception {
        terminal.raise(Terminal.Signal.INT);
        type("\u0015\u0004");
        prompt.join(Duration.ofSeconds(20).toMillis());
        boolean ended = !prompt.isAlive();
        terminal.close();
        playground.close();
        assertThat(ended).as("Ctrl-D ends the prompt").isTrue();
        assertThat(trouble.get()).isNull();
    }

    private void type(String keys) throws IOException {
        terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8)
                .replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]|\u001b[=>]", "");
    }

    private void await(String text) {
        await(text, () -> shown().contains(text));
    }

    private void await(String what, BooleanSupplier condition) {
        long deadlineNanos = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadlineNanos || trouble.get() != null) {
                throw new AssertionError(
                        "20 s passed without: " + what + "\n" + shown(), trouble.get());
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void aLineIsAnsweredAndThePromptShowsTimeAndLeader() throws IOException {
        type("until leader\r");
        await("n2 term 1> ");
        type("put x 7\r");
        await("ok (index 2)");
        type("crash n9\r");
        await("mistake: there is no n9");
        type("rule one-vote off\r");
        await("modified Raft> ");
    }

    @Test
    void aBlockGoesOnUntilItsEnd() throws IOException {
        type("repeat 2\r");
        await("... ");
        type("note so\r");
        type("end\r");
        await("so\r\nso\r\n");
    }

    @Test
    void tabCompletesCommandsOptionsAndNodes() throws IOException {
        type("resta\t");
        await("restart ");
        type("\u0015crash n4 --to\t");
        await("crash n4 --torn");
        type("\u0015pause foll\t");
        await("pause followers");
    }

    @Test
    void interruptingBreaksOffALongWait() throws IOException {
        type("load --rate 1000\r");
        await("1000/s");
        type("run 10000h\r");
        await("time passes", () -> playground.openSession().simulation().executed() > 1000);
        terminal.raise(Terminal.Signal.INT);
        await("term 1> ");
        assertThat(playground.openSession().simulation().nowNanos())
                .isLessThan(36_000_000_000_000_000L);
        type("note still here\r");
        await("\r\nstill here");
    }
}
