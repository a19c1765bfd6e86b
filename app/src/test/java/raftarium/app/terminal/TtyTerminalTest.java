package raftarium.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.screen.Screen.RefreshType;
import com.googlecode.lanterna.screen.TerminalScreen;

import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

class TtyTerminalTest {
    private static final long LONG_MILLIS = 20_000;
    private static final String LEAVE =
            "\u001b[?1006l\u001b[?1002l\u001b[0m\u001b[?25h\u001b[?1049l";

    private FakeTty tty;
    private TtyTerminal terminal;
    private TerminalScreen screen;

    @BeforeEach
    void start() throws IOException {
        tty = new FakeTty(80, 24);
        terminal = TtyTerminal.on(tty, ColorDepth.COLORS_256, true);
        screen = new TerminalScreen(terminal);
        screen.setCursorPosition(null);
    }

    @AfterEach
    void end() throws IOException {
        terminal.close();
        tty.close();
    }

    /** Starts, draws once, and takes the news of the size that comes with starting. */
    private void startScreen() throws IOException {
        screen.startScreen();
        screen.refresh(RefreshType.COMPLETE);
        assertThat(terminal.poll(0)).isNull();
        tty.writes.clear();
    }

    private void put(int column, int row, String text) {
        screen.newTextGraphics().putString(column, row, text);
    }

    @Test
    void startingTakesTheAlternateScreenTheMouseAndTheRawKeys() throws IOException {
        screen.startScreen();
        assertThat(tty.writes).hasSize(1);
        assertThat(tty.written())
                .contains("\u001b[?1049h", "\u001b[?25l", "\u001b[?1002h", "\u001b[?1006h");
        Attributes raw = tty.getAttributes();
        for (LocalFlag flag : List.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.ISIG)) {
            assertThat(raw.getLocalFlag(flag)).as(flag.name()).isFalse();
        }
        // Else JLine itself, on a real tty, would make a signal of the key, and hand it over too.
        assertThat(raw.getControlChar(ControlChar.VINTR)).isEqualTo(0xff);
        assertThat(raw.getControlChar(ControlChar.VSUSP)).isEqualTo(0xff);
    }

    @Test
    void withoutTheMouseNothingIsSaidOfIt() throws IOException {
        TtyTerminal mouseless = TtyTerminal.on(tty, ColorDepth.NONE, false);
        mouseless.enterPrivateMode();
        mouseless.close();
        assertThat(tty.written())
                .contains("\u001b[?1049h", "\u001b[?1049l")
                .doesNotContain("?1002", "?1006");
    }

    @Test
    void aFrameIsOneWriteHoweverLarge() throws IOException {
        tty.resize(200, 50);
        startScreen();
        screen.doResizeIfNecessary();
        for (int row = 0; row < 50; row++) {
            for (int column = 0; column < 200; column++) {
                TextColor color = new TextColor.RGB(row * 5, column, 99);
                screen.setCharacter(column, row, TextCharacter.fromCharacter('─', color, color)[0]);
            }
        }
        screen.refresh(RefreshType.COMPLETE);
        assertThat(tty.writes).hasSize(1);
        assertThat(tty.written().length()).isGreaterThan(10_000);
    }

    @Test
    void aChangeIsOneSmallWriteAndNoChangeIsNone() throws IOException {
        startScreen();
        put(3, 4, "term7");
        screen.refresh(RefreshType.DELTA);
        assertThat(tty.writes).containsExactly("\u001b[5;4Hterm7");
        screen.refresh(RefreshType.DELTA);
        screen.setCursorPosition(new TerminalPosition(1, 1));
        screen.refresh(RefreshType.DELTA);
        screen.refresh(RefreshType.DELTA);
        assertThat(tty.writes).hasSize(2);
    }

    @Test
    void coloursAreReducedAndStylesSaidOnce() throws IOException {
        startScreen();
        TextColor orange = new TextColor.RGB(230, 159, 0);
        for (int column = 0; column < 3; column++) {
            screen.setCharacter(
                    column,
                    0,
                    TextCharacter.fromCharacter('x', orange, TextColor.ANSI.DEFAULT, SGR.BOLD)[0]);
        }
        screen.refresh(RefreshType.DELTA);
        assertThat(tty.written()).isEqualTo("\u001b[1;1H\u001b[1;38;5;178mxxx");
    }

    @Test
    void backgroundsModesAndCursorAreDrawnAsLanternaAsks() throws IOException {
        startScreen();
        terminal.setBackgroundColor(TextColor.ANSI.BLUE);
        terminal.enableSGR(SGR.REVERSE);
        terminal.clearScreen();
        terminal.disableSGR(SGR.REVERSE);
        terminal.putCharacter('a');
        terminal.resetColorAndSGR();
        terminal.putString("b");
        terminal.setCursorPosition(1, 2);
        terminal.setCursorVisible(true);
        terminal.setCursorVisible(true);
        terminal.setCursorVisible(false);
        terminal.bell();
        terminal.flush();
        assertThat(tty.written().replace('\u001b', '^'))
                .isEqualTo("^[7;44m^[2J^[27ma^[0mb^[3;2H^[?25h^[?25l\u0007");
        assertThat(terminal.getCursorPosition()).isEqualTo(new TerminalPosition(1, 2));
    }

    @Test
    void textCannotSmuggleInControlSequences() throws IOException {
        startScreen();
        terminal.putString("a\u001b[2Jb\u009bc\r\n");
        terminal.flush();
        assertThat(tty.written()).isEqualTo("a?[2Jb?c??");
    }

    @Test
    void keysComeThroughTheTty() throws IOException {
        startScreen();
        tty.type("é漢\u001b[A\u0003\u001a\u001b[<0;201;50M");
        assertThat(terminal.poll(LONG_MILLIS)).isEqualTo(new KeyStroke('é', false, false));
        assertThat(terminal.poll(LONG_MILLIS)).isEqualTo(new KeyStroke('漢', false, false));
        assertThat(terminal.poll(LONG_MILLIS)).isEqualTo(new KeyStroke(KeyType.ArrowUp));
        assertThat(terminal.poll(LONG_MILLIS)).isEqualTo(new KeyStroke('c', true, false));
        assertThat(terminal.poll(LONG_MILLIS)).isEqualTo(new KeyStroke('z', true, false));
        MouseAction click = (MouseAction) terminal.poll(LONG_MILLIS);
        assertThat(click.getPosition()).isEqualTo(new TerminalPosition(200, 49));
        tty.type("\u001b");
        assertThat(terminal.poll(LONG_MILLIS)).isEqualTo(new KeyStroke(KeyType.Escape));
        assertThat(terminal.poll(0)).isNull();
    }

    /** What a poll that waits comes to, once something has been done to it. */
    private Object pollWhile(Runnable event) {
        AtomicReference<Object> result = new AtomicReference<>();
        Thread poller = new Thread(() -> {
            try {
                KeyStroke key = terminal.poll(Long.MAX_VALUE);
                boolean interrupted = Thread.currentThread().isInterrupted();
                result.set(interrupted ? "interrupted" : key == null ? "nothing" : key);
            } catch (IOException e) {
                result.set(e);
            }
        });
        poller.start();
        Deadline.awaitWaiting(poller);
        event.run();
        Deadline.awaitEnd(poller);
        return result.get();
    }

    @Test
    void aWakeEndsAPollThatWaitsAndLeavesNoTrace() throws IOException {
        startScreen();
        assertThat(pollWhile(terminal::wake)).isEqualTo("nothing");
        assertThat(pollWhile(terminal::wake)).isEqualTo("nothing");
    }

    @Test
    void aResizeAndAnInterruptFromOutsideEndIt() throws IOException {
        startScreen();
        assertThat(pollWhile(() -> tty.resize(90, 30))).isEqualTo("nothing");
        assertThat(screen.doResizeIfNecessary()).isEqualTo(new TerminalSize(90, 30));
        assertThat(terminal.poll(0)).isNull();
        KeyStroke controlC = new KeyStroke('c', true, false);
        assertThat(pollWhile(() -> tty.raise(Signal.INT))).isEqualTo(controlC);
    }

    @Test
    void aThreadThatSomebodyElseInterruptsIsTold() throws IOException {
        startScreen();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> terminal.poll(LONG_MILLIS))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aWakeBeforeThePollIsNotLostAndSeveralAreOne() throws IOException {
        startScreen();
        terminal.wake();
        terminal.wake();
        tty.type("x");
        assertThat(terminal.poll(LONG_MILLIS)).isNull();
        assertThat(terminal.poll(LONG_MILLIS)).isEqualTo(new KeyStroke('x', false, false));
    }

    @Test
    void noKeyIsLostUnderManyWakes() throws Exception {
        startScreen();
        int count = 2000;
        Thread waker = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                terminal.wake();
                Thread.onSpinWait();
            }
        });
        Thread typist = new Thread(() -> {
            try {
                for (int i = 0; i < count; i++) {
                    tty.type(i % 2 == 0 ? "a" : "é");
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        waker.start();
        typist.start();
        List<KeyStroke> keys = new ArrayList<>();
        Deadline.await("all keys", () -> {
            try {
                KeyStroke key = terminal.poll(10);
                if (key != null) {
                    keys.add(key);
                }
                return keys.size() == count;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        waker.interrupt();
        Deadline.awaitEnd(waker);
        Deadline.awaitEnd(typist);
        for (int i = 0; i < count; i++) {
            KeyStroke expected = new KeyStroke(i % 2 == 0 ? 'a' : 'é', false, false);
            assertThat(keys.get(i)).as("key %d", i).isEqualTo(expected);
        }
    }

    @Test
    void aResizeEndsThePollAndReachesTheScreen() throws IOException {
        startScreen();
        assertThat(screen.doResizeIfNecessary()).isNull();
        tty.resize(200, 50);
        assertThat(terminal.poll(LONG_MILLIS)).isNull();
        assertThat(screen.doResizeIfNecessary()).isEqualTo(new TerminalSize(200, 50));
        tty.resize(0, 0);
        assertThat(terminal.poll(LONG_MILLIS)).isNull();
        assertThat(terminal.getTerminalSize()).isEqualTo(new TerminalSize(200, 50));
    }

    @Test
    void allIsGivenBackOnceHoweverOftenItIsClosed() throws IOException {
        String before = tty.getAttributes().toString();
        SignalHandler handler = signal -> {};
        tty.handle(Signal.WINCH, handler);
        startScreen();
        screen.stopScreen();
        screen.stopScreen();
        terminal.exitPrivateMode();
        terminal.close();
        terminal.close();
        assertThat(tty.writes).containsExactly(LEAVE);
        assertThat(tty.getAttributes()).hasToString(before);
        assertThat(tty.handle(Signal.WINCH, handler)).isSameAs(handler);
        assertThat(tty.handle(Signal.INT, handler)).isSameAs(SignalHandler.SIG_DFL);
    }

    @Test
    void afterTheEndNothingIsDrawnAndNoKeyComes() throws IOException {
        startScreen();
        terminal.close();
        put(0, 0, "too late");
        screen.refresh(RefreshType.COMPLETE);
        assertThat(tty.writes).containsExactly(LEAVE);
        assertThat(terminal.poll(LONG_MILLIS)).isEqualTo(new KeyStroke(KeyType.EOF));
    }

    @Test
    void theTerminalCanBeTakenAgainAfterItWasGivenBack() throws IOException {
        startScreen();
        put(0, 0, "kept");
        screen.refresh(RefreshType.DELTA);
        screen.stopScreen();
        tty.resize(100, 30);
        tty.writes.clear();
        screen.startScreen();
        assertThat(screen.doResizeIfNecessary()).isEqualTo(new TerminalSize(100, 30));
        screen.refresh(RefreshType.COMPLETE);
        assertThat(tty.written()).startsWith("\u001b[?1049h").contains("kept");
    }

    @Test
    void theStyleBeforeIsNotTakenForTheStyleAfterwards() throws IOException {
        startScreen();
        terminal.setForegroundColor(TextColor.ANSI.RED);
        terminal.putString("red");
        terminal.flush();
        terminal.exitPrivateMode();
        terminal.enterPrivateMode();
        terminal.putString("plain");
        terminal.setForegroundColor(TextColor.ANSI.RED);
        terminal.putString("red");
        terminal.flush();
        assertThat(tty.writes.get(tty.writes.size() - 1)).isEqualTo("plain\u001b[31mred");
    }

    @Test
    void aTtyThatHangsUpGivesEof() throws IOException {
        startScreen();
        tty.close();
        assertThat(terminal.poll(LONG_MILLIS)).isEqualTo(new KeyStroke(KeyType.EOF));
    }

    @Test
    void aDumbTerminalAndOneWithoutSizeAreRefusedInOneLine() throws IOException {
        for (String type : List.of("dumb", "dumb-color")) {
            try (FakeTty dumb = new FakeTty(type, 80, 24)) {
                assertThatThrownBy(() -> TtyTerminal.on(dumb, ColorDepth.NONE, false))
                        .isInstanceOf(NoTerminalException.class)
                        .hasMessage("a terminal of type " + type + " (TERM) can't be drawn on");
            }
        }
        try (FakeTty sizeless = new FakeTty(0, 0)) {
            assertThatThrownBy(() -> TtyTerminal.on(sizeless, ColorDepth.NONE, false))
                    .isInstanceOf(NoTerminalException.class)
                    .hasMessageContaining("0x0")
                    .hasMessageNotContaining("\n");
        }
    }
}
