package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The manual page, and completion in shells. */
class ManualTest {
    @TempDir
    Path place;

    private static boolean isThere(String program) {
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
    void completionIsAScriptThatBashReads() throws Exception {
        Outcome outcome = Outcome.of("completion");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out())
                .contains("complete -F _complete_raftarium", "--fail-fast", "bashcompinit");
        assumeThat(isThere("bash")).as("there is bash").isTrue();
        Path script = Files.writeString(
                place.resolve("completion"), outcome.out(), StandardCharsets.UTF_8);
        output("bash", "-n", script.toString());
        String asked = "source '" + script + "'; COMP_WORDS=(raftarium run --fo); COMP_CWORD=2;"
                + " _complete_raftarium; echo \"${COMPREPLY[@]}\"";
        assertThat(output("bash", "-c", asked)).contains("--format");
    }
}
