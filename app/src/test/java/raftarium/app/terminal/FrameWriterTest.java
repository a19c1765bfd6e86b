package raftarium.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

class FrameWriterTest {
    private final List<String> writes = new CopyOnWriteArrayList<>();
    private final List<String> unflushed = new CopyOnWriteArrayList<>();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);

    private final FrameWriter writer = new FrameWriter(
            new OutputStream() {
                @Override
                public void write(int b) {
                    throw new UnsupportedOperationException("one byte is no frame");
                }

                @Override
                public void write(byte[] bytes) throws IOException {
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    if (text.equals("stuck")) {
                        stuck.countDown();
                        try {
                            free.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    }
                    unflushed.add(text);
                }

                @Override
                public void flush() {
                    writes.addAll(unflushed);
                    unflushed.clear();
                }
            },
            StandardCharsets.UTF_8);

    private void flush(String frame) throws IOException {
        writer.frame().append(frame);
        writer.flush();
    }

    @Test
    void framesAreWrittenOnlyBetweenEnteringAndLeaving() throws IOException {
        flush("before");
        writer.enter("<");
        flush("frame");
        flush("");
        writer.leave(">", 0);
        writer.leave(">", 0);
        flush("after");
        writer.enter("<");
        assertThat(writes).containsExactly("<", "frame", ">", "<");
    }

    @Test
    void aFrameNeitherWrittenNorAskedForIsForgottenWhenEntering() throws IOException {
        writer.frame().append("old");
        writer.enter("<");
        writer.flush();
        assertThat(writes).containsExactly("<");
    }

    @Test
    void aTerminalThatTakesNothingDoesNotKeepTheProcessFromEnding() throws Exception {
        writer.enter("<");
        Thread drawing = new Thread(() -> {
            try {
                flush("stuck");
            } catch (IOException e) {
                writes.add(e.toString());
            }
        });
        drawing.start();
        stuck.await();
        writer.leave(">", 1);
        assertThat(writes).containsExactly("<", ">");
        free.countDown();
        Deadline.awaitEnd(drawing);
    }
}
