package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What the program does about its standard streams, signals and terminals, from a shell. */
class StreamsAndSignalsTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path place;

    /** Where each shell's words go. */
    private final List<Path> said = new ArrayList<>();

    private Path temporary() throws IOException {
        return Files.createDirectories(place.resolve("tmp"));
    }

    /** A shell that carries out a line in which {@code $R} starts the program. */
    private Process shell(String line) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is a shell");
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment()
                .put(
                        "R",
                        Path.of(System.getProperty("java.home"), "bin", "java")
                                + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.io.tmpdir="
                                + temporary() + " raftarium.app.Main");
        builder.environment().put("TERM", "xterm-of-tomorrow");
        builder.directory(place.toFile());
        said.add(place.resolve("said" + said.size()));
        return builder.redirectErrorStream(true)
                .redirectOutput(said.get(said.size() - 1).toFile())
                .start();
    }

    private String said(String line) throws IOException, InterruptedException {
        Process shell = shell(line);
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        return text(said.get(said.size() - 1));
    }

    private static final String FULL = "standard output can't be written: No space left on device";
    private static final String CLOSED_OUTPUT = "standard output can't be written: it is closed";
    private static final String CLOSED_INPUT = "standard input can't be read: it is closed";

    @Test
    void whatCannotBeReadOrWrittenIsOneLineAndTwo() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is a full device");
        assertThat(said("""
                        echo 'note a' | $R repl --data memory >/dev/full; echo $?
                        $R --help >&-; echo $?
                        $R repl --data memory <&-; echo $?
                        $R check - <&-; echo $?
                        """))
                .isEqualTo(String.join(
                        "",
                        "raftarium: " + FULL + "\n2\n",
                        "raftarium: " + CLOSED_OUTPUT + "\n2\n",
                        "raftarium: " + CLOSED_INPUT + "\n2\n",
                        "raftarium: " + CLOSED_INPUT + "\n2\n"));
    }

    @Test
    void aReaderThatGoesAwayEndsItInSilence() throws Exception {
        // More than a pipe holds, so that some of it has no reader.
        String notes = "seq 20000 | sed 's/^/note /'";
        assertThat(said("{ " + notes + " | $R run -; echo $? >&2; } | head -n 1"))
                .isEqualTo("1\n141\n");
    }

    @Test
    void whatRunsHeadlessLoadsNothingOfTheTerminalLibraries() throws Exception {
        String loaded = said("""
                        echo 'until leader; put x 1' > a.raft
                        JAVA_TOOL_OPTIONS=-Xlog:class+load:file=run $R run a.raft --data memory
                        JAVA_TOOL_OPTIONS=-Xlog:class+load:file=export $R export history a.raft
                        cat run export | grep -c 'raftarium.app.Main '
                        cat run export | grep -E 'org[.]jline|lanterna'
                        echo end
                        """);
        assertThat(loaded).endsWith("\n2\nend\n").contains("1 passed", "\"op\":\"put\"");
    }

    /** A program that is ended at work; only after SIGKILL its directories may stay for a while. */
    private record Ended(String signal, String line, String typed, int directories) {}

    private static final String TERMINAL =
            "script -qc 'stty cols 80 rows 24; exec $R %s' /dev/null";

    private static final List<Ended> ENDED = List.of(
            new Ended("TERM", "exec $R repl", "until leader\n", 1),
            new Ended("HUP", "exec $R run -", "load; run 100000h\n", 1),
            new Ended("INT", "exec $R run -", "load; run 100000h\n", 1),
            new Ended("KILL", "exec $R repl", "until leader\n", 1),
            new Ended("TERM", TERMINAL.formatted("repl --no-history"), "", 2),
            new Ended("HUP", TERMINAL.formatted("play --no-config"), "", 2),
            new Ended("KILL", TERMINAL.formatted("play --no-config"), "", 2));

    @Test
    void whateverEndsItNothingTemporaryStaysBeyondTheNextStart() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is 'script'");
        List<Process> shells = new ArrayList<>();
        try {
            for (Ended one : ENDED) {
                Process shell = shell(one.line);
                shells.add(shell);
                shell.getOutputStream().write(one.typed.getBytes(StandardCharsets.UTF_8));
                if (one.line.contains("run")) {
                    shell.getOutputStream().close();
                } else {
                    shell.getOutputStream().flush();
                }
            }
            int all = ENDED.stream().mapToInt(Ended::directories).sum();
            await("all are at work", () -> directories().size() == all);
            Path prompt = said.get(4);
            await("a prompt", () -> text(prompt).contains("leader\u001b[0m> "));
            for (int place = 0; place < shells.size(); place++) {
                end(shells.get(place), ENDED.get(place).signal);
            }
            assertThat(directories()).as("those of two that were killed").hasSize(3);
            assertThat(text(prompt)).endsWith("> \u001b[?2004l\u001b[?1l\u001b>\r\n");
            assertThat(said("echo 'until leader' | $R run -")).contains("1 passed");
            assertThat(temporary()).isEmptyDirectory();
        } finally {
            for (Process shell : shells) {
                shell.descendants().forEach(ProcessHandle::destroyForcibly);
                shell.destroyForcibly();
            }
        }
    }

    /** Sends a signal to the program that the shell has become, or has started at a terminal. */
    private static void end(Process shell, String signal) throws Exception {
        ProcessHandle program =
                shell.descendants().reduce((one, below) -> below).orElse(shell.toHandle());
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(program.pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).as(signal + " ends it").isTrue();
    }

    private List<Path> directories() {
        try (Stream<Path> all = Files.list(temporary())) {
            return all.filter(directory -> Files.exists(directory.resolve("lock")))
                    .toList();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadlineNanos = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a minute without: " + what).isLessThan(deadlineNanos);
            Thread.onSpinWait();
        }
    }
}
