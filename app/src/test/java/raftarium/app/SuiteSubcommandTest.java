package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.check.mit.Mit;
import raftarium.check.mit.MitResult;
import raftarium.check.mit.MitScenario;
import raftarium.data.Digest;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.words.Quantities;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class SuiteSubcommandTest {
    @Test
    void withoutANameItListsTheSuitesAndWithOneItsScenarios() {
        Outcome suites = Outcome.of("suite");
        assertThat(suites.status()).isZero();
        assertThat(suites.out()).startsWith("mit  ").hasLineCount(1);
        Outcome scenarios = Outcome.of("suite", "mit", "--list");
        assertThat(scenarios.out().lines()).hasSize(28);
        assertThat(scenarios.out())
                .startsWith("InitialElection3A ")
                .contains("SnapshotInit3D               3 nodes: all crash twice");
    }

    @Test
    void aTableHasARowForEachScenarioAndTheirSum() {
        Outcome outcome = Outcome.of("suite", "mit", "Count3B", "InitialElection3A");
        assertThat(outcome.status()).isZero();
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("scenario").endsWith("commands");
        assertThat(lines.get(1)).matches("Count3B +ok +\\d+\\.\\d{3} s +\\d+ ms( +\\d+){3}");
        assertThat(lines.get(2)).startsWith("InitialElection3A ");
        assertThat(lines.get(3)).startsWith("ok  2 of 2 within their bounds  ");
    }

    @Test
    void aRowForSeveralSeedsHasMediansAndTheLargest() {
        Outcome outcome = Outcome.of("suite", "mit", "Persist13C", "--seeds", "3..7");
        assertThat(outcome.out().lines().toList().get(1))
                .matches("Persist13C +5/5 +\\d+\\.\\d{3}  \\d+\\.\\d{3}( +\\d+  \\d+){3} +6  6");
        assertThat(outcome.out()).contains("ok  5 of 5 ").contains("seeds 3..7");
    }

    @Test
    void whatFailsIsSaidWithTheSeedAndTheStatusIsOne() {
        Outcome outcome = Outcome.of(
                "suite",
                "mit",
                "FollowerFailure3B",
                "--seeds",
                "1..2",
                "--without",
                "commit-majority");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("FollowerFailure3B            0/2")
                .contains("FAILED expected no node to apply command 4, got 1 that did")
                .contains(", seed 1\n")
                .contains(", seed 2\n")
                .contains("FAILED  0 of 2 within their bounds")
                .contains("modified Raft (without commit-majority)");
    }

    /** Open it, and it stands where the expectation failed, with the same digest on any way. */
    @Test
    void aSessionIsKeptOfWhatFails(@TempDir Path place) throws IOException {
        String[] line = {
            "suite",
            "mit",
            "FollowerFailure3B",
            "InitialElection3A",
            "--seeds",
            "2..2",
            "--without",
            "commit-majority"
        };
        assertThat(Outcome.of(line).err())
                .isEqualTo("raftarium: to look at what failed, keep its session: raftarium "
                        + String.join(" ", line) + " --keep kept\n");
        List<String> keeping = new ArrayList<>(List.of(line));
        keeping.addAll(List.of("--keep", place.resolve("a").toString()));
        Outcome outcome = Outcome.of(keeping.toArray(String[]::new));
        Path session = place.resolve("a").resolve("FollowerFailure3B-seed-2.raftarium");
        assertThat(outcome.err())
                .isEqualTo("raftarium: FollowerFailure3B (seed 2): raftarium replay " + session
                        + "\n");
        try (Stream<Path> files = Files.list(place.resolve("a"))) {
            assertThat(files).containsExactly(session);
        }
        Rules rules = Rules.without(List.of(Rule.COMMIT_MAJORITY));
        MitResult result = Mit.run(MitScenario.FOLLOWER_FAILURE, 2, Mit.CONFIG.withRules(rules));
        assertThat(outcome.out()).contains(result.failure());
        assertThat(Files.readString(session)).contains("note \"" + result.failure() + "\"");
        assertThat(Outcome.of("replay", "--headless", session.toString()).out())
                .contains("at branch 1, " + Quantities.seconds(result.virtualNanos()) + " (action "
                        + result.events() + "), the end, digest " + Digest.text(result.digest()));
    }

    @Test
    void jsonHasAnObjectForEachRunAndASummary() {
        Outcome outcome = Outcome.of(
                "suite",
                "mit",
                "RPCBytes3B",
                "Backup3B",
                "--seeds",
                "1..2",
                "--format",
                "json",
                "--without",
                "fast-backup");
        List<JsonObject> runs = outcome.objects("scenario");
        assertThat(runs).hasSize(4);
        JsonObject first = runs.get(0);
        assertThat(first.keySet())
                .containsExactly(
                        "type",
                        "name",
                        "seed",
                        "ok",
                        "virtual_ns",
                        "wall_ms",
                        "rpcs",
                        "bytes",
                        "commands");
        assertThat(first.get("name").getAsString()).isEqualTo("RPCBytes3B");
        assertThat(first.get("commands").getAsLong()).isEqualTo(11);
        assertThat(first.get("bytes").getAsLong()).isBetween(100_000L, 200_000L);
        assertThat(runs.get(3).get("failure").getAsString()).endsWith("seed 2");
        JsonObject summary = outcome.summary();
        assertThat(summary.get("type").getAsString()).isEqualTo("summary");
        assertThat(summary.get("passed").getAsInt()).isEqualTo(2);
        assertThat(summary.get("failed").getAsInt()).isEqualTo(2);
        assertThat(summary.get("rules").getAsString()).contains("fast-backup");
    }

    @Test
    void theNumberOfJobsChangesNothing() {
        List<String> alone = figures("1");
        assertThat(alone).hasSize(9);
        assertThat(figures("3")).isEqualTo(alone);
    }

    private static List<String> figures(String jobs) {
        Outcome outcome = Outcome.of(
                "suite",
                "mit",
                "FailAgree3B",
                "UnreliableAgree3C",
                "--seeds",
                "1..4",
                "--jobs",
                jobs,
                "--format",
                "json");
        return outcome.objects().stream()
                .peek(object -> object.remove("wall_ms"))
                .map(JsonObject::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mti| there is no suite 'mti'; did you mean 'mit'?",
                "mit Figure83| there is no scenario 'Figure83' in mit; did you mean 'Figure83C'?",
                "mit count3b| did you mean 'Count3B'?",
                "mit --jobs 0| --jobs is from 1 to 256: 0",
                "mit --seeds 5..1| runs backwards",
                "mit --seeds 1..2000000| at most 1000000 seeds",
                "mit --without one-vot| did you mean 'one-vote'?",
                "mit --sedes 1| did you mean '--seeds'?",
            })
    void mistakesAreSaidInOneLineAndTheStatusIsTwo(String line, String said) {
        Outcome outcome = Outcome.of(("suite " + line).split(" "));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).hasLineCount(1).contains(said);
    }

    @Test
    void theMitSuiteHasItsTwentyEightScenarios() {
        assertThat(MitScenario.values()).hasSize(28);
    }
}
