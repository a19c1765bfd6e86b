package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import raftarium.data.RandomStream;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

class LookCommandsTest {
    private final Lab lab = Lab.settled(3);

    @AfterEach
    void leave() {
        lab.close();
    }

    @Test
    void lookingChangesNothingNotEvenWhatIsDrawnLater() {
        String look =
                "links; show all; show random; status; log; trace; messages; rules; digest; help;"
                        + " note x; link n1 n2; speed;"
                        + " status random; log random 2; "
                        + "trace --node random; status leader; log --last 3;"
                        + " disk all; disk random --last 1;";
        try (Lab other = Lab.settled(3)) {
            for (int round = 0; round < 8; round++) {
                lab.ok(look
                        + "isolate random; put x 1; heal; run 1s; "
                        + "maybe 50% crash random; run 1s; restart all;"
                        + " run 2s");
                other.ok("isolate random; put x 1; heal; run 1s; "
                        + "maybe 50% crash random; run 1s; restart all; run 2s");
                assertThat(lab.digest()).isEqualTo(other.digest());
            }
            assertThat(lab.recorded())
                    .noneMatch(line -> line.startsWith("status") || line.startsWith("log"));
        }
    }

    /** Each of them is typed with what is drawn, where it takes nodes. */
    private static final List<String> LOOKS = List.of(
            "why random",
            "why not committed 1 random",
            "why no leader",
            "why 1",
            "why",
            "link random all",
            "link random 2 clients",
            "link random all --one-way",
            "show random",
            "show random 2 --last 1",
            "status random",
            "status random 2",
            "log random",
            "log all except random --last 3",
            "trace --node random",
            "trace --type role-changed",
            "disk random --last 1",
            "links",
            "history",
            "messages",
            "rules",
            "digest",
            "note random",
            "help",
            "help conditions",
            "story on",
            "speed",
            "share");

    @ParameterizedTest
    @FieldSource("LOOKS")
    void noLookDrawsFromWhatIsDrawnLaterEnduresOrIsRecorded(String look) {
        lab.type(look);
        String after = "isolate random; put x 1; heal; maybe 50% crash random; restart all; run 1s";
        lab.ok(after);
        try (Lab other = Lab.settled(3)) {
            other.ok(after);
            assertThat(lab.digest()).isEqualTo(other.digest());
            assertThat(lab.session().moment().chance().nextLong())
                    .isEqualTo(other.session().moment().chance().nextLong());
            assertThat(lab.recorded())
                    .filteredOn(line -> !line.equals("speed"))
                    .isEqualTo(other.recorded());
        }
    }

    @Test
    void whatIsTestedIsEachCommandThatLooks() {
        Set<String> looks = LOOKS.stream()
                .map(line -> line.split(" ")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        for (Vocabulary.CommandEntry entry : Vocabulary.entries()) {
            boolean looksAlone = entry.usage().examples().stream().anyMatch(this::looks)
                    && !Set.of("export", "tui").contains(entry.name());
            assertThat(looks.contains(entry.name()) || !looksAlone)
                    .as(entry.name())
                    .isTrue();
        }
    }

    private boolean looks(String line) {
        try {
            return Invocation.of(Lexer.statements(line).get(0)).order().looks();
        } catch (MistakeException mistake) {
            throw new AssertionError(line, mistake);
        }
    }

    /** Whom the next command will draw. */
    private int drawnNext() {
        RandomStream chance = lab.session().moment().chance().copy();
        int drawn = lab.nodes("random").get(0);
        lab.session().moment().setChance(chance);
        return drawn;
    }

    @Test
    void whatIsToldOfAnExpectationIsToldOfTheNodesThatWereDrawn() {
        for (int round = 0; round < 10; round++) {
            int drawn = drawnNext();
            assertThat(lab.fails("expect random term > 9")).contains(": n" + drawn + " term is 1");
        }
        for (int round = 0; round < 10; round++) {
            int drawn = drawnNext();
            assertThat(lab.fails("until random term > 9 within 0ms"))
                    .contains(": n" + drawn + " term is 1");
        }
    }

    @Test
    void linksShowsWhoReachesWhom() {
        lab.ok("isolate n3; cut n1 clients --one-way; link n2 clients --loss 5%");
        assertThat(lab.ok("links").lines())
                .containsExactly(
                        "from \\ to  n1  n2  n3  clients",
                        "n1          -   o   |  x",
                        "n2          o   -   |  ~",
                        "n3          |   |   -  o",
                        "clients     o   ~   o",
                        "o open   ~ open, by a setting of its own   | another side   x cut",
                        "links: delay 500us..2ms, loss 0%, duplicate 0%, reorder 0%",
                        "  clients -> n2, n2 -> clients: delay 500us..2ms, loss 5%, duplicate 0%,"
                                + " reorder 0%");
        JsonArray links = lab.type("links").data().getAsJsonArray();
        assertThat(links).hasSize(12);
        assertThat(links.get(5).getAsJsonObject().get("closed").getAsString())
                .as("n1 -> n3")
                .isEqualTo("partition");
        assertThat(links.get(3).getAsJsonObject().get("closed").getAsString())
                .as("n1 -> clients")
                .isEqualTo("cut");
        lab.ok("heal");
        assertThat(lab.ok("links")).doesNotContain(" x\n");
    }

    @Test
    void ofManyNodesLinksShowsOnlyWhatIsClosed() {
        lab.ok("new --nodes 21; isolate n21");
        assertThat(lab.ok("links"))
                .startsWith("n1 -> n21  partition\nn2 -> n21  partition\n")
                .contains("links: delay");
        lab.ok("heal");
        assertThat(lab.ok("links")).startsWith("all are open\nlinks: delay");
    }

    @Test
    void showTellsAllOfANode() {
        lab.ok("put b 2; put a 1; run 200ms");
        assertThat(lab.ok("show leader"))
                .startsWith("n" + lab.leader() + "  leader in term 1, voted for n" + lab.leader())
                .contains("next heartbeat in ", "match index 3", "configuration n1, n2, n3")
                .contains(
                        "its machine holds\n      a = 1\n      b = 2\n",
                        "files 0000000000000001.wal")
                .doesNotContain("...");
        assertThat(lab.ok("show leader --last 1"))
                .contains("a = 1\n      ... (--last N shows more)");
        lab.ok("crash n1");
        assertThat(lab.ok("show n1"))
                .contains("n1  crashed in term 1", "its disk holds a log to 3")
                .doesNotContain("machine");
        JsonObject fields =
                lab.type("show leader").data().getAsJsonArray().get(0).getAsJsonObject();
        assertThat(fields.get("followers").getAsJsonArray()).hasSize(2);
        assertThat(fields.get("machine").getAsJsonObject().get("a").getAsString())
                .isEqualTo("1");
    }

    @Test
    void statusShowsTheClusterAndEachNode() {
        lab.ok("put x 1; run 200ms; crash n1");
        Reply reply = lab.type("status");
        JsonObject fields = reply.data().getAsJsonObject();
        assertThat(fields.get("at_ns").getAsLong()).isEqualTo(lab.nowNanos());
        assertThat(fields.get("seed").getAsLong()).isEqualTo(1);
        assertThat(fields.get("digest").getAsString()).isEqualTo(lab.digest());
        assertThat(fields.get("nodes").getAsJsonArray()).hasSize(3);
        JsonObject first = fields.get("nodes").getAsJsonArray().get(0).getAsJsonObject();
        assertThat(first.get("node").getAsString()).isEqualTo("n1");
        assertThat(first.get("state").getAsString()).isEqualTo("crashed");
        assertThat(reply.output()).contains("n1", "n2", "n3", "crashed");
        assertThat(lab.ok("status n2..n3").lines().filter(line -> line.contains("n1 ")))
                .isEmpty();
    }

    @Test
    void logShowsEntriesWithTermsAndWhatIsCommitted() {
        lab.ok("put x 1; run 200ms; put y 2 --no-wait");
        JsonObject fields = lab.type("log leader").data().getAsJsonObject();
        JsonArray entries = fields.get("n" + lab.leader()).getAsJsonArray();
        assertThat(entries.size()).isBetween(2, 3);
        JsonObject second = entries.get(1).getAsJsonObject();
        assertThat(second.get("index").getAsLong()).isEqualTo(2);
        assertThat(second.get("term").getAsLong()).isEqualTo(1);
        assertThat(second.get("committed").getAsBoolean()).isTrue();
        assertThat(second.get("command").getAsString()).contains("put x 1");
        assertThat(lab.type("log all --last 1")
                        .data()
                        .getAsJsonObject()
                        .get("n1")
                        .getAsJsonArray())
                .hasSize(1);
        assertThat(lab.ok("log n1")).contains("put x 1");
    }

    @Test
    void traceShowsTheNewestEventsOldestFirst() {
        lab.ok("put x 1");
        JsonArray events = lab.type("trace --last 7").data().getAsJsonArray();
        assertThat(events).hasSize(7);
        long last = -1;
        for (JsonElement event : events) {
            long at = event.getAsJsonObject().get("at_ns").getAsLong();
            assertThat(at).isGreaterThanOrEqualTo(last);
            last = at;
        }
        for (JsonElement event : lab.type("trace --last 50 --node n2").data().getAsJsonArray()) {
            assertThat(event.getAsJsonObject().get("node").getAsString()).isEqualTo("n2");
        }
        for (JsonElement event :
                lab.type("trace --last 50 --type role-changed").data().getAsJsonArray()) {
            assertThat(event.getAsJsonObject().get("type").getAsString()).isEqualTo("role-changed");
        }
        assertThat(lab.ok("trace")).hasLineCount(20);
    }

    @Test
    void rulesNamesEachRuleWithItsSectionAndWhatItIsFor() {
        lab.ok("rule term-no-op off");
        int off = 0;
        for (JsonElement element : lab.type("rules").data().getAsJsonArray()) {
            JsonObject rule = element.getAsJsonObject();
            assertThat(rule.keySet()).contains("rule", "kind", "section", "on", "says", "off");
            assertThat(lab.ok("rules")).contains(rule.get("rule").getAsString());
            off += rule.get("on").getAsBoolean() == rule.get("default").getAsBoolean() ? 0 : 1;
        }
        assertThat(off).isEqualTo(1);
    }

    @Test
    void theDigestIsThatOfTheTrace() {
        assertThat(lab.ok("digest")).isEqualTo(lab.digest()).matches("[0-9a-f]{16,}");
        String before = lab.digest();
        lab.ok("run 1s");
        assertThat(lab.digest()).isNotEqualTo(before);
        assertThat(lab.type("digest").data().getAsJsonObject().get("digest").getAsString())
                .isEqualTo(lab.digest());
    }
}
