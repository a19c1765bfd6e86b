package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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

    private static final String TERMINAL =
            "script -qc 'stty cols 80 rows 24; exec $R %s' /dev/null";

    /** {@code -Draftarium.signals.all=true}: each signal for each work. */
    private static final boolean ALL = Boolean.getBoolean("raftarium.signals.all");

    private static final List<String> SIGNALS = List.of("TERM", "HUP", "INT", "KILL");

    /** What is ended at work, how many directories it has then, and by what, in a sample. */
    private enum Work {
        REPL(TERMINAL.formatted("repl --no-history"), 2, SIGNALS),
        COCKPIT(TERMINAL.formatted("play --no-config"), 2, List.of("INT", "KILL")),
        /** Computes as fast as it can: the others are begun before and ended behind it. */
        RUN("exec $R run -", 1, List.of("TERM", "KILL"));

        final String line;
        final int directories;
        final List<String> signals;

        Work(String line, int directories, List<String> sample) {
            this.line = line;
            this.directories = directories;
            signals = ALL ? SIGNALS : sample;
        }
    }

    /** A program at work, what it says, and the signal that it gets. */
    private record Ended(Work work, String signal, Process shell, Path said) {}

    private Ended begin(Work work, String signal) throws IOException {
        Process shell = shell(work.line);
        if (work == Work.RUN) {
            try (OutputStream typed = shell.getOutputStream()) {
                typed.write("load; run 100000h\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Ended(work, signal, shell, said.get(said.size() - 1));
    }

    @Test
    void whateverEndsItNothingTemporaryStaysBeyondTheNextStart() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is 'script'");
        List<Ended> all = new ArrayList<>();
        try {
            int expected = 0;
            int killed = 0;
            for (Work work : Work.values()) {
                for (String signal : work.signals) {
                    all.add(begin(work, signal));
                    expected += work.directories;
                    killed += signal.equals("KILL") ? work.directories : 0;
                }
                int directories = expected;
                await("all are at work", () -> directories().size() == directories);
                await("prompts", () -> all.stream().allMatch(StreamsAndSignalsTest::isAtWork));
            }
            assertThat(said("$R --version")).startsWith("raftarium ");
            assertThat(directories()).as("those of the living").hasSize(expected);
            for (int place = all.size() - 1; place >= 0; place--) {
                end(all.get(place));
            }
            assertThat(directories()).as("those of the killed").hasSize(killed);
            assertThat(text(all.get(0).said)).endsWith("> \u001b[?2004l\u001b[?1l\u001b>\r\n");
            assertThat(said("$R --version")).startsWith("raftarium ");
            assertThat(temporary()).isEmptyDirectory();
        } finally {
            for (Ended one : all) {
                one.shell.descendants().forEach(ProcessHandle::destroyForcibly);
                one.shell.destroyForcibly();
            }
        }
    }

    private static boolean isAtWork(Ended one) {
        return one.work != Work.REPL || text(one.said).contains("leader\u001b[0m> ");
    }

    /**
     * Sends the signal to the program that the shell has become, or has started at a terminal. At
     * the prompt an interrupt drops the line: there is more to be said.
     */
    private static void end(Ended one) throws Exception {
        ProcessHandle program = one.shell
                .descendants()
                .reduce((above, below) -> below)
                .orElse(one.shell.toHandle());
        Process kill = new ProcessBuilder("kill", "-" + one.signal, Long.toString(program.pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
        if (one.work == Work.REPL && one.signal.equals("INT")) {
            await("what else to do", () -> text(one.said).contains("(Ctrl-D or 'exit' leaves)"));
            one.shell.getOutputStream().write("exit\r".getBytes(StandardCharsets.UTF_8));
            one.shell.getOutputStream().flush();
        }
        assertThat(one.shell.waitFor(60, TimeUnit.SECONDS))
                .as(one.signal + " ends " + one.work)
                .isTrue();
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
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
