package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.app.command.Interpreter;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionOptions;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The program as a process of its own: what only shows there. */
class ProgramProcessTest {
    @TempDir
    Path place;

    private Outcome process(String input, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + place,
                "raftarium.app.Main"));
        command.addAll(List.of(args));
        Path in = Files.writeString(place.resolve("in"), input);
        Path out = place.resolve("out");
        Path err = place.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void theStatusIsTheProcesssAndStandardInputIsRead() throws Exception {
        Outcome outcome = process("""
            new --seed 1
            until leader
            put x \u00e4
            get x
            expect result = \u00e4
            note \u00e4
            """, "run", "-");
        assertThat(outcome.all()).contains("\u00e4\n").contains("2 passed");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
    }

    @Test
    void aMistakeEndsWithTwoAndNothingButALine() throws Exception {
        Outcome outcome = process("", "run", place.resolve("nowhere.raft").toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).hasLineCount(1).startsWith("raftarium: there is no file");
    }

    @Test
    void aDirectoryThatAnotherProcessWorksOnOrThatIsDamagedIsAMistake() throws Exception {
        Path data = place.resolve("d");
        String work = "until leader; put x 1; put x 2; until value x = 2";
        SessionOptions options =
                SessionOptions.DEFAULT.withSeed(1).withData(new DataChoice.Directory(data));
        try (Playground playground = new Playground(options)) {
            assertThat(new Interpreter(playground).execute(work).isOk()).isTrue();
            Outcome outcome = process(work, "run", "-", "--data", data.toString());
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.out()).contains(data + ": in use by another process");
        }
        assertThat(Outcome.withInput(work, "run", "-", "--data", data.toString())
                        .status())
                .isZero();

        Path log = data.resolve("n2").resolve("0000000000000001.wal");
        byte[] bytes = Files.readAllBytes(log);
        bytes[100] ^= 1;
        Files.write(log, bytes);
        Outcome outcome = Outcome.withInput(work, "run", "-", "--data", data.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out())
                .contains("standard input, line 1, column 1: " + data.resolve("n2"))
                .contains("0000000000000001.wal is damaged at byte ");
        assertThat(outcome.err()).isEmpty();
        assertThat(Files.readAllBytes(log)).isEqualTo(bytes);
    }

    /** The example of app/README.md, as it stands there. */
    @Test
    void aMachineOfOnesOwnIsFoundOnTheClassPath() throws Exception {
        String readme = Files.readString(Path.of("").toAbsolutePath().resolve("README.md"));
        int section = readme.indexOf("## State machines");
        int begin = readme.indexOf("```java\n", section) + "```java\n".length();
        String code = readme.substring(begin, readme.indexOf("```", begin));
        assertThat(code.lines()).hasSizeLessThanOrEqualTo(30);
        Path source = Files.writeString(place.resolve("Counter.java"), code);
        String path = System.getProperty("java.class.path");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-proc:none", "-cp", path, source.toString()))
                .isZero();

        String lines = "until leader\npropose 5\ncrash leader\npropose 37\nlog leader\n";
        Outcome outcome = process(lines, "repl", "--machine", "Counter", "--data", "memory");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains("5 (index 2)\n", "42 (index 4)\n", "add 37");
        assertThat(outcome.status()).isZero();
        assertThat(readme.substring(begin)).contains("propose 37", "42 (index 4)");
    }

    @Test
    void aTraceIsShownOnlyToWhoAsksForIt() throws Exception {
        String lines = "until leader\npropose x\n";
        String machine = Thrower.class.getName();
        Outcome plain = Outcome.withInput(lines, "repl", "--machine", machine, "--data", "memory");
        String said = "state machine raftarium.app.Thrower threw"
                + " raftarium.app.Thrower$Mishap: not today when it applied 'x' (index 2 on n";
        assertThat(plain.out()).contains("mistake: " + said);
        assertThat(plain.err()).isEmpty();
        assertThat(plain.status()).isEqualTo(2);
        Outcome traced = process(lines, "repl", "--debug", "--machine", machine);
        assertThat(traced.err()).contains(said, "\n  at raftarium.app.Thrower.apply(");
        assertThat(traced.status()).isEqualTo(2);
    }

    @Test
    void thePromptReadsPlainLinesWithoutATerminal() throws Exception {
        Outcome outcome = process(
                "until leader\nexpect no leader\nrepeat 2\nnote in\nend\nexit\nnote out\n",
                "repl",
                "--seed",
                "1");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("failed: expect no leader")
                .contains("in\nin\n")
                .doesNotContain("out", "\u001b");
    }
}
