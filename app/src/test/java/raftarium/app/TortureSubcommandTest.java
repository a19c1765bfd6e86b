package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.check.torture.Torture;
import raftarium.check.torture.TortureOptions;
import raftarium.check.torture.TrialResult;
import raftarium.data.Digest;
import raftarium.raft.Rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class TortureSubcommandTest {
    private static final long REPLAYED = Long.getLong("raftarium.replay.seeds", 2);

    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path place;

    private static Outcome torture(String line) {
        return Outcome.of(("torture " + line).split(" "));
    }

    /**
     * What it does to a cluster, a script can do: to the event. {@code
     * -Draftarium.replay.seeds=1000} for more.
     */
    @Test
    void theScriptOfASeedDoesTheSameToTheEvent() {
        Torture torture = new Torture(new TortureOptions(0, 12 * SECOND, List.of()));
        for (long seed = 1; seed <= REPLAYED; seed++) {
            isReplayed(torture, seed);
        }
    }

    @Test
    void soDoesTheScriptOfASeedThatBreaksSomething() {
        List<Rule> off = List.of(Rule.UP_TO_DATE_VOTE);
        Torture torture = new Torture(new TortureOptions(3, 12 * SECOND, off));
        for (long seed = 1; seed <= 3; seed++) {
            isReplayed(torture, seed);
        }
    }

    private static void isReplayed(Torture torture, long seed) {
        TrialResult result = torture.result(seed);
        String script = String.join("\n", torture.script(seed));
        Outcome outcome =
                Outcome.withInput(script, "run", "-", "--data", "memory", "--format", "json");
        assertThat(outcome.objects("mistake")).as(script).isEmpty();
        JsonObject summary = outcome.summary();
        assertThat(summary.get("digest").getAsString())
                .as("seed %d:%n%s", seed, script)
                .isEqualTo(Digest.text(result.digest()));
        assertThat(summary.get("events").getAsLong()).isEqualTo(result.events());
        assertThat(outcome.objects("violation").stream()
                        .map(object -> object.get("property").getAsString()))
                .as("seed %d", seed)
                .satisfies(broken -> assertThat(broken.isEmpty()).isEqualTo(result.isOk()));
    }

    @Test
    void aSampleFindsNothingAndSaysSo() {
        Outcome outcome = torture("--seeds 1..4 --for 5s");
        assertThat(outcome.status()).as(outcome.all()).isZero();
        assertThat(outcome.out()).startsWith("ok      4 of 4 seeds").contains("seeds a second");
        assertThat(outcome.err()).as("progress, with no terminal").isEmpty();
    }

    @Test
    void itGivesTheSameResultsHoweverTheWorkIsSpread() {
        List<JsonObject> whole = seeds("--seeds 1..6 --for 5s --jobs 1");
        assertThat(whole).hasSize(6);
        assertThat(seeds("--seeds 1..6 --for 5s --jobs 3")).isEqualTo(whole);
        List<JsonObject> parts = new ArrayList<>();
        parts.addAll(seeds("--seeds 1..6 --for 5s --shard 1/2"));
        parts.addAll(seeds("--seeds 1..6 --for 5s --shard 2/2"));
        assertThat(parts).containsExactlyInAnyOrderElementsOf(whole);
    }

    private static List<JsonObject> seeds(String line) {
        return torture(line + " --format json").objects("seed");
    }

    @Test
    void whatItFindsIsAScriptThatRunReplays() throws IOException {
        String line = "--seeds 1..2 --for 5s --nodes 3 --without step-down --keep " + place;
        Outcome outcome = torture(line);
        assertThat(outcome.status()).as(outcome.all()).isEqualTo(1);
        assertThat(outcome.out()).contains("election-safety is broken at", "shrunk to", "FAILED");
        List<Path> kept;
        try (var files = Files.list(place)) {
            kept = files.sorted().toList();
        }
        assertThat(kept).hasSize(2);
        String session = kept.get(1).toString();
        assertThat(session).isEqualTo(kept.get(0) + "arium");
        assertThat(outcome.out()).contains("raftarium replay " + session);
        Outcome opened = Outcome.of("replay", "--headless", session);
        assertThat(opened.status()).as(opened.all()).isEqualTo(1);
        assertThat(opened.out()).contains("without step-down", "election-safety is broken: ");
        String script = Files.readString(kept.get(0));
        assertThat(script)
                .startsWith("# What is left of seed ")
                .contains("# Found by: raftarium torture --seeds ")
                .contains(" --nodes 3 --for 5000ms --without step-down")
                .endsWith("expect violation election-safety\n");
        Outcome replayed = Outcome.of("run", kept.get(0).toString(), "--data", "memory");
        assertThat(replayed.status()).as(replayed.all()).isZero();
        assertThat(replayed.out()).contains("election-safety is broken");

        Files.writeString(kept.get(0), "mine");
        assertThat(torture(line).out()).contains("is there already and stays as it is");
        assertThat(Files.readString(kept.get(0))).isEqualTo("mine");
    }

    @Test
    void aMachineOfOnesOwnThatForgetsIsFoundAndItsScriptNamesIt() throws IOException {
        String machine = Forgetful.class.getName();
        Outcome outcome =
                torture("--seeds 1..3 --for 10s --machine " + machine + " --keep " + place);
        assertThat(outcome.status()).as(outcome.all()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("state-machine-safety is broken at")
                .contains("snapshot() and restore() leave something out");
        Outcome replayed = Outcome.of("run", place.toString(), "--data", "memory");
        assertThat(replayed.status()).as(replayed.all()).isZero();
        assertThat(replayed.out())
                .contains("state-machine-safety is broken", "leave something out");
        assertThat(Files.readString(place.resolve("torture-1.raft")))
                .contains("# Found by: raftarium torture --seeds 1..1 --machine " + machine)
                .contains("\nnew --nodes ", " --machine " + machine)
                .endsWith("expect violation state-machine-safety\n");
    }

    @Test
    void aMachineThatThrowsIsTheUsersOwnMistake() {
        Outcome outcome = torture("--seeds 1..2 --for 5s --machine " + Thrower.class.getName());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("raftarium: state machine raftarium.app.Thrower threw");
    }

    @Test
    void whatItHuntsForIsAScriptThatShowsIt() throws IOException {
        Outcome outcome = Outcome.of(
                "torture",
                "--seeds",
                "1..200",
                "--for",
                "4s",
                "--nodes",
                "3",
                "--keep",
                place.toString(),
                "--until",
                "split votes >= 1 and term > 2");
        assertThat(outcome.status()).as(outcome.all()).isZero();
        assertThat(outcome.out()).contains(": seen at ", "shrunk to", "seen    split votes >= 1");
        Path kept;
        try (var files = Files.list(place)) {
            kept = files.sorted().findFirst().orElseThrow();
        }
        assertThat(kept.getFileName().toString()).matches("hunt-\\d+.raft");
        assertThat(Outcome.of("replay", "--headless", kept + "arium").status()).isZero();
        assertThat(Files.readString(kept))
                .contains(" --nodes 3 --for 4000ms --until 'split votes >= 1 and term > 2'\n")
                .containsPattern("until split votes >= 1 and term > 2 within \\S+\n$");
        Outcome replayed = Outcome.of("run", kept.toString(), "--data", "memory");
        assertThat(replayed.status()).as(replayed.all()).isZero();
    }

    @Test
    void whatIsNotToBeSeenIsntFound() {
        Outcome outcome = Outcome.of(
                "torture",
                "--seeds",
                "1..3",
                "--for",
                "2s",
                "--format",
                "json",
                "--until",
                "n101 is leader");
        assertThat(outcome.status()).as(outcome.all()).isEqualTo(1);
        assertThat(outcome.summary().get("seen").isJsonNull()).isTrue();
        assertThat(outcome.summary().get("until").getAsString()).isEqualTo("n101 is leader");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "split votes | a comparison expected",
                "ledaer | did you mean 'leader'?",
                "leader and result ok | hangs on what a command was answered",
                "not random 2 is leader | hangs on what a command was answered or draws",
                "leader; no leader | one condition expected",
                "leader within 5s | 'within'"
            })
    void aConditionThatCantBeHuntedForIsAMistake(String condition, String words) {
        Outcome outcome = Outcome.of("torture", "--until", condition);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("raftarium: ").contains(words).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nodes 0 | --nodes is from 1 to 101: 0",
                "--nodes 102 | --nodes is from 1 to 101: 102",
                "--for 999ms | --for takes 1s or more",
                "--jobs 0 | --jobs is from 1 to 256: 0",
                "--shard 3/2 | --shard: there is no part 3 of 2",
                "--shard 1 | --shard takes I/N, such as 1/2: 1",
                "--seeds 1..9999999 | --seeds takes at most 1000000 seeds",
                "--seeds 9..1 | runs backwards",
                "--without one-vot | one-vote",
                "--rules --all | --rules turns rules off itself",
                "--frmat json | --format"
            })
    void aMistakeInUseIsSaidInALine(String line, String words) {
        Outcome outcome = torture(line);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("raftarium: ").contains(words).hasLineCount(1);
        assertThat(outcome.out()).isEmpty();
    }
}
