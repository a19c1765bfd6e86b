package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program with little memory: whatever comes, it works or is refused in a line. */
class MemoryTest {
    @TempDir
    Path place;

    private Outcome small(Path in, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                "raftarium.app.Main"));
        command.addAll(List.of(args));
        File out = place.resolve("out").toFile();
        File err = place.resolve("err").toFile();
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out)
                .redirectError(err)
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(
                process.exitValue(),
                Files.readString(out.toPath()),
                Files.readString(err.toPath()));
    }

    @Test
    void whatTheMachineItselfCanNotHoldEndsInALine() throws Exception {
        StringBuilder script = new StringBuilder("new --seed 1\nuntil leader\n");
        for (int key = 0; key < 9; key++) {
            script.append("repeat 40; append k" + key + " " + "v".repeat(1_000_000) + "; end\n");
        }
        Outcome outcome = small(Files.writeString(place.resolve("in"), script), "run", "-");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .hasLineCount(1)
                .startsWith("raftarium: the memory that Java was given is full, ")
                .contains("-Xmx2g");
    }

    @Test
    void aHistoryWithoutAnEndOfLineIsRefused() throws Exception {
        Path in = place.resolve("in");
        Files.write(in, new byte[100_000_000]);
        Outcome outcome = small(in, "check", "-");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .isEqualToIgnoringNewLines(
                        "raftarium: standard input, line 1: a line has at most 8 MiB, and this one"
                                + " has more");
    }
}
