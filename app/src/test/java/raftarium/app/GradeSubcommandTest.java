package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A challenge is played and handed in, and graded, as on the command line. */
class GradeSubcommandTest {
    @TempDir
    Path place;

    private String played(String file, String id, String... lines) {
        String to = place.resolve(file).toString();
        Outcome outcome = Outcome.withInput(
                String.join("\n", lines) + "\nsave '" + to + "'\n",
                "challenge",
                id,
                "--progress",
                place.resolve(".progress").toString());
        assertThat(outcome.status()).as(outcome.all()).isZero();
        assertThat(outcome.out()).contains(" on 1 branch in");
        return to;
    }

    @Test
    void whatIsPlayedIsGradedByStudents() throws IOException {
        played("ann-crown.raftarium", "crown", "timeout n2", "run 1s", "again", "timeout n3");
        Files.createDirectory(place.resolve("bob"));
        played("bob/one.raftarium", "comeback", "isolate n5", "run 9s", "heal", "run 3s");
        Files.writeString(place.resolve("bob/two.txt"), "my session\n");
        Outcome told = Outcome.of("grade", place.toString());
        assertThat(told.status()).as(told.all()).isZero();
        assertThat(told.out().lines())
                .containsExactly(
                        "ann  10 of 10",
                        "  10  crown          1 command, par 1 (ann-crown.raftarium)",
                        "bob  10 of 20",
                        "  10  comeback       2 commands, par 2 (bob/one.raftarium)",
                        "   0  ?              it is no session, and no shared line (bob/two.txt)");
        Outcome set = Outcome.of(
                "grade",
                place.toString(),
                "--format",
                "csv",
                "--challenge",
                "crown",
                "--challenge",
                "comeback");
        assertThat(set.out().lines())
                .containsExactly(
                        "student,points,of,crown,comeback,remarks",
                        "ann,10,20,10,,",
                        "bob,10,20,,10," + "\"bob/two.txt: it is no session, and no shared line\"");
    }

    @Test
    void jsonNamesEachFile() {
        played("ann-crown.raftarium", "crown", "timeout n2", "run 1s");
        JsonObject told = JsonParser.parseString(
                        Outcome.of("grade", place.toString(), "--format", "json")
                                .out())
                .getAsJsonObject();
        JsonObject student = told.getAsJsonArray("students").get(0).getAsJsonObject();
        assertThat(student.get("student").getAsString()).isEqualTo("ann");
        assertThat(student.get("points").getAsInt()).isZero();
        JsonObject file = student.getAsJsonArray("files").get(0).getAsJsonObject();
        assertThat(file.get("challenge").getAsString()).isEqualTo("crown");
        assertThat(file.get("why").getAsString()).startsWith("the goal isn't reached: n3 is");
    }

    @Test
    void gradescopeTakesTheResultsOfOneStudent() throws IOException {
        played("crown.raftarium", "crown", "timeout n3");
        Files.writeString(place.resolve("other-file"), "nothing");
        JsonObject results = JsonParser.parseString(
                        Outcome.of("grade", place.toString(), "--format", "gradescope")
                                .out())
                .getAsJsonObject();
        assertThat(results.keySet())
                .isSubsetOf(Set.of(
                        "score", "execution_time", "output", "visibility", "tests", "leaderboard"));
        double sum = 0;
        for (JsonElement one : results.getAsJsonArray("tests")) {
            JsonObject test = one.getAsJsonObject();
            assertThat(test.keySet())
                    .isEqualTo(Set.of(
                            "name",
                            "score",
                            "max_score",
                            "number",
                            "output",
                            "visibility",
                            "tags"));
            assertThat(test.get("visibility").getAsString()).isEqualTo("visible");
            assertThat(test.get("score").getAsDouble())
                    .isBetween(0.0, test.get("max_score").getAsDouble());
            sum += test.get("score").getAsDouble();
        }
        assertThat(results.getAsJsonArray("tests")).hasSize(2);
        assertThat(results.get("score").getAsDouble()).isEqualTo(sum).isEqualTo(10);
    }

    @Test
    void mistakesAreOneLine() {
        for (List<String> args : List.of(
                List.of("grade"),
                List.of("grade", place.toString()),
                List.of("grade", place.resolve("nowhere").toString()),
                List.of("grade", place.toString(), "--challenge", "crwon"),
                List.of("grade", place.toString(), "--challenge", "too-early"),
                List.of("grade", place.toString(), "--limit", "0"),
                List.of("challenge", "too-early"),
                List.of("challenge", "nothing"))) {
            Outcome refused = Outcome.of(args.toArray(String[]::new));
            assertThat(refused.status()).as(args + refused.all()).isEqualTo(2);
            assertThat(refused.err()).as(args.toString()).startsWith("raftarium: ");
            assertThat(refused.err().lines()).as(args.toString()).hasSizeLessThanOrEqualTo(2);
        }
        assertThat(Outcome.of("grade", place.toString(), "--challenge", "crwon").err())
                .contains("did you mean 'crown'?");
    }

    @Test
    void challengesAreListedAndChecked() {
        assertThat(Outcome.of("challenge").out())
                .startsWith("Challenges (raftarium challenge ID):")
                .contains("crown ")
                .doesNotContain("too-early  ");
        Outcome checked = Outcome.of("challenge", "crown", "--check");
        assertThat(checked.status()).as(checked.all()).isZero();
        assertThat(checked.out()).startsWith("ok  challenges/01-crown");
    }
}
