package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Five nodes under load become a diagram in little memory: for some seconds, or for an hour. */
class DiagramHeapTest {
    private static final String LOAD = "new --nodes 5 --seed 1\nuntil leader\n"
            + "load --clients 3 --rate 10\nrun "
            + System.getProperty("raftarium.diagram.span", "5s") + "\n";

    private static final long MOST_BYTES = 2 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"svg", "html"})
    void whatTakesLongIsDrawnInLittleMemory(String format)
            throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("load.raft"), LOAD);
        Path picture = folder.resolve("picture");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "raftarium.app.Main",
                        "export",
                        format,
                        script.toString(),
                        "--data=memory",
                        "-o",
                        picture.toString()))
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(Files.size(picture)).isLessThan(MOST_BYTES);
    }
}
