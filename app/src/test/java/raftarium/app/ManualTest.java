package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The manual page. */
class ManualTest {
    @TempDir
    Path place;

    static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private String output(String... command) throws Exception {
        Path out = place.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }

    @Test
    void thePageNamesEachCommandAndEachOption() {
        Outcome outcome = Outcome.of("man");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out())
                .startsWith(".TH RAFTARIUM 1 ")
                .contains("\n.SS \"raftarium run\"\n", "\n.B \"\\-\\-jobs J\"\n")
                .contains("Example: crash leader")
                .contains("help conditions", "figure 8")
                .doesNotContain("%%", "@|");
        for (String section : List.of("NAME", "SYNOPSIS", "OPTIONS", "COMMANDS", "EXIT STATUS")) {
            assertThat(outcome.out()).contains("\n.SH \"" + section + "\"\n");
        }
        assertThat(outcome.out().lines().filter(line -> line.startsWith(".")))
                .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|B|PP|br|nf|fi)( .*)?"));
        assertThat(outcome.out().lines().filter(line -> line.startsWith("'"))).isEmpty();
    }

    @Test
    void groffReadsThePageWithoutAWarning() throws Exception {
        assumeThat(isThere("groff")).as("there is groff").isTrue();
        Path page = Files.writeString(
                place.resolve("raftarium.1"), Outcome.of("man").out());
        String shown = output("groff", "-man", "-Tascii", "-ww", page.toString());
        assertThat(shown)
                .contains("With each of these seeds; A alone is one.")
                .doesNotContain("warning");
    }

    @Test
    void thePageHasTheDayOfTheBuildNotOfToday() throws Exception {
        String pom = Files.readString(Path.of("../pom.xml"));
        assertThat(pom).contains("<project.build.outputTimestamp>" + ManPage.DATE + "T00:00:00Z</");
        assertThat(Outcome.of("man").out())
                .startsWith(".TH RAFTARIUM 1 \"" + ManPage.DATE + "\" \"raftarium ");
    }
}
