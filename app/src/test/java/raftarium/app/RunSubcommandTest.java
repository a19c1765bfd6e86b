package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class RunSubcommandTest {
    private static final String VIOLATION =
            "new --seed 1; until leader; run 200ms; rule one-vote off; timeout followers; run 1s\n";

    @TempDir
    Path place;

    private String file(String name, String text) {
        try {
            Path file = place.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return file.toString();
        } catch (IOException trouble) {
            throw new AssertionError(trouble);
        }
    }

    @Test
    void theStatusIsZeroIfAllHeldOneIfNotAndTwoAfterAMistake() {
        String good = file("good.raft", "until leader; expect leader");
        String bad = file("bad.raft", "expect leader");
        String wrong = file("wrong.raft", "crash n9");
        String typo = file("typo.raft", "crsh n1");
        assertThat(Outcome.of("run", good).status()).isZero();
        assertThat(Outcome.of("run", bad).status()).isEqualTo(1);
        assertThat(Outcome.of("run", wrong).status()).isEqualTo(2);
        assertThat(Outcome.of("run", typo).status()).isEqualTo(2);
        assertThat(Outcome.of("run", good, bad).status()).isEqualTo(1);
        assertThat(Outcome.of("run", bad, wrong, good).status()).isEqualTo(2);
        assertThat(Outcome.of("run", wrong, bad).status()).isEqualTo(2);
        assertThat(Outcome.of("run", file("until.raft", "until no leader and leader within 1s"))
                        .status())
                .isEqualTo(1);
    }

    @Test
    void aViolationCountsUnlessItIsExpected() {
        Outcome outcome =
                Outcome.of("run", file("v.raft", VIOLATION + "expect no leader within 1s"));
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("election-safety is broken");
        assertThat(Outcome.of("run", file("v1.raft", VIOLATION)).status()).isEqualTo(1);
        assertThat(Outcome.of(
                                "run",
                                file("v2.raft", VIOLATION + "expect violation election-safety"))
                        .status())
                .isZero();
        assertThat(Outcome.of("run", file("v3.raft", VIOLATION + "new; until leader"))
                        .status())
                .isEqualTo(1);
        assertThat(Outcome.of(
                                "run",
                                file("v4.raft", VIOLATION + "expect violation; new; until leader"))
                        .status())
                .isZero();
    }

    @Test
    void aFailureNamesFileLineAndColumnAndHowThingsStand() {
        String script = file(
                "f.raft", "until leader\n  put x 1; expect value x on leader = 2\nnote goes on");
        Outcome outcome = Outcome.of("run", script, "--seed", "5");
        assertThat(outcome.out())
                .contains(script
                        + ", line 2, column 12: expect value x on leader = 2: doesn't hold at ")
                .contains("has 1")
                .contains("seed 5")
                .contains("goes on")
                .contains("1 passed, 1 failed");
        assertThat(outcome.err())
                .startsWith("raftarium: to look at what failed, keep its session: raftarium run ")
                .endsWith("f.raft --seed 5 --keep kept\n")
                .hasLineCount(1);
    }

    @Test
    void allMistakesOfAScriptAreListedBeforeAnythingRuns() {
        String script = file("m.raft", "note ran\ncrsh n1\n\n expect leadr\nrun 5");
        Outcome outcome = Outcome.of("run", script);
        assertThat(outcome.out())
                .contains(script + ", line 2, column 1: ")
                .contains("did you mean 'crash'?")
                .contains(script + ", line 4, column 9: ")
                .contains("did you mean 'leader'?")
                .contains(script + ", line 5, column 5: ")
                .contains("mistakes: 3")
                .doesNotContain("ran\n");
    }

    @Test
    void aMistakeAtRunTimeEndsItsFileAndNoOther() {
        String one = file("one.raft", "note first\nif no leader\n  crash n9\nend\nnote never");
        String two = file("two.raft", "note second");
        Outcome outcome = Outcome.of("run", one, two);
        assertThat(outcome.out())
                .contains("first")
                .contains(one + ", line 3, column 3: there is no n9")
                .doesNotContain("never")
                .contains("second");
    }

    @Test
    void failFastEndsAScriptAtItsFirstFailure() {
        String script = file("f.raft", "expect leader\nnote never\nexpect leader");
        assertThat(Outcome.of("run", script, "--fail-fast").out())
                .contains("0 passed, 1 failed")
                .doesNotContain("never");
        assertThat(Outcome.of("run", script).out())
                .contains("0 passed, 2 failed")
                .contains("never");
    }

    @Test
    void directoriesStandForTheirScriptsSorted() {
        file("d/b.raft", "note b");
        file("d/a/z.raft", "note z");
        file("d/c.txt", "frobnicate");
        file("d/a.raft", "note a");
        Outcome outcome = Outcome.of("run", place.resolve("d").toString());
        assertThat(outcome.status()).isZero();
        List<String> notes =
                outcome.out().lines().filter(line -> line.length() == 1).toList();
        assertThat(notes).containsExactlyInAnyOrder("a", "z", "b").isNotEmpty();
        assertThat(notes.indexOf("a")).isLessThan(notes.indexOf("b"));
        assertThat(Outcome.of("run", place.resolve("d").toString())
                        .out()
                        .lines()
                        .filter(line -> line.length() == 1)
                        .toList())
                .isEqualTo(notes);
        assertThat(outcome.out()).contains("3 scripts");
    }

    @Test
    void aDashIsStandardInputAndItsDigestThatOfTheFile() {
        String text = "new --seed 3\nuntil leader\nput x 1\n";
        Outcome piped = Outcome.withInput(text, "run", "-", "--format", "json");
        Outcome read = Outcome.of("run", file("f.raft", text), "--format", "json");
        assertThat(piped.status()).isZero();
        assertThat(piped.summary().get("digest")).isEqualTo(read.summary().get("digest"));
        assertThat(Outcome.withInput("crsh", "run", "-").out())
                .contains("standard input, line 1, column 1: ");
    }

    @Test
    void whatCannotBeReadIsAMistake() throws IOException {
        assertThat(mistake("run", place.resolve("none.raft").toString()))
                .contains("there is no file");
        Path binary = place.resolve("binary.raft");
        Files.write(binary, new byte[] {'n', 'o', (byte) 0xff, (byte) 0xfe});
        assertThat(mistake("run", binary.toString())).contains("binary.raft is no text in UTF-8");
        assertThat(mistake("run", Files.createDirectory(place.resolve("empty")).toString()))
                .contains("holds no *.raft");
        assertThat(mistake("run", "a\0b")).contains("there can be no file");
    }

    @Test
    void aMarkBeforeTheFirstLetterIsNoPartOfIt() {
        assertThat(Outcome.of("run", file("bom.raft", "\uFEFFnew --seed 1\r\nuntil leader\r\n"))
                        .status())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "run; FILE",
                "run --fail-fats x; did you mean '--fail-fast'?",
                "run x --nodes 0; --nodes: '0' isn't from 1 to 101",
                "run x --nodes; --nodes",
                "run x --seed one; --seed",
                "run x --seeds 3..1; backwards",
                "run x --seeds 1..99999999; at most",
                "run x --format xml; --format",
                "run x --net wlan; did you mean 'lan'?",
                "run x --without one-vot; did you mean 'one-vote'?",
                "run x --election 5; is no time",
                "rnu x; did you mean 'run'?",
                "--colour; did you mean '--color'?",
                "run x --color sometimes; --color",
            })
    void aMistakeInTheCommandLineIsALineWithAHint(String line, String said) {
        assertThat(mistake(line.replace("x", file("x.raft", "run 1ms")).split(" ")))
                .contains(said);
    }

    private static String mistake(String... args) {
        Outcome outcome = Outcome.of(args);
        assertThat(outcome.status()).as(outcome.all()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("raftarium: ").hasLineCount(1);
        return outcome.err();
    }

    @Test
    void optionsStandBeforeOrBehindTheFiles() {
        String script = file("f.raft", "until leader");
        String digest = Outcome.of("run", script, "--seed", "4", "--nodes", "3")
                .out()
                .replaceAll(".*digest ", "");
        assertThat(Outcome.of("run", "--nodes=3", "--seed=4", script).out())
                .contains(digest.strip());
        assertThat(Outcome.of("run", "--seed", "4", script, "--nodes", "3", "--debug")
                        .out())
                .contains(digest.strip());
        assertThat(Outcome.of("run", script, "--seed", "5", "--nodes", "3").out())
                .doesNotContain(digest.strip());
    }

    @Test
    void whatNewSaysWinsOverTheCommandLine() {
        String script = file("f.raft", "new --nodes 3\nstatus");
        JsonObject status = Outcome.of(
                        "run", script, "--nodes", "7", "--seed", "9", "--format", "json")
                .objects("command")
                .get(1)
                .get("data")
                .getAsJsonObject();
        assertThat(status.get("nodes").getAsJsonArray()).hasSize(3);
        assertThat(status.get("seed").getAsLong()).isEqualTo(9);
    }

    @Test
    void everyScriptIsRunWithEverySeedWhateverItSays() {
        String script = file("f.raft", "new --seed 77\nuntil leader");
        List<JsonObject> runs = Outcome.of(
                        "run", script, script, "--seeds", "3..5", "--format", "json")
                .objects("script");
        assertThat(runs)
                .extracting(run -> run.get("seed").getAsLong())
                .containsExactly(3L, 4L, 5L, 3L, 4L, 5L);
        assertThat(runs.stream().map(run -> run.get("digest").getAsString()).distinct())
                .hasSize(3);
        assertThat(Outcome.of("run", script, "--seeds", Long.MAX_VALUE + "").status())
                .isZero();
    }

    @Test
    void helpAndVersionAreThere() {
        assertThat(Outcome.of("--help").out()).contains("run", "repl", "play");
        assertThat(Outcome.of("run", "-h").out()).contains("--seeds", "--fail-fast");
        assertThat(Outcome.of("--version").out()).startsWith("raftarium ");
        assertThat(Outcome.of("--help").status()).isZero();
    }

    @Test
    void aCorruptDirectoryIsAMistakeAndALockedOneToo() throws IOException {
        Path data = place.resolve("data");
        String script = file("f.raft", "until leader");
        assertThat(Outcome.of("run", script, "--data", data.toString()).status())
                .isZero();
        assertThat(Outcome.of("run", script, "--data", data.toString(), "--nodes", "3")
                        .out())
                .contains("holds a cluster of 5 nodes");
        Files.writeString(data.resolve("cluster"), "nothing of ours");
        Outcome outcome = Outcome.of("run", script, "--data", data.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.all()).contains("cluster");
    }
}
