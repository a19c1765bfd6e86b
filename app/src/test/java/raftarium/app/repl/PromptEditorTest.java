package raftarium.app.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.reader.LineReader;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How often a line is drawn while it is typed. */
class PromptEditorTest {
    private static final int KEYS = 4_000;
    private static final long UNSEEN_MILLIS = 200;

    /** As a bound that holds on a slow machine too: one for each time that it must be seen. */
    @Test
    @Timeout(120)
    void keysThatWaitAreDrawnTogether() throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (LineDisciplineTerminal terminal =
                new LineDisciplineTerminal("test", "xterm", written, StandardCharsets.UTF_8)) {
            terminal.setSize(Size.of(80, 24));
            AtomicInteger drawn = new AtomicInteger();
            PromptEditor editor = new PromptEditor(terminal);
            editor.setHighlighter(new DefaultHighlighter() {
                @Override
                public AttributedString highlight(LineReader reader, String text) {
                    drawn.incrementAndGet();
                    return new AttributedString(text);
                }
            });
            byte[] keys = ("x".repeat(KEYS) + "\r").getBytes(StandardCharsets.UTF_8);
            Thread typing = new Thread(() -> type(terminal, keys));
            long began = System.nanoTime();
            typing.start();
            assertThat(editor.readLine("> ")).isEqualTo("x".repeat(KEYS));
            typing.join();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            assertThat(drawn.get()).isLessThan(KEYS / 10 + (int) (millis / UNSEEN_MILLIS));
        }
    }

    private static void type(LineDisciplineTerminal terminal, byte[] keys) {
        try {
            terminal.processInputBytes(keys);
        } catch (IOException never) {
            throw new AssertionError(never);
        }
    }
}
