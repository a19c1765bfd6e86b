package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.sim.LinksView;

import java.util.List;

class NetworkCommandsTest {
    private final Lab lab = Lab.settled();

    @AfterEach
    void leave() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "n1,n2 | n3..n5; n1, n2 | n3, n4, n5",
                "n1,n2|n3..n5; n1, n2 | n3, n4, n5",
                "n1 |n2| n3; n1 | n2 | n3 | n4, n5",
                "all except n2 | n2; n1, n3, n4, n5 | n2",
                "n4 | n5; n1, n2, n3 | n4 | n5",
                "2|3; n2 | n3 | n1, n4, n5",
                "1,2|3..5; n1, n2 | n3, n4, n5",
                "1 | 2,n3 | 4..n5; n1 | n2, n3 | n4, n5",
                "all except 2|2; n1, n3, n4, n5 | n2",
            })
    void partitionMakesSidesAndThoseNotNamedAreOneMore(String sides, String said) {
        List<String> wanted = List.of(said.trim().split(" \\| "));
        assertThat(List.of(lab.ok("partition " + sides).split(" \\| ")))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void aBareNumberIsRecordedAsTheNodeAndIsStillACountBehindRandom() {
        lab.ok("partition 1,2|3..5; undo; partition 2|3");
        assertThat(lab.recorded()).endsWith("partition n2 | n3");
        lab.ok("partition random 2");
        assertThat(lab.simulation().sides()).extracting(List::size).contains(2, 3);
        assertThat(lab.mistaken("partition 1|9")).contains("there is no n9");
        assertThat(lab.mistaken("crash 2")).contains("a node or a set of nodes");
    }

    @Test
    void aLinkIsToldOnceThoughItIsInBothSets() {
        List<String> lines = lab.ok("link all all --delay 5ms").lines().toList();
        assertThat(lines).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void aLinkThatWasSetIsMarkedAndNoOther() {
        lab.ok("link all all --delay 5ms");
        LinksView links = LinksView.of(lab.simulation());
        assertThat(links.sign(1, 2)).isEqualTo('~');
        assertThat(links.sign(0, 2)).isEqualTo('o');
        assertThat(lab.ok("links"))
                .contains("links: delay 500us..2ms,")
                .contains("  all between nodes: delay 5ms,");
        lab.ok("net wan");
        assertThat(LinksView.of(lab.simulation()).sign(1, 2)).isEqualTo('o');
        lab.ok("link n1 clients --loss 1%");
        links = LinksView.of(lab.simulation());
        assertThat(links.sign(0, 1)).isEqualTo('~');
        assertThat(links.sign(1, 2)).isEqualTo('o');
    }

    @Test
    void whatMendLeavesIsTold() {
        lab.ok("link n1 n2 --loss 20%; cut n1 n2");
        assertThat(lab.ok("mend n1 n2"))
                .isEqualTo("n1 - n2 mended; its delay, loss and the like stay: link sets them,"
                        + " net those of all");
    }

    @Test
    void aPartitionReplacesTheOneBefore() {
        lab.ok("partition n1 | n2..n5; partition n1,n2 | n3..n5");
        assertThat(lab.simulation().sides())
                .containsExactlyInAnyOrder(List.of(1, 2), List.of(3, 4, 5));
        lab.ok("heal");
        assertThat(lab.simulation().sides()).containsExactly(List.of(1, 2, 3, 4, 5));
    }

    @Test
    void sidesDontHearEachOther() {
        int leader = lab.leader();
        lab.ok("partition leader | all except leader; until leader except n" + leader
                + " term >= 2 within 5s");
        lab.ok("put x 1; run 200ms");
        lab.holds("n" + leader + " is leader and n" + leader + " commit = 1");
        lab.ok("heal; until logs agree within 2s");
        lab.holds("value x = 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "n1,n2 | n2,n3; n2 is on two sides",
                "n1 |; expected",
                "| n1; expected",
                "n1 || n2; expected",
                "n1 n2; expected, not",
                "n1 | n9; there is no n9",
                "down | n1; is no node",
                "clients | n1; clients stand in link",
                "n1 | nothing; a node or a set",
                "; is missing",
            })
    void aPartitionThatMakesNoSenseIsAMistake(String sides, String said) {
        assertThat(lab.mistaken("partition " + (sides == null ? "" : sides))).contains(said);
    }

    @Test
    void barsAreOrdinaryEverywhereElse() {
        lab.ok("put x a|b; get x");
        lab.holds("result = a|b");
        assertThat(lab.mistaken("crash n1|n2")).contains("expected");
    }

    @Test
    void isolatedNodesAreEachAlone() {
        lab.ok("isolate n1,n2");
        assertThat(lab.simulation().sides())
                .containsExactlyInAnyOrder(List.of(1), List.of(2), List.of(3, 4, 5));
        lab.ok("until leader within 5s; put x 1 --client fresh; run 200ms");
        lab.holds("n3..n5 commit >= 2 and n1,n2 commit <= 1");
        assertThat(lab.mistaken("isolate clients"))
                .contains("clients stand in link, cut, mend and hold only");
    }

    @Test
    void clientsStillReachAnIsolatedNode() {
        lab.ok("isolate n1; get x --to n1 --read local");
        lab.holds("result ok and result none");
    }

    @Test
    void aCutIsBothWaysUnlessOneIsAskedFor() {
        lab.ok("cut n1 n2..n3 --one-way");
        assertThat(lab.session().view().cuts()).containsExactly("n1 -> n2", "n1 -> n3");
        assertThat(lab.ok("mend n1 n2 --one-way")).isEqualTo("n1 -> n2 mended");
        lab.ok("cut n4 n5");
        assertThat(lab.session().view().cuts()).containsExactly("n1 -> n3", "n4 -> n5", "n5 -> n4");
        lab.ok("mend n5 n4");
        assertThat(lab.session().view().cuts()).containsExactly("n1 -> n3");
        lab.ok("cut all all");
        assertThat(lab.session().view().cuts()).hasSize(20);
        lab.ok("heal");
        assertThat(lab.session().view().cuts()).isEmpty();
    }

    @Test
    void aOneWayCutStopsOnlyWhatGoesThatWay() {
        int deaf = lab.nodes("followers").get(0);
        lab.ok("cut leader n" + deaf + " --one-way; put x 1; run 140ms");
        lab.holds("n" + deaf + " last = 1");
    }

    @Test
    void clientsCanBeCutOff() {
        lab.ok("cut clients all; put x 1");
        lab.holds("result unknown");
        lab.ok("mend clients all; put x 2");
        lab.holds("result ok");
        lab.ok("cut all clients --one-way; put x 3; run 200ms");
        lab.holds("result unknown and value x = 3");
    }

    @Test
    void healUndoesPartitionIsolateAndCutAndNothingElse() {
        lab.ok("link n1 n2 --loss 20%; isolate n1; cut n2 n3; partition n4 | n5; pause n5; heal");
        assertThat(lab.simulation().sides()).hasSize(1);
        assertThat(lab.session().view().cuts()).isEmpty();
        assertThat(lab.simulation().link(1, 2).loss()).isEqualTo(200_000);
        lab.holds("n5 is paused");
    }

    @Test
    void aLinkIsSetAsItsOptionsSayAndKeepsTheRest() {
        lab.ok("link n1 n2 --loss 20% --delay 10ms..50ms; "
                + "link n1 n2 --duplicate 3% --reorder 4.5%");
        for (var link : List.of(lab.simulation().link(1, 2), lab.simulation().link(2, 1))) {
            assertThat(link.loss()).isEqualTo(200_000);
            assertThat(link.delayMinNanos()).isEqualTo(10_000_000);
            assertThat(link.delayMaxNanos()).isEqualTo(50_000_000);
            assertThat(link.duplicate()).isEqualTo(30_000);
            assertThat(link.reorder()).isEqualTo(45_000);
        }
        lab.ok("link n3 clients --delay 5ms --one-way");
        assertThat(lab.simulation().link(3, 0).delayMaxNanos()).isEqualTo(5_000_000);
        assertThat(lab.simulation().link(0, 3).delayMaxNanos()).isEqualTo(2_000_000);
        lab.ok("link n1..n2 n4..n5 --loss 1%");
        assertThat(lab.simulation().link(5, 1).loss()).isEqualTo(10_000);
        assertThat(lab.simulation().link(1, 3).loss()).isZero();
    }

    @Test
    void aLinkWithoutOptionsIsOnlyShown() {
        lab.ok("link n1 n2 --loss 20%");
        String digest = lab.digest();
        assertThat(lab.ok("link n1 n2")).contains("n1 -> n2  delay 500us..2ms, loss 20%");
        assertThat(lab.digest()).isEqualTo(digest);
        lab.ok("net mit-reordering");
        assertThat(lab.ok("link n1 n2"))
                .contains("delay 0s..26ms of the requests, in any order, loss 10%")
                .contains("reorder 66.6667% of the replies");
    }

    @Test
    void aLostLinkLosesAllAndADelayedOneIsLate() {
        int far = lab.nodes("followers").get(0);
        lab.ok("link n" + far + " all --delay 100ms; put x 1; run 80ms");
        lab.holds("n" + far + " last = 1");
        lab.ok("run 200ms; until n" + far + " last >= 2 within 2s; link n" + far
                + " all --loss 100%");
        lab.ok("run 300ms; put y 1; run 500ms");
        lab.doesNotHold("value y on n" + far + " = 1");
    }

    @ParameterizedTest
    @CsvSource({
        "perfect, 100000, 100000",
        "lan, 500000, 2000000",
        "wan, 30000000, 120000000",
    })
    void aPresetReplacesEveryLinksSettingClientsToo(String preset, long min, long max) {
        lab.ok("link n1 n2 --loss 50%; net " + preset);
        for (var link : List.of(
                lab.simulation().link(1, 2),
                lab.simulation().link(0, 3),
                lab.simulation().link(4, 0))) {
            assertThat(link.delayMinNanos()).isEqualTo(min);
            assertThat(link.delayMaxNanos()).isEqualTo(max);
            assertThat(link.loss()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy", "mit-unreliable", "mit-reordering"})
    void badNetworksAreSurvived(String preset) {
        lab.ok("net " + preset + "; put x 1; until leader and value x on leader = 1 within 30s");
        lab.holds("no violation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "link n1; B is missing",
                "link n1 n2 --loss 120%; is no chance",
                "link n1 n2 --loss; --loss",
                "link n1 n2 --delay 5; is no time",
                "link n1 n2 --los 5%; did you mean '--loss'?",
                "link n1 n9 --loss 5%; there is no n9",
                "cut n1; B is missing",
                "cut n1 n2 n3; unexpected 'n3'",
                "cut n1 stale-leader; is no node",
                "mend; A is missing",
                "net; PRESET is missing",
                "net lan wan; unexpected 'wan'",
                "heal n1; unexpected 'n1'",
            })
    void mistakesChangeNothing(String line, String said) {
        assertThat(lab.mistaken(line)).contains(said);
    }
}
