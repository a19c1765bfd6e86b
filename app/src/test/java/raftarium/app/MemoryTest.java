package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program with 128 MiB: whatever comes, it works or is refused in a line. {@code
 * -Draftarium.memory.puts=1000} for more.
 */
class MemoryTest {
    /** More of 900,000 bytes than fit. */
    private static final int PUTS = Integer.getInteger("raftarium.memory.puts", 130);

    @TempDir
    Path place;

    private final List<Process> processes = new ArrayList<>();

    /** Starts the program; what it says is in files of the number that is returned. */
    private int start(Path in, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                "raftarium.app.Main"));
        command.addAll(List.of(args));
        int number = processes.size();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(file("out", number))
                .redirectError(file("err", number));
        builder.environment().put("XDG_CONFIG_HOME", place.toString());
        processes.add(builder.start());
        return number;
    }

    private File file(String name, int number) {
        return place.resolve(name + number).toFile();
    }

    private Outcome ended(int number) throws Exception {
        Process process = processes.get(number);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(file("out", number).toPath()),
                Files.readString(file("err", number).toPath()));
    }

    /** A file of zeros, which takes no room on the disk. */
    private Path zeros(String name, int megabytes) throws IOException {
        Path file = place.resolve(name);
        Files.createDirectories(file.getParent());
        try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
            made.setLength(megabytes * 1_000_000L);
        }
        return file;
    }

    @Test
    void whatIsTooLargeIsRefusedInALineAndWhatIsBoundedGoesOn() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "there are devices");
        Path none = zeros("none", 0);
        try {
            int work = start(Files.writeString(place.resolve("in"), work()), "repl");
            int script = start(none, "run", zeros("large.raft", 20).toString());
            int history = start(zeros("line", 100), "check", "-");
            int device = start(none, "check", "/dev/zero");
            zeros("raftarium/cockpit.conf", 30);
            int settings = start(none, "play", "--plain", "--data", "memory");

            assertRefused(script, place.resolve("large.raft") + " is larger than 10 MiB");
            assertRefused(
                    history,
                    "standard input, line 1: a line has at most 8 MiB, and this one has more");
            assertRefused(
                    device,
                    "/dev/zero can't be read: it is a pipe, a socket or a device, not a regular"
                            + " file");
            assertRefused(
                    settings,
                    place.resolve("raftarium").resolve("cockpit.conf") + ", line 1: settings have"
                            + " at most 65536 bytes (--no-config does without)");
            Outcome full = ended(work);
            assertThat(full.out()
                            .lines()
                            .filter(line -> line.startsWith("ok (index "))
                            .count())
                    .isGreaterThan(PUTS);
            assertThat(full.out()).contains("all are put");
            assertThat(full.status()).isEqualTo(2);
            assertThat(full.err())
                    .hasLineCount(1)
                    .startsWith("raftarium: the memory that Java was given is full, ")
                    .contains("-Xmx2g");
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    /** Values that replace each other, and then such as are all kept, which can't be. */
    private static String work() {
        StringBuilder script = new StringBuilder(
                "new --nodes 3 --seed 1 --data memory\ncompact every 20\nuntil leader\n");
        script.append("repeat " + PUTS + "; put k " + "v".repeat(900_000) + "; end\n");
        script.append("note all are put\n");
        for (int key = 0; key < 9; key++) {
            script.append("repeat 40; append k" + key + " " + "v".repeat(1_000_000) + "; end\n");
        }
        return script.toString();
    }

    private void assertRefused(int number, String why) throws Exception {
        Outcome outcome = ended(number);
        assertThat(outcome.all()).isEqualToIgnoringNewLines("raftarium: " + why);
        assertThat(outcome.err()).hasLineCount(1);
        assertThat(outcome.status()).isEqualTo(2);
    }
}
