package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import raftarium.app.batch.ProgressLine;
import raftarium.app.command.LineOrigin;
import raftarium.app.script.Batch;
import raftarium.app.script.ScriptRun;
import raftarium.app.script.ScriptRunner;
import raftarium.app.script.ScriptSource;
import raftarium.app.script.Summary;
import raftarium.app.script.TextReport;
import raftarium.app.session.DataChoice;
import raftarium.app.session.SessionOptions;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The scenarios of scripts/: each holds, says what it shows, and is found in scripts/README.md. */
class ScenariosTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final SessionOptions IN_MEMORY =
            SessionOptions.DEFAULT.withData(new DataChoice.Memory());

    /** How many seeds each is run with besides its own; -Dscenario.seeds=1000 for more. */
    private static final long SEEDS = Long.getLong("scenario.seeds", 1);

    private static List<ScriptSource> scenarios() throws Exception {
        return ScriptSource.read(
                List.of(ROOT.resolve("scripts").toString()), InputStream.nullInputStream());
    }

    @TestFactory
    Stream<DynamicTest> eachHoldsWithItsOwnSeedAndWithOthers() throws Exception {
        return scenarios().stream()
                .map(source -> DynamicTest.dynamicTest(source.stem(), () -> holds(source)));
    }

    private static void holds(ScriptSource source) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Summary summary = run(
                LongStream.rangeClosed(0, SEEDS)
                        .mapToObj(seed -> new ScriptRun(source, IN_MEMORY, seed == 0 ? null : seed))
                        .toList(),
                told);
        assertThat(summary.exitStatus())
                .as(told.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(summary.passed()).isGreaterThan(5);
    }

    private static Summary run(List<ScriptRun> runs, ByteArrayOutputStream told) {
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        return new Batch(
                        new ScriptRunner(false),
                        new TextReport(false),
                        out,
                        new ProgressLine(System.err, false))
                .run(runs.iterator(), runs.size(), Runtime.getRuntime().availableProcessors());
    }

    @Test
    void eachBeginsWithACommentThatSaysWhatItShows() throws Exception {
        for (ScriptSource source : scenarios()) {
            assertThat(source.text()).as(source.name()).startsWith("# ").contains("\nexpect ");
            assertThat(source.text()
                            .lines()
                            .filter(line -> line.startsWith("# "))
                            .count())
                    .as("lines of the header of " + source.name())
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void theReadmeListsThemAll() throws Exception {
        String readme = Files.readString(ROOT.resolve("scripts/README.md"));
        for (ScriptSource source : scenarios()) {
            assertThat(readme).contains("(" + source.stem() + ".raft)");
        }
    }

    @Test
    void aScenarioWhoseExpectationDoesNotHoldFails() {
        ScriptSource source = new ScriptSource(
                "broken",
                "broken",
                "new --seed 1\nuntil leader\nexpect no leader",
                LineOrigin.TYPED);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        assertThat(run(List.of(new ScriptRun(source, IN_MEMORY, null)), told).exitStatus())
                .isEqualTo(1);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("broken, line 3, column 1: expect no leader: doesn't hold");
    }
}
