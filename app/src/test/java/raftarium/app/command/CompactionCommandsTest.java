package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.sim.Compaction;

class CompactionCommandsTest {
    private final Lab lab = Lab.settled();

    @AfterEach
    void leave() {
        lab.close();
    }

    @Test
    void aSnapshotTakesThePlaceOfTheLog() {
        lab.ok("repeat 9; append x a; end; until logs agree");
        assertThat(lab.ok("compact n1,n2"))
                .isEqualTo("n1 has a snapshot to 10; n2 has a snapshot to 10");
        lab.holds("n1,n2 snapshot = 10 and n1,n2 first = 11 and n1,n2 last = 10");
        lab.holds("n3 snapshot = 0 and n3 first = 1");
        lab.holds("logs agree and value x = aaaaaaaaa");
        assertThat(lab.ok("compact n1..n3"))
                .isEqualTo("n1 has applied nothing since its snapshot to 10; n2 has applied nothing"
                        + " since its snapshot to 10; n3 has a snapshot to 10");
        lab.ok("append x b; until logs agree");
        lab.holds("n1 first = 11 and n1 last = 11 and no violation");
    }

    @Test
    void logsThatBeginAtDifferentIndexesAgreeWhereBothHoldThem() {
        lab.ok("repeat 5; append x a; end; until logs agree; compact n2");
        lab.ok("repeat 5; append x b; end; until logs agree; compact n3");
        lab.holds("logs agree and n2 first = 7 and n3 first = 12");
        lab.ok("isolate n4; append x c; run 100ms; compact all");
        lab.doesNotHold("logs agree");
        lab.ok("heal; until logs agree within 5s");
        lab.holds("n4 snapshot = 12 and all applied = 12");
    }

    @Test
    void whoIsDownOrHasNothingSaysSo() {
        lab.ok("crash n2");
        assertThat(lab.ok("compact n2,n3"))
                .isEqualTo("n2 is crashed; n3 has a snapshot to " + snapshot());
        assertThat(lab.mistaken("compact n2"))
                .contains("n2 is crashed: only a running node takes a snapshot");
        lab.ok("new --seed 1");
        assertThat(lab.ok("compact n1")).isEqualTo("n1 has applied nothing yet");
    }

    private long snapshot() {
        return lab.simulation().host(3).status().log().snapshotIndex();
    }

    @Test
    void nodesCompactByThemselvesByEntriesOrBySizeOrNotAtAll() {
        assertThat(lab.simulation().operator().compaction()).isEqualTo(Compaction.DEFAULT);
        assertThat(lab.ok("compact every 10")).contains("applied 10 entries since the last");
        lab.ok("repeat 30; append x a; end; until logs agree");
        lab.holds("all snapshot = 30");
        assertThat(lab.ok("compact off")).contains("by itself");
        lab.ok("repeat 30; append x b; end; until logs agree");
        lab.holds("all snapshot = 30 and all last = 61");
        assertThat(lab.ok("compact every 2KiB")).contains("its log has 2048 bytes");
        lab.ok("repeat 60; append x c; end; until logs agree");
        lab.holds("all snapshot > 60");
        assertThat(lab.simulation().host(1).status().log().bytes()).isLessThan(2048);
        lab.holds("no violation");
    }

    @ParameterizedTest
    @CsvSource({
        "compact, is missing",
        "compact every, N is missing",
        "compact every 0, neither a number of entries nor a size",
        "compact every x, neither a number of entries nor a size",
        "compact every 0KiB, isn't from 1B",
        "compact every 999999999MiB, isn't from 1B",
        "compact every 9999999999999, neither",
        "compact every 10 20, unexpected '20'",
        "compact off now, unexpected 'now'",
        "compact n9, there is no n9",
        "compact ever, expected",
    })
    void mistakesAreNamed(String line, String said) {
        Compaction before = lab.simulation().operator().compaction();
        assertThat(lab.mistaken(line)).contains(said);
        assertThat(lab.simulation().operator().compaction()).isEqualTo(before);
    }

    @Test
    void logsAndTheStatusTellOfSnapshotsAsTextAndAsFields() {
        lab.ok("repeat 3; append x a; end; until logs agree; compact n1; append x b; run 100ms");
        assertThat(lab.ok("log n1"))
                .contains("last entry 5/1  snapshot 4/1", "5/1", "append x b")
                .doesNotContain("append x a");
        assertThat(lab.ok("status n1")).contains("log 5/1  snapshot 4/1");
        assertThat(String.valueOf(lab.type("log n1").data()))
                .contains("\"snapshots\":{\"n1\":{\"index\":4,\"term\":1}}");
        assertThat(String.valueOf(lab.type("status n1").data()))
                .contains("\"first\":5", "\"snapshot\":4,\"snapshot_term\":1");
        assertThat(String.valueOf(lab.type("log n2").data())).doesNotContain("snapshots");
    }
}
