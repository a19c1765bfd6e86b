package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.app.command.Lab;

import java.nio.file.Files;
import java.nio.file.Path;

/** Sessions that were saved, opened by the program. */
class ReplaySubcommandTest {
    @TempDir
    Path place;

    private String saved(String lines) {
        String file = place.resolve("a.raftarium").toString();
        try (Lab lab = Lab.settled()) {
            lab.ok(lines + "; save '" + file + "'");
        }
        return file;
    }

    @Test
    void whatIsInASessionIsToldAndThatItIsTheSame() {
        String file = saved("bookmark split; crash n1; run 1s; rewind 500ms; crash n2; run 1s;"
                + " rewind 200ms");
        Outcome told = Outcome.of("replay", "--headless", file);
        assertThat(told.status()).as(told.all()).isZero();
        assertThat(told.out())
                .contains(
                        "5 nodes, seed 1", "branch 2  crash n2: from ", "bookmark split: branch 1")
                .containsPattern(
                        "at branch 2, \\d+\\.\\d{3} s \\(action \\d+\\), digest [0-9a-f]{16}");
        JsonObject json = JsonParser.parseString(
                        Outcome.of("replay", "--headless", "--format", "json", file)
                                .out())
                .getAsJsonObject();
        assertThat(json.get("branches").getAsJsonArray()).hasSize(2);
        assertThat(told.out()).contains("digest " + json.get("digest").getAsString());
        assertThat(json.get("violation").isJsonNull()).isTrue();
    }

    @Test
    void aSharedLineOpensToo() {
        try (Lab lab = Lab.settled()) {
            lab.ok("crash n1; run 1s");
            Outcome told = Outcome.of("replay", "--headless", lab.ok("share"));
            assertThat(told.status()).as(told.all()).isZero();
            assertThat(told.out()).contains(lab.digest());
        }
    }

    @Test
    void whatIsNoSessionOrComesToSomethingElseIsRefusedInALine() throws Exception {
        String file = saved("crash n1; run 1s");
        String text = Files.readString(Path.of(file));
        for (String other : new String[] {
            text.replace("crash n1", "crash n2"),
            text.substring(0, text.length() - 20),
            "put x 1\n",
            ""
        }) {
            Files.writeString(Path.of(file), other);
            Outcome refused = Outcome.of("replay", "--headless", file);
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err().lines()).hasSize(1);
            assertThat(refused.err()).startsWith("raftarium: " + file + ": ");
        }
        assertThat(Outcome.of("replay").err()).contains("FILE or --last expected");
        assertThat(Outcome.of("replay", "--last", "9").err()).contains("isn't from 1 to 5");
    }

    @Test
    void theSessionOfAScriptThatIsNotAllRightIsKeptWhereThatShowed() throws Exception {
        Path script = Files.writeString(
                place.resolve("fails.raft"),
                "new --seed 4\nuntil leader\nrun 1s\nexpect no leader\nrun 5s\n");
        Path fine = Files.writeString(place.resolve("fine.raft"), "until leader\n");
        Path kept = place.resolve("kept");
        Outcome outcome = Outcome.of(
                "run",
                script.toString(),
                fine.toString(),
                "--keep",
                kept.toString(),
                "--data",
                "memory");
        assertThat(outcome.status()).isEqualTo(1);
        Path session = kept.resolve("fails.raftarium");
        assertThat(outcome.err()).contains("raftarium replay " + session);
        try (var files = Files.list(kept)) {
            assertThat(files).containsExactly(session);
        }
        assertThat(Outcome.of("replay", "--headless", session.toString()).out())
                .containsPattern("at branch 1, 1\\.\\d{3} s ");
    }

    /** The check goes on with the run, so the moment is that of the answer, not the end. */
    @Test
    void whatIsNotLinearizableIsKeptAtTheAnswerThatCannotBeExplained() throws Exception {
        Path script = Files.writeString(place.resolve("stale.raft"), """
            new --nodes 3 --seed 4 --without read-confirms
            load --clients 23 --rate 35; run 300ms; isolate leader; run 5s
            """);
        Path kept = place.resolve("stale");
        assertThat(Outcome.of("run", script.toString(), "--keep", kept.toString())
                        .status())
                .isEqualTo(1);
        String session = kept.resolve("stale.raftarium").toString();
        Outcome seen = Outcome.withInput(
                "trace --last 1\nhistory\n", "replay", session, "--plain", "--no-config");
        assertThat(seen.out()).contains("0.658870  c").containsPattern("c\\d+  get k\\d -> ");
        Path history = place.resolve("stale.jsonl");
        assertThat(Outcome.of("export", "history", session, "-o", history.toString())
                        .status())
                .isZero();
        assertThat(Outcome.of("check", history.toString()).out()).startsWith("not linearizable");
    }

    /** A local read promises nothing, and stops nothing: one goes back to it. */
    @Test
    void inTheSessionOfAHistoryOneGoesBackToTheAnswer() {
        String file = saved("new --nodes 3 --seed 4; until leader; put x 1; run 300ms; isolate n3;"
                + " put x 2; run 1s; get x --read local --to n3; run 1s; put x 3");
        Outcome seen = Outcome.withInput(
                "when not linearizable\ntrace --last 1\n",
                "replay",
                file,
                "--plain",
                "--no-config");
        assertThat(seen.out()).containsPattern("1\\.526533  c1  get x --to n3 -> 1");
    }

    /** The clock stands: what is asked is answered of where it was saved. */
    @Test
    void playShowsASessionWhereItWasSaved() {
        String file = saved("crash n1; run 1s; rewind 300ms");
        String told = Outcome.of("replay", "--headless", file).out();
        String digest = told.substring(told.lastIndexOf("digest ") + 7).strip();
        for (String command : new String[] {"play", "replay"}) {
            Outcome seen = Outcome.withInput("digest\n", command, file, "--plain", "--no-config");
            assertThat(seen.status()).as(seen.all()).isZero();
            assertThat(seen.out()).contains(digest);
        }
    }
}
