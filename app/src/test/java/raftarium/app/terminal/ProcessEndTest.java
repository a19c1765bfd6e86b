package raftarium.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.screen.TerminalScreen;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a process leaves behind that ends without closing its terminal. */
class ProcessEndTest {
    private static final String READY = "<ready>";
    private static final String LEFT = "\u001b[0m\u001b[?25h\u001b[?1049l<left>";

    /** The process: takes a terminal, says so, and is then ended as its argument says. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            FakeTty tty = new FakeTty(80, 24);
            TerminalScreen screen = new TerminalScreen(TtyTerminal.on(tty, ColorDepth.NONE, false));
            screen.startScreen();
            tty.writes.clear();
            // Hooks run side by side, and what this one prints is what the other one wrote.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                Deadline.await("the terminal is given back", () -> !tty.writes.isEmpty());
                print(tty.written() + "<left>");
            }));
            print(READY + "\n");
            switch (arguments[0]) {
                case "exit" -> System.exit(7);
                case "throw" -> throw new IllegalStateException("thrown on purpose");
                default -> new CountDownLatch(1).await(60, TimeUnit.SECONDS);
            }
        }

        private static void print(String text) {
            System.out.write(text.getBytes(StandardCharsets.UTF_8), 0, text.length());
            System.out.flush();
        }
    }

    /** Runs the program to its end, and says what it printed when it was ready and after that. */
    private static String lastWords(String end, int status)
            throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = System.getProperty("java.class.path");
        Process process = new ProcessBuilder(
                        java.toString(), "-cp", classPath, Program.class.getName(), end)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo(READY);
            if (end.equals("signal")) {
                process.toHandle()
                        .destroy(); // unlike Process.destroy it leaves the output readable
            }
            String words = output.readLine();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(status);
            return words;
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void atSystemExitTheTerminalIsGivenBack() throws Exception {
        assertThat(lastWords("exit", 7)).isEqualTo(LEFT);
    }

    @Test
    void afterAnExceptionTheTerminalIsGivenBack() throws Exception {
        assertThat(lastWords("throw", 1)).isEqualTo(LEFT);
    }

    @Test
    void atSigtermTheTerminalIsGivenBack() throws Exception {
        assertThat(lastWords("signal", 128 + 15)).isEqualTo(LEFT);
    }
}
