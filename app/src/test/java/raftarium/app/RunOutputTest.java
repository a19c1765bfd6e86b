package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.data.Digest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** --format json, as commands.md has it. */
class RunOutputTest {
    private static final String SCRIPT = """
            new --seed 1 --nodes 3
            until leader; put x 1
            repeat 2
              get x
            end
            expect result = 2
            expect result = 1; status; log; rules; messages; trace; digest
            note done
            rule one-vote off; run 200ms; timeout followers; run 1s
            expect violation election-safety
            """;

    @TempDir
    Path place;

    @Test
    void eachCommandIsAnObjectWithItsPlaceTimeAndAnswer() {
        Outcome outcome = Outcome.withInput(SCRIPT, "run", "-", "--format", "json");
        assertThat(outcome.status()).isEqualTo(1);
        List<JsonObject> commands = outcome.objects("command");
        assertThat(commands).hasSize(19);
        long before = 0;
        for (JsonObject command : commands) {
            assertThat(command.keySet())
                    .startsWith("type", "file", "line", "at_ns", "command", "ok", "output", "data")
                    .hasSize(command.get("ok").getAsBoolean() ? 8 : 9);
            assertThat(command.get("file").getAsString()).isEqualTo("standard input");
            assertThat(command.get("at_ns").getAsLong()).isGreaterThanOrEqualTo(before);
            before = command.get("at_ns").getAsLong();
        }
        assertThat(commands)
                .filteredOn(command -> !command.get("ok").getAsBoolean())
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.get("command").getAsString()).isEqualTo("expect result = 2");
                    assertThat(failed.get("line").getAsInt()).isEqualTo(6);
                    assertThat(failed.get("output").getAsString())
                            .contains("'get x' was ok, result 1");
                });
        for (String name : List.of(
                "status", "log", "rules", "messages", "trace", "digest", "put x 1", "get x")) {
            assertThat(commands)
                    .filteredOn(command -> command.get("command").getAsString().equals(name))
                    .isNotEmpty()
                    .allSatisfy(command -> assertThat(command.get("data").isJsonNull())
                            .as(name)
                            .isFalse());
        }
    }

    @Test
    void aViolationIsAnObjectAndToldOnce() {
        Outcome outcome = Outcome.withInput(SCRIPT, "run", "-", "--format", "json");
        assertThat(outcome.objects("violation")).singleElement().satisfies(violation -> {
            assertThat(violation.keySet()).contains("type", "property", "at_ns", "detail");
            assertThat(violation.get("property").getAsString()).isEqualTo("election-safety");
            assertThat(violation.get("detail").getAsString()).isNotBlank();
        });
    }

    @Test
    void theLastObjectIsTheSummary() {
        JsonObject summary =
                Outcome.withInput(SCRIPT, "run", "-", "--format", "json").summary();
        assertThat(summary.keySet())
                .containsExactlyInAnyOrderElementsOf(Set.of(
                        "type",
                        "passed",
                        "failed",
                        "virtual_ns",
                        "wall_ms",
                        "events",
                        "seed",
                        "digest"));
        assertThat(summary.get("type").getAsString()).isEqualTo("summary");
        assertThat(summary.get("passed").getAsInt()).isEqualTo(3);
        assertThat(summary.get("failed").getAsInt()).isEqualTo(1);
        assertThat(summary.get("seed").getAsLong()).isEqualTo(1);
        assertThat(summary.get("events").getAsLong()).isPositive();
        assertThat(summary.get("virtual_ns").getAsLong()).isPositive();
    }

    @Test
    void theDigestOfSeveralHashesTheirsInOrder() throws Exception {
        String one = Files.writeString(place.resolve("1.raft"), "new --seed 1; run 1s")
                .toString();
        String two = Files.writeString(place.resolve("2.raft"), "new --seed 2; run 1s")
                .toString();
        Outcome both = Outcome.of("run", one, two, "--format", "json");
        List<String> digests = both.objects("script").stream()
                .map(script -> script.get("digest").getAsString())
                .toList();
        assertThat(digests).hasSize(2).doesNotHaveDuplicates();
        assertThat(both.summary().get("virtual_ns").getAsLong()).isEqualTo(2_000_000_000);
        String all = both.summary().get("digest").getAsString();
        assertThat(all).isNotIn(digests).hasSameSizeAs(Digest.text(0));
        assertThat(Outcome.of("run", one, two, "--format", "json")
                        .summary()
                        .get("digest")
                        .getAsString())
                .isEqualTo(all);
        assertThat(Outcome.of("run", two, one, "--format", "json")
                        .summary()
                        .get("digest")
                        .getAsString())
                .isNotEqualTo(all);
        assertThat(Outcome.of("run", one, "--format", "json")
                        .summary()
                        .get("digest")
                        .getAsString())
                .isEqualTo(digests.get(0));
    }

    @Test
    void textIsPlainWithoutATerminalAndColouredWhereAskedFor() {
        String escape = "\u001b[";
        assertThat(Outcome.withInput("run 1s", "run", "-").out()).doesNotContain(escape);
        assertThat(Outcome.withInput("run 1s", "run", "-", "--color", "always").out())
                .contains(escape);
        assertThat(Outcome.withInput("run 1s", "run", "-", "--color", "never").out())
                .doesNotContain(escape);
    }

    @Test
    void lookingAndNotesDontChangeTheDigest() {
        String with = "new --seed 1; status; run 1s; note a; log; "
                + "trace; status random; crash random; help; run 1s";
        String without = "new --seed 1; run 1s; crash random; run 1s";
        assertThat(Outcome.withInput(with, "run", "-", "--format", "json")
                        .summary()
                        .get("digest"))
                .isEqualTo(Outcome.withInput(without, "run", "-", "--format", "json")
                        .summary()
                        .get("digest"));
    }
}
