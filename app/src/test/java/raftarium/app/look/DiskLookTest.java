package raftarium.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;

import java.util.List;
import java.util.stream.StreamSupport;

/** {@code disk NODE}. */
class DiskLookTest {
    private final Lab lab = Lab.settled(3);

    @AfterEach
    void leave() {
        lab.close();
    }

    private List<JsonObject> fields(String line) {
        JsonElement data = lab.type(line).data();
        assertThat(data).as(line).isNotNull();
        return StreamSupport.stream(data.getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private List<JsonObject> fields(String line, String type) {
        return fields(line).stream()
                .filter(object -> object.get("type").getAsString().equals(type))
                .toList();
    }

    @Test
    void eachBatchAndRecordIsShownWithItsPlaceAndTheWholeInALine() {
        lab.ok("put x 1; put y 'two words'; run 200ms");
        String text = lab.ok("disk n1");
        assertThat(text)
                .startsWith("n1\n0000000000000001.wal  segment, 262144 bytes\n")
                .containsPattern("\n +32  [0-9a-f]{8}  batch 1, \\d+ bytes of records\n")
                .containsPattern("\n +\\d+  [0-9a-f]{8}    term 1, vote n\\d\n")
                .containsPattern("\n +\\d+  [0-9a-f]{8}    1/1      no-op\n")
                .containsPattern("\n +\\d+  [0-9a-f]{8}    3/1      put y two words\n")
                .containsPattern("\n +\\d+ +\\d+ bytes free\nn1 is sound: last batch \\d+, ")
                .endsWith(", log 3/1");
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        JsonObject entry = fields("disk n1", "record").stream()
                .filter(one -> one.has("index") && one.get("index").getAsLong() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(entry.get("text").getAsString()).isEqualTo("put x 1");
        assertThat(entry.get("term").getAsLong()).isEqualTo(1);
        assertThat(entry.get("kind").getAsString()).isEqualTo("command");
        assertThat(entry.get("file").getAsString()).isEqualTo("0000000000000001.wal");
        JsonObject summary = fields("disk n1", "summary").get(0);
        assertThat(summary.get("verdict").getAsString()).isEqualTo("sound");
        assertThat(summary.get("last").getAsLong()).isEqualTo(3);
    }

    @Test
    void whatIsNotSyncedYetIsMarkedUntilItIs() {
        lab.ok("run 1s; put x 1 --no-wait; until leader last > 1");
        assertThat(lab.ok("disk leader"))
                .containsPattern("batch \\d+, \\d+ bytes of records, not synced yet\n");
        List<JsonObject> batches = fields("disk leader", "batch");
        JsonObject last = batches.get(batches.size() - 1);
        assertThat(last.get("synced").getAsBoolean()).isFalse();
        assertThat(batches.get(0).get("synced").getAsBoolean()).isTrue();
        lab.ok("run 1ms");
        assertThat(lab.ok("disk leader")).doesNotContain("not synced yet");
        assertThat(fields("disk leader", "batch"))
                .hasSameSizeAs(batches)
                .allMatch(batch -> batch.get("synced").getAsBoolean());
    }

    @Test
    void aCrashTakesWhatIsNotSyncedFromTheDisk() {
        lab.ok("run 1s; put x 1 --no-wait; until leader last > 1");
        int leader = lab.leader();
        assertThat(lab.ok("disk n" + leader)).contains("put x 1");
        lab.ok("crash n" + leader);
        assertThat(lab.ok("disk n" + leader)).doesNotContain("put x 1", "not synced");
    }

    @Test
    void aTornTailIsShownAndSaidToBeCut() {
        for (int round = 0; round < 20; round++) {
            lab.ok("until leader within 10s; run 1s; put x 'a value of some length' --no-wait");
            while (!lab.ok("disk leader --last 1").contains("not synced yet")) {
                lab.ok("step");
            }
            lab.ok("crash leader --torn");
            String text = lab.ok("disk down");
            if (text.contains("torn tail")) {
                assertThat(text).contains("\n~").doesNotContain("\n!");
                assertThat(fields("disk down", "summary"))
                        .extracting(one -> one.get("verdict").getAsString())
                        .containsExactly("torn");
                return;
            }
            lab.ok("restart down");
        }
        throw new AssertionError("no round left a torn tail");
    }

    @Test
    void onlyTheLastBatchesAreShownIfSoManyAreAskedFor() {
        lab.ok("repeat 30; put x 1; end; run 200ms");
        int all = fields("disk n1 --last 1000", "batch").size();
        assertThat(all).isGreaterThan(30);
        assertThat(fields("disk n1", "batch")).hasSize(20);
        assertThat(fields("disk n1 --last 3", "batch"))
                .isEqualTo(fields("disk n1 --last 1000", "batch").subList(all - 3, all));
        assertThat(lab.ok("disk n1 --last 3"))
                .contains("       ...            " + (all - 3) + " batches before\n");
        assertThat(lab.ok("disk n1 --last " + (all - 1))).contains("  1 batch before\n");
        assertThat(fields("disk n1 --last 1", "record")).hasSizeBetween(1, 2);
        assertThat(fields("disk all --last 1", "summary")).hasSize(3);
    }

    @Test
    void aSnapshotIsShownAsTheStateThatItHolds() {
        lab.ok("repeat 3; append x a; end; run 200ms");
        for (int key = 10; key < 35; key++) {
            lab.ok("put k" + key + " v" + key);
        }
        lab.ok("run 200ms; compact n1; run 200ms");
        assertThat(lab.ok("disk n1"))
                .containsPattern("\n\\d{16}|[0-9a-f]{16}.snap  snapshot, \\d+ bytes\n")
                .contains("configuration n1, n2, n3\n")
                .containsPattern("\\d+ clients? remembered, 26 keys\n")
                .contains("  k10 = v10\n", "  k29 = v29\n", "  and 6 more\n")
                .doesNotContain("k30 =")
                .containsPattern("  checkpoint 29/1, snapshot file of \\d+ bytes, [0-9a-f]{8}\n")
                .containsPattern(", snapshot 29/1$");
        JsonObject snapshot = fields("disk n1", "snapshot").get(0);
        assertThat(snapshot.get("keys").getAsInt()).isEqualTo(26);
        assertThat(snapshot.get("values").getAsJsonObject().size()).isEqualTo(20);
        assertThat(snapshot.get("trouble").isJsonNull()).isTrue();
        assertThat(snapshot.get("index").getAsLong()).isEqualTo(29);
    }

    @Test
    void whatAClientWroteCannotSteerTheTerminalNorBreakALine() {
        lab.ok("put x '\u001b[2J\u0007\n" + "long ".repeat(40) + "'; run 200ms");
        String text = lab.ok("disk n1");
        assertThat(text)
                .doesNotContain("\u001b", "\u0007")
                .contains("put x \\u001b[2J\\u0007\\nlong ");
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(fields("disk n1", "record"))
                .anyMatch(one -> one.has("text")
                        && one.get("text").getAsString().contains("long ".repeat(40)));
    }
}
