package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCommandsTest {
    private final Lab lab = Lab.settled();

    @AfterEach
    void leave() {
        lab.close();
    }

    @Test
    void keysAreSetLengthenedReadAndRemoved() {
        lab.ok("put x a; append x b; append x c; get x");
        lab.holds("result = abc");
        lab.ok("delete x; get x");
        lab.holds("result none and result ok");
        lab.ok("append x d; get x");
        lab.holds("result = d");
    }

    @Test
    void aMismatchIsOkWithTheResultFalse() {
        lab.ok("put x 1; cas x 1 2");
        lab.holds("result ok and result = true");
        lab.ok("cas x 1 3");
        lab.holds("result ok and result = false");
        lab.ok("get x");
        lab.holds("result = 2");
        lab.ok("cas missing 1 2");
        lab.holds("result = false");
    }

    @Test
    void valuesMayBeAnythingThatCanBeQuoted() {
        lab.ok("put x ''; get x");
        lab.holds("result = '' and not result none");
        lab.ok("put x '--to'; get x");
        lab.holds("result = --to");
        lab.ok("put '-k' \"-v\"; get '-k'");
        lab.holds("result = -v");
        lab.ok("put x -5; get x");
        lab.holds("result = -5 and result < 0");
        lab.ok("put x 'a b;c#d'; get x");
        lab.holds("result = 'a b;c#d'");
        String beyond = new String(Character.toChars(0x1F600));
        lab.ok("put x " + beyond + "; get x");
        lab.holds("result = " + beyond);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--read index", "--read lease", "--read log", "--read local --to leader"
            })
    void aValueIsReadInSeveralWays(String how) {
        lab.ok("put x 1; run 200ms; get x " + how);
        lab.holds("result = 1 and result ok");
    }

    @Test
    void aReadThroughTheLogIsAnEntryAndAnIndexReadIsNone() {
        lab.ok("get x --read log");
        lab.holds("leader last = 2");
        lab.ok("get x; get x --read local");
        lab.holds("leader last = 2");
        assertThat(lab.mistaken("get x --read logs")).contains("did you mean 'log'?");
    }

    @Test
    void aLocalReadIsAnsweredByAnyNodeFromWhatItHasApplied() {
        lab.ok("put x old; run 200ms");
        String other = "n" + lab.nodes("followers").get(0);
        lab.ok("isolate " + other + "; put x new; get x --read local --to " + other);
        lab.holds("result = old");
        lab.ok("get x --to leader");
        lab.holds("result = new");
    }

    @Test
    void aPinnedCommandIsRefusedAtOnceByWhoDoesNotLead() {
        long before = lab.nowNanos();
        lab.ok("put x 1 --to n" + lab.nodes("followers").get(0));
        lab.holds("result failed");
        lab.ok("put x 1 --to n" + lab.nodes("followers").get(1));
        assertThat(lab.nowNanos() - before).isLessThan(20_000_000);
        lab.ok("crash n" + lab.nodes("followers").get(0) + "; put x 1 --to down");
        lab.holds("result failed");
        assertThat(lab.nowNanos() - before).isLessThan(40_000_000);
        lab.holds("leader last = 1");
    }

    @Test
    void aPinnedCommandWithoutAnAnswerIsUnknownAfterTenSeconds() {
        int leader = lab.leader();
        lab.ok("crash all except leader");
        long before = lab.nowNanos();
        lab.ok("put x 1 --to n" + leader);
        lab.holds("result unknown");
        assertThat(lab.nowNanos() - before).isEqualTo(10_000_000_000L);
        lab.ok("pause n" + leader + "; get x --to n" + leader);
        lab.holds("result unknown");
    }

    @Test
    void aPinnedCommandIsUnknownWhenLeadershipIsLost() {
        int leader = lab.leader();
        lab.ok("isolate leader; put x 1 --to leader --no-wait; until leader except n" + leader
                + " term > 1 within 5s; heal");
        lab.ok("put y 1 --to n" + leader + " --no-wait; run 1s");
        lab.ok("isolate leader");
        int second = lab.leader();
        lab.ok("until stale-leader term > 1 within 5s; heal; put z 1 --to n" + second);
        lab.doesNotHold("result ok");
        assertThat(lab.ok("trace --type client-return --last 9")).contains("unknown");
    }

    @Test
    void anUnpinnedCommandFindsTheLeaderAndEndsUnknownAfterTenSeconds() {
        lab.ok("put x 1; crash leader; put x 2");
        lab.holds("result ok");
        lab.ok("crash all");
        long before = lab.nowNanos();
        lab.ok("put x 3");
        lab.holds("result unknown");
        assertThat(lab.nowNanos() - before).isBetween(10_000_000_000L, 10_500_000_000L);
    }

    @Test
    void whatIsntWaitedForGoesOnInTheBackgroundAsAClientOfItsOwn() {
        long before = lab.nowNanos();
        lab.ok("put x 1 --no-wait; put x 1 --no-wait");
        assertThat(lab.nowNanos()).isEqualTo(before);
        lab.doesNotHold("result ok");
        lab.doesNotHold("value x = 1");
        lab.ok("run 300ms");
        lab.holds("value x = 1");
        assertThat(lab.ok("trace --type client-call --last 2")
                        .lines()
                        .map(line -> line.replaceAll(".*(c\\d+).*", "$1")))
                .doesNotHaveDuplicates();
    }

    @Test
    void aNamedClientStaysTheSame() {
        lab.ok("put x 1 --client ann; put x 2 --client ben; put x 3 --client ann; put x 4");
        var clients = lab.ok("trace --type client-call --last 4")
                .lines()
                .map(line -> line.replaceAll(".*\\b(c\\d+)\\b.*", "$1"))
                .toList();
        assertThat(clients).hasSize(4);
        assertThat(clients.get(0)).isEqualTo(clients.get(2)).isNotEqualTo(clients.get(1));
        assertThat(clients.get(3)).isNotIn(clients.get(0), clients.get(1));
    }

    @Test
    void theAnswerHasFieldsToo() {
        var fields = lab.type("put x 1").data().getAsJsonObject();
        assertThat(fields.get("outcome").getAsString()).isEqualTo("ok");
        assertThat(fields.get("index").getAsLong()).isEqualTo(2);
        fields = lab.type("get missing").data().getAsJsonObject();
        assertThat(fields.get("result").isJsonNull()).isTrue();
    }

    @Test
    void aLoadReturnsAtOnceAndPutsAndGetsTenKeys() {
        long before = lab.nowNanos();
        lab.ok("load --clients 4 --rate 200 --for 2s");
        assertThat(lab.nowNanos()).isEqualTo(before);
        lab.ok("run 3s");
        String called = lab.ok("trace --type client-call --last 1000");
        long all = called.lines().count();
        long puts = called.lines().filter(line -> line.contains("put")).count();
        assertThat(all).isBetween(360L, 400L);
        assertThat(puts).isBetween(all * 4 / 10, all * 6 / 10);
        for (int key = 0; key < 10; key++) {
            assertThat(called).contains("k" + key);
        }
        assertThat(called).doesNotContain("k10");
        assertThat(called.lines()
                        .map(line -> line.replaceAll(".*\\b(c\\d+)\\b.*", "$1"))
                        .distinct())
                .hasSize(4);
        long until = lab.simulation().trace().count();
        lab.ok("run 1s");
        assertThat(lab.ok("trace --type client-call --last 1000").lines().count())
                .isEqualTo(all);
        assertThat(lab.simulation().trace().count()).isGreaterThan(until);
    }

    @Test
    void aLoadCanBeStopped() {
        lab.ok("load; run 500ms; load stop; run 500ms; mark");
        long called = lab.ok("trace --type client-call --last 1000").lines().count();
        lab.ok("run 2s");
        assertThat(lab.ok("trace --type client-call --last 1000").lines().count())
                .isEqualTo(called);
        assertThat(lab.session().view().load()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "put; K is missing",
                "put x; V is missing",
                "put x 1 2; unexpected '2'",
                "put x 1 --too n1; did you mean '--to'?",
                "put x 1 --to; --to",
                "put x 1 --to nobody; a node or a set",
                "put x 1 --to clients; clients stand in",
                "get; K is missing",
                "get x y; unexpected 'y'",
                "cas x 1; NEW is missing",
                "delete; K is missing",
                "load --clients 0; --clients is from 1 to 1000",
                "load --clients 1001; --clients is from 1 to 1000",
                "load --rate 0; --rate is from 1 to 100000",
                "load --rate many; --rate",
                "load --for 5; is no time",
                "load stopp; stop",
            })
    void mistakesAskNothing(String line, String said) {
        assertThat(lab.mistaken(line)).contains(said);
    }

    @Test
    void aCommandIsAtMostAMebibyte() {
        assertThat(lab.mistaken("put x " + "a".repeat(1 << 20))).contains("1 MiB");
        lab.ok("put x " + "a".repeat((1 << 20) - 200));
        lab.holds("result ok");
    }
}
