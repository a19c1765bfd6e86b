package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What clients asked, as it is shown and exported, and whether it is linearizable. */
class HistoryCommandsTest {
    private final Lab lab = Lab.settled(3);

    @TempDir
    Path directory;

    @AfterEach
    void leave() {
        lab.close();
    }

    @Test
    void historyShowsWhatWasAskedAndWhatBecameOfIt() {
        lab.ok("put x 1; get x; get y --read local; put x 2 --to n1,n2,n3 except leader"
                .replace("n1,n2,n3 except leader", "n" + (lab.leader() % 3 + 1)));
        lab.ok("isolate leader; put x 3 --to stale-leader --no-wait".replace("stale-", ""));
        String shown = lab.ok("history");
        assertThat(shown.lines())
                .hasSize(5)
                .anyMatch(line -> line.endsWith("c1  put x 1 -> ok"))
                .anyMatch(line -> line.endsWith("c1  get x --read index -> 1"))
                .anyMatch(line -> line.endsWith("c1  get y --read local -> none"))
                .anyMatch(line -> line.endsWith("c1  put x 2 -> failed"))
                .anyMatch(line -> line.endsWith("c2  put x 3 -> pending"));
        assertThat(lab.ok("history --last 1").lines()).hasSize(1);
        JsonObject last = lab.type("history").data().getAsJsonArray().get(4).getAsJsonObject();
        assertThat(last.get("outcome").getAsString()).isEqualTo("unknown");
        assertThat(last.get("return_ns").isJsonNull()).isTrue();
        assertThat(lab.mistaken("history --last 0")).contains("1 or more");
    }

    @Test
    void lookingAtTheHistoryChangesNothing() {
        lab.ok("put x 1");
        String before = lab.digest();
        int recorded = lab.recorded().size();
        lab.ok("history; export history '" + directory.resolve("h.jsonl") + "'");
        assertThat(lab.digest()).isEqualTo(before);
        assertThat(lab.recorded()).hasSize(recorded);
    }

    @Test
    void anExportSaysHowManyOperationsAndWhyItCanNot() {
        lab.ok("put x 1");
        Path file = directory.resolve("h.jsonl");
        assertThat(lab.ok("export history '" + file + "'")).isEqualTo(file + ": 1 operation");
        assertThat(lab.mistaken("export history '" + directory + "'")).contains("can't write");
        assertThat(lab.mistaken("export gif x.gif")).contains("unknown format 'gif'");
        assertThat(lab.ok("help export"))
                .contains("FORMAT history:", "FORMAT json:")
                .contains("Example:");
        assertThat(lab.ok("help history")).contains("Example:");
    }

    @Test
    void aLocalReadOfThePastIsNoViolationButNotLinearizable() {
        lab.ok("put x 1");
        lab.holds("linearizable");
        int follower = lab.leader() % 3 + 1;
        lab.ok("run 1s; isolate n" + follower + "; put x 2; get x --read local --to n" + follower);
        lab.holds("result = 1 and no violation and not linearizable");
        assertThat(lab.fails("expect linearizable"))
                .contains("c1's get answered 1, not 2", "|-put x 2-|");
    }

    @Test
    void aStaleReadStopsTheClockAndIsDrawn() {
        lab.ok("rule read-confirms off; put x 1");
        int old = lab.leader();
        lab.ok("isolate n" + old + "; until leader and stale-leader term >= 1; put x 2");
        lab.ok("get x --to n" + old);
        lab.ok("expect violation linearizability");
        assertThat(lab.ok("status")).contains("c1's get answered 1, not 2", "|-put x 2-|");
    }
}
