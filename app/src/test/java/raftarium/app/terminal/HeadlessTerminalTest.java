package raftarium.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.screen.TerminalScreen;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

class HeadlessTerminalTest {
    private final HeadlessTerminal terminal = new HeadlessTerminal(80, 24);

    @Test
    void keysComeInTheOrderTheyWerePressed() {
        terminal.addInput(new KeyStroke(KeyType.Tab));
        terminal.addInput(new KeyStroke('q', false, false));
        assertThat(terminal.poll(0)).isEqualTo(new KeyStroke(KeyType.Tab));
        assertThat(terminal.poll(Long.MAX_VALUE)).isEqualTo(new KeyStroke('q', false, false));
        assertThat(terminal.poll(1)).isNull();
    }

    @Test
    void aKeyOrAWakeEndsThePollThatWaits() {
        AtomicReference<KeyStroke> key = new AtomicReference<>(new KeyStroke(KeyType.Unknown));
        Thread poller = new Thread(() -> {
            key.set(terminal.poll(Long.MAX_VALUE));
            key.set(terminal.poll(Long.MAX_VALUE));
        });
        poller.start();
        Deadline.awaitWaiting(poller);
        terminal.wake();
        Deadline.await("the wake is answered", () -> key.get() == null);
        Deadline.awaitWaiting(poller);
        terminal.addInput(new KeyStroke(KeyType.Enter));
        Deadline.awaitEnd(poller);
        assertThat(key.get()).isEqualTo(new KeyStroke(KeyType.Enter));
    }

    @Test
    void aScreenOnItCanBeResized() throws IOException {
        TerminalScreen screen = new TerminalScreen(terminal);
        screen.startScreen();
        terminal.setTerminalSize(new TerminalSize(200, 50));
        assertThat(screen.doResizeIfNecessary()).isEqualTo(new TerminalSize(200, 50));
    }
}
