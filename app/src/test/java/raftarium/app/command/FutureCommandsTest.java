package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.session.Timeline;

import java.nio.file.Path;
import java.util.List;

class FutureCommandsTest {
    private final Lab lab = Lab.settled();

    @TempDir
    private Path place;

    @AfterEach
    void close() {
        lab.close();
    }

    private JsonObject data(String line) {
        Reply reply = lab.type(line);
        assertThat(reply.isOk()).as(reply.output()).isTrue();
        assertThat(reply.data()).isNotNull();
        return reply.data().getAsJsonObject();
    }

    @Test
    void futuresStayWhereTheyAreAndSayTheSameAgain() {
        lab.ok("crash leader");
        String digest = lab.digest();
        String said = lab.ok("futures 40 for 2s n3 is leader");
        assertThat(lab.digest()).isEqualTo(digest);
        assertThat(lab.ok("futures 40 for 2s n3 is leader")).isEqualTo(said);
        assertThat(said)
                .startsWith("40 futures of 2s from 0.404 s\n")
                .containsPattern("n3 is leader held at some moment in \\d+ of 40 \\(as in chance")
                .contains("\nwho led at the end:\n")
                .contains("\nfor how long nobody led:\n  up to ");
        assertThat(lab.session().timeline().branches()).hasSize(1);
    }

    @Test
    void chanceLeadsToTheFutureOfItsNumber() {
        lab.ok("crash leader");
        JsonObject futures = data("futures 5 for 2s n3 is leader");
        assertThat(futures.get("futures").getAsInt()).isEqualTo(5);
        lab.ok("bookmark here");
        for (JsonElement each : futures.getAsJsonArray("each")) {
            JsonObject future = each.getAsJsonObject();
            lab.ok("goto here; chance " + future.get("chance").getAsLong() + "; run 2s");
            lab.holds(future.get("leader").getAsString() + " is leader");
            if (!future.get("held_ns").isJsonNull()) {
                lab.ok("when --first n3 is leader");
                assertThat(lab.nowNanos()).isEqualTo(future.get("held_ns").getAsLong());
            }
        }
        // The first lengthened the branch that it was asked on.
        assertThat(lab.ok("branches")).contains("chance 2:", "chance 5:");
    }

    @Test
    void aConditionThatHoldsAlreadyHeld() {
        JsonObject futures = data("futures 3 for 1s leader");
        assertThat(futures.get("held").getAsInt()).isEqualTo(3);
        assertThat(futures.get("sound").getAsInt()).isEqualTo(3);
        assertThat(data("futures 3 for 1s no leader").get("held").getAsInt()).isZero();
        assertThat(data("futures 3 for 1s").get("held").isJsonNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "futures 0 | '0' isn't from 1 to 10000",
                "futures 10001 | '10001' isn't from 1 to 10000",
                "futures 200 for 1h | 200 of them may be of 500 s",
                "futures 2 n9 is leader | there is no n9: the nodes are n1 to n5",
                "futures | N is missing",
                "fate | nothing that happened on this branch has broken a property",
                "chance -1 | 0 or more expected, not -1",
                "compare 1 2 | there is no branch '2': there is only 1",
            })
    void aMistakeSaysWhatIsWrong(String line, String said) {
        assertThat(lab.mistaken(line.strip())).contains(said.strip());
    }

    /** Two leaders in a term, since one vote is forgotten: fate goes before that. */
    @Test
    void fateOpensAWayOutThatIsReplayedAlike() {
        lab.ok("new --nodes 3 --seed 1 --election 1h..2h --without persist-vote");
        lab.ok("cut n1 n3; timeout n1; until n2 term = 1; crash n2; run 20ms");
        lab.ok("restart n2; timeout n3; run 50ms");
        lab.holds("violation election-safety");
        String said = lab.ok("fate");
        assertThat(said)
                .startsWith("election-safety is broken at 0.023 s")
                .contains("then came:\n  the command  timeout n1\n")
                .contains("200 of 200 futures broke it")
                .contains("that is no proof");
        Timeline timeline = lab.session().timeline();
        assertThat(timeline.branch().name()).startsWith("chance ");
        assertThat(lab.recorded())
                .containsExactly(
                        "cut n1 n3",
                        timeline.branch().name(),
                        "timeout n1",
                        "crash n2",
                        "restart n2",
                        "timeout n3");
        long end = timeline.branch().end().nanos();
        lab.ok("run 11s");
        lab.holds("no violation");
        assertThat(timeline.isPast()).isFalse();
        assertThat(lab.nowNanos()).isGreaterThanOrEqualTo(end);
        assertThat(lab.ok("compare 1 2")).contains("The first difference is event");
    }

    @Test
    void aWayOutIsSavedLikeAnyBranch() {
        lab.ok("new --nodes 3 --seed 1 --election 1h..2h --without persist-vote");
        lab.ok("cut n1 n3; timeout n1; until n2 term = 1; crash n2; run 20ms");
        lab.ok("restart n2; timeout n3; run 50ms");
        lab.ok("fate; goto end");
        String digest = lab.digest();
        String branches = lab.ok("branches");
        lab.ok("save '" + place.resolve("fate.raftarium") + "'");
        lab.ok("save '" + place.resolve("fate.raft") + "'");
        lab.ok("new --seed 5; open '" + place.resolve("fate.raftarium") + "'");
        assertThat(lab.digest()).isEqualTo(digest);
        assertThat(lab.ok("branches")).isEqualTo(branches);
        lab.ok("source '" + place.resolve("fate.raft") + "'");
        assertThat(lab.digest()).isEqualTo(digest);
    }

    @Test
    void fateSaysItAsFieldsToo() {
        lab.ok("new --nodes 3 --seed 1 --election 1h..2h --without persist-vote");
        lab.ok("cut n1 n3; timeout n1; until n2 term = 1; crash n2; run 20ms");
        lab.ok("restart n2; timeout n3; run 50ms");
        JsonObject fate = data("fate");
        assertThat(fate.get("property").getAsString()).isEqualTo("election-safety");
        assertThat(fate.get("whole").getAsBoolean()).isTrue();
        JsonObject escape = fate.getAsJsonObject("escape");
        assertThat(escape.get("next_command").getAsString()).isEqualTo("timeout n1");
        assertThat(escape.get("from_action").getAsLong())
                .isEqualTo(lab.session().timeline().at().actions());
    }

    @Test
    void fateThatIsBrokenOffSaysSoAndStays() {
        lab.ok("new --nodes 5 --seed 1 --election 1h..2h --without vote-majority");
        lab.ok("partition n1,n2 | n3..n5; timeout n1; timeout n3; run 50ms");
        String digest = lab.digest();
        lab.interpreter().setMonitor(() -> false);
        assertThat(lab.ok("fate")).contains("\nbroken off: none of 200 futures escaped it");
        assertThat(lab.digest()).isEqualTo(digest);
    }

    /** A leader on each side: whatever chance does, both have the votes that suffice. */
    @Test
    void whereNoneEscapesItSaysSoAndStays() {
        lab.ok("new --nodes 5 --seed 1 --election 1h..2h --without vote-majority");
        lab.ok("partition n1,n2 | n3..n5; timeout n1; timeout n3; run 50ms");
        lab.holds("violation election-safety");
        String digest = lab.digest();
        assertThat(lab.ok("fate")).contains("none of 200 futures escaped it", "no proof");
        assertThat(lab.digest()).isEqualTo(digest);
        assertThat(lab.session().timeline().branches()).hasSize(1);
    }

    @Test
    void brokenOffTheyTellWhatIsKnownSoFar() {
        int[] asked = {0};
        Interpreter impatient = lab.interpreter();
        impatient.setMonitor(new ProgressMonitor() {
            @Override
            public synchronized boolean lasts() {
                return ++asked[0] < 3_000;
            }
        });
        String said = lab.ok("futures 1000 for 2s");
        assertThat(said).containsPattern("^broken off: \\d+ of 1000 futures of 2s");
        assertThat(said).contains("who led at the end:");
    }

    @Test
    void branchesAreComparedByNumberAndName() {
        lab.ok("run 1s; rewind 500ms; crash n1; run 1s");
        List<String> lines = lab.ok("compare 1 'crash n1'").lines().toList();
        assertThat(lines.get(0)).isEqualTo("A  branch 1, start");
        assertThat(lines.get(1)).isEqualTo("B  branch 2, crash n1");
        assertThat(lines).anyMatch(line -> line.endsWith("n1 crashes"));
        assertThat(data("compare 1 1").get("same").getAsBoolean()).isTrue();
    }
}
