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

class CompareSubcommandTest {
    @TempDir
    private Path directory;

    private static JsonObject json(String... args) {
        String[] all = new String[args.length + 3];
        System.arraycopy(args, 0, all, 1, args.length);
        all[0] = "compare";
        all[args.length + 1] = "--format";
        all[args.length + 2] = "json";
        Outcome outcome = Outcome.of(all);
        assertThat(outcome.status()).as(outcome.all()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.objects()).hasSize(1);
        return outcome.summary();
    }

    private static long figure(JsonObject comparison, String run, String name) {
        return comparison
                .getAsJsonObject(run)
                .getAsJsonObject("figures")
                .get(name)
                .getAsLong();
    }

    private static String first(JsonObject comparison, String run) {
        return comparison
                .getAsJsonObject("difference")
                .getAsJsonObject(run)
                .get("text")
                .getAsString();
    }

    @Test
    void withAndWithoutPreVoteItNamesTheFirstDifferenceAndTheElectionsSaved() {
        JsonObject found = json("election/pre-vote", "--with", "", "--with", "--without pre-vote");
        assertThat(found.get("same").getAsBoolean()).isFalse();
        assertThat(first(found, "a")).isEqualTo("0.000000  rule pre-vote is on");
        assertThat(first(found, "b")).isEqualTo("0.000000  rule pre-vote is off: modified Raft");
        JsonObject beyond = found.getAsJsonObject("beyond_setting");
        assertThat(beyond.getAsJsonObject("a").get("text").getAsString())
                .contains("asks whether it would be elected");
        assertThat(beyond.getAsJsonObject("b").get("text").getAsString())
                .contains("stands for election");
        assertThat(figure(found, "b", "elections"))
                .isGreaterThan(figure(found, "a", "elections") + 8);
        Outcome text = Outcome.of(
                "compare", "election/pre-vote", "--with", "", "--with", "--without pre-vote");
        assertThat(text.out())
                .contains("\nThe first difference is event 5:\n")
                .contains("because of a command: rule pre-vote on\n")
                .contains("\nThe first beyond that setting is event ")
                .containsPattern("elections +16 +29\n");
    }

    @Test
    void equalRunsAreTheSameToTheByte() {
        Outcome text = Outcome.of("compare", "election/pre-vote", "election/pre-vote");
        assertThat(text.status()).isZero();
        assertThat(text.out())
                .containsPattern("the same, to the byte: \\d+ events, digest [0-9a-f]{16}\n");
        JsonObject found =
                json("election/leader-crash", "--with", "--seed 3", "--with", "--seed 3");
        assertThat(found.get("same").getAsBoolean()).isTrue();
        assertThat(found.has("difference")).isFalse();
        assertThat(found.getAsJsonObject("a").get("digest"))
                .isEqualTo(found.getAsJsonObject("b").get("digest"));
        assertThat(found.getAsJsonObject("a").get("figures"))
                .isEqualTo(found.getAsJsonObject("b").get("figures"));
    }

    /** Where nobody says a seed, one is drawn, and both have it. */
    @Test
    void bothHaveTheSeedThatIsDrawn() throws IOException {
        Path script = script("one.raft", "until leader; put x 1");
        Path other = script("other.raft", "until leader; put x 1");
        JsonObject found = json(script.toString(), other.toString());
        assertThat(found.get("same").getAsBoolean()).isTrue();
    }

    @Test
    void oneLineMoreIsTheFirstDifference() throws IOException {
        String begin = "new --nodes 3 --seed 1\nuntil leader; run 100ms; put x 1\n";
        Path one = script("one.raft", begin + "put x 2; run 1s");
        Path other = script("other.raft", begin + "crash leader; run 1s; expect leader within 2s");
        JsonObject found = json(one.toString(), other.toString());
        assertThat(first(found, "a")).endsWith("put x 2");
        assertThat(first(found, "b")).endsWith("crashes");
        assertThat(figure(found, "b", "leaderless_ns"))
                .isGreaterThan(figure(found, "a", "leaderless_ns"));
        JsonObject clients =
                found.getAsJsonObject("a").getAsJsonObject("figures").getAsJsonObject("clients");
        assertThat(clients.get("ok").getAsInt()).isEqualTo(2);
        assertThat(clients.get("max_ns").getAsLong())
                .isGreaterThanOrEqualTo(clients.get("median_ns").getAsLong());
    }

    private Path script(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "election/pre-vote | compare needs a second FILE, or --with OPTIONS",
                "election/pre-vote --with --x | --with \"--x\": unexpected '--x'",
                "election/pre-vote --with --nodes=0 | '0' isn't from 1 to 101",
                "election/pre-vote --with --data=x | compare keeps nothing",
                "election/pre-vote --data x --with --seed=1 | --data: compare keeps nothing",
                "election/pre-vote --with ;heal --with --seed=1 | only options of new can stand",
                "election/pre-vote --with a --with b --with c | twice at most, not 3 times",
                "election/pre-vote nowhere | there is no file nowhere",
                "- - | only one of both can be -",
                "a b c | two runs are compared, not 3",
            })
    void aMistakeGetsALine(String line, String said) {
        String[] words = ("compare " + line.strip()).split(" ");
        for (int place = 0; place < words.length; place++) {
            words[place] = words[place].replace('=', ' ');
        }
        Outcome outcome = Outcome.of(words);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).contains(said.strip());
    }

    @Test
    void savedSessionsAreComparedLikeTheScriptsThatMadeThem() throws IOException {
        String begin = "new --nodes 3 --seed 1\nuntil leader; run 100ms; put x 1\n";
        Path saved = directory.resolve("one.raftarium");
        Path one = script("one.raft", begin + "crash leader; run 1s; save " + saved);
        assertThat(Outcome.of("run", one.toString()).status()).isZero();
        Path other = script("other.raft", begin + "crash leader; run 1s");
        assertThat(json(saved.toString(), other.toString()).get("same").getAsBoolean())
                .isTrue();
        Path third = script("third.raft", begin + "pause leader; run 1s");
        JsonObject found = json(saved.toString(), third.toString());
        assertThat(first(found, "a")).endsWith("crashes");
        assertThat(first(found, "b")).endsWith("is paused");
        Outcome refused = Outcome.of("compare", saved.toString(), "--with", "--seed 3");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("--with is for scripts").hasLineCount(1);
    }

    @Test
    void aMistakeInAScriptIsNamed() throws IOException {
        Path wrong = script("wrong.raft", "put x");
        Outcome outcome = Outcome.of("compare", wrong.toString(), "election/pre-vote");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("wrong.raft, line 1").hasLineCount(1);
        Path late = script("late.raft", "new --nodes 3\ncrash n7");
        Outcome atRunTime = Outcome.of("compare", "election/pre-vote", late.toString());
        assertThat(atRunTime.status()).isEqualTo(2);
        assertThat(atRunTime.err()).contains("late.raft, line 2").hasLineCount(1);
    }
}
