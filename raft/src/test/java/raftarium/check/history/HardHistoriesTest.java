package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.List;

/** Histories that may have gone in very many ways, and are judged all the same. */
class HardHistoriesTest {
    private static final Verdict LINEARIZABLE = new Verdict.Linearizable();

    private static Operation of(
            String client, Operation.Kind kind, String value, String result, long call, long end) {
        Outcome outcome = end == Operation.NEVER ? Outcome.UNKNOWN : Outcome.OK;
        return new Operation(client, kind, "x", value, "", result, call, end, outcome, null);
    }

    private static List<Operation> pairsOfAppends(int pairs) {
        List<Operation> history = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            String value = "" + (char) ('a' + pair % 26);
            history.add(of("c1", Operation.Kind.APPEND, value, null, 10L * pair, 10L * pair + 5));
            history.add(of("c2", Operation.Kind.APPEND, "-", null, 10L * pair + 1, 10L * pair + 6));
        }
        return history;
    }

    @Test
    void manyPairsOfAppendsThatNobodyReadsAreLinearizable() {
        assertThat(HistoryCheck.of(pairsOfAppends(15))).isEqualTo(LINEARIZABLE);
        assertThat(HistoryCheck.of(pairsOfAppends(500))).isEqualTo(LINEARIZABLE);
    }

    @Test
    @Tag("slow")
    void theirOrderIsFoundOutWhereItIsRead() {
        List<Operation> history = pairsOfAppends(20);
        String right = "a--b-cd--ef-g--h-ij--kl-m--n-op--qr-s--t";
        history.add(of("c3", Operation.Kind.GET, "", right, 1_000, 1_001));
        assertThat(HistoryCheck.of(history)).isEqualTo(LINEARIZABLE);
        history.add(of("c3", Operation.Kind.GET, "", "-a" + right.substring(2), 1_002, 1_003));
        assertThat(HistoryCheck.of(history)).isInstanceOf(Verdict.NotLinearizable.class);
    }

    @Test
    void twentyAppendsAtATimeExplainNoAnswerOfSomethingElse() {
        List<Operation> history = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            history.add(of("c" + number, Operation.Kind.APPEND, "" + number, null, 1, 100));
        }
        history.add(of("r", Operation.Kind.GET, "", "nothing of it", 2, 3));
        assertThat(HistoryCheck.of(history)).isInstanceOf(Verdict.NotLinearizable.class);
    }

    @Test
    void hundredsOfPendingOperationsAreNoLimit() {
        List<Operation> history = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            history.add(of(
                    "c" + number, Operation.Kind.PUT, "v" + number, null, number, Operation.NEVER));
        }
        for (int number = 0; number < 100; number++) {
            long call = 1_000L + 2L * number;
            history.add(of("r", Operation.Kind.GET, "", "v" + number, call, call + 1));
        }
        assertThat(HistoryCheck.of(history)).isEqualTo(LINEARIZABLE);
        history.add(of("r", Operation.Kind.GET, "", "nothing", 998, 999));
        assertThat(HistoryCheck.of(history)).isInstanceOf(Verdict.NotLinearizable.class);
    }

    /** Fifty clients on a few keys, of which each read tells all that was appended before. */
    @Test
    @Tag("slow")
    void whatFiftyClientsAppendAndReadIsJudgedRightOrWrong() {
        for (long seed = 1; seed <= 3; seed++) {
            List<Operation> history = AppendHistory.drawn(seed, 50, 2_000);
            assertThat(HistoryCheck.of(history)).as("seed %d", seed).isEqualTo(LINEARIZABLE);
            Operation read = AppendHistory.lateRead(history);
            String answer = String.valueOf(read.result());
            for (String wrong : List.of("nothing", answer.substring(answer.indexOf(',') + 1))) {
                List<Operation> other = new ArrayList<>(history);
                other.set(history.indexOf(read), read.ended(Outcome.OK, wrong, read.returnNanos()));
                Verdict verdict = HistoryCheck.of(other);
                assertThat(verdict).isInstanceOf(Verdict.NotLinearizable.class);
                Counterexample shown = ((Verdict.NotLinearizable) verdict).counterexample();
                assertThat(shown.culprit().result()).isEqualTo(wrong);
                assertThat(shown.operations()).hasSizeLessThan(60);
            }
        }
    }

    /** Puts, appends, deletes and cas, some of them with unknown outcome, and reads of it all. */
    @Test
    @Tag("slow")
    void whatFiftyClientsDoInAllWaysIsJudgedRightOrWrong() {
        for (long seed = 1; seed <= 4; seed++) {
            RandomHistory random = new RandomHistory(seed, 50, 5, seed != 4).withNewValues();
            List<Operation> history = random.operations(2_000, 50);
            assertThat(HistoryCheck.of(history)).as("seed %d", seed).isEqualTo(LINEARIZABLE);
            List<Operation> reads = new ArrayList<>(history);
            reads.removeIf(one -> one.kind() != Operation.Kind.GET
                    || !one.isAnswered()
                    || one.result() == null
                    || !one.key().equals("k1"));
            Operation late = reads.get(reads.size() - 5);
            for (String wrong : List.of("nothing", String.valueOf(reads.get(5).result()))) {
                List<Operation> other = new ArrayList<>(history);
                other.set(history.indexOf(late), late.ended(Outcome.OK, wrong, late.returnNanos()));
                assertThat(HistoryCheck.of(other))
                        .as("seed %d, %s", seed, wrong)
                        .isInstanceOf(Verdict.NotLinearizable.class);
            }
        }
    }

    @Test
    void pendingWritesThatNobodySeesAreNoWayOut() {
        List<Operation> history = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            history.add(of(
                    "c" + number, Operation.Kind.PUT, "v" + number, null, number, Operation.NEVER));
        }
        long call = 1_000;
        for (String seen : List.of("v1", "v2", "v3", "v2", "v1")) {
            history.add(of("r", Operation.Kind.GET, "", seen, call, call + 1));
            call += 2;
        }
        assertThat(HistoryCheck.of(history)).isInstanceOf(Verdict.NotLinearizable.class);
        assertThat(HistoryCheck.of(history.subList(0, 303))).isEqualTo(LINEARIZABLE);
    }

    /** Of what has returned later than that, nobody knows yet that it must find its value. */
    @Test
    void whatIsReadLaterMayBeWrittenLater() {
        LiveCheck live = new LiveCheck(true);
        List<Operation> history = pairsOfAppends(20);
        assertThat(Replayed.firstBadReturn(history, live)).isEqualTo(-1);
        history.add(of("c5", Operation.Kind.APPEND, "z", null, 999, Operation.NEVER));
        history.add(of("r", Operation.Kind.GET, "", "late", 1_000, 2_000));
        history.add(of("c3", Operation.Kind.GET, "", wholeOf(20), 1_001, 1_002));
        history.add(of("c4", Operation.Kind.PUT, "late", null, 1_010, 1_011));
        assertThat(Replayed.firstBadReturn(history, new LiveCheck(true))).isEqualTo(-1);
    }

    private static String wholeOf(int pairs) {
        StringBuilder whole = new StringBuilder();
        for (int pair = 0; pair < pairs; pair++) {
            whole.append((char) ('a' + pair % 26)).append('-');
        }
        return whole.toString();
    }

    /** The live check too: it looks for one way where there are too many. */
    @Test
    @Tag("slow")
    void whileItHappensTheSameIsSaid() {
        LiveCheck live = new LiveCheck(true);
        List<Operation> history = pairsOfAppends(20);
        assertThat(Replayed.firstBadReturn(history, live)).isEqualTo(-1);
        history.add(of("c3", Operation.Kind.GET, "", "nothing of it", 1_000, 1_001));
        assertThat(Replayed.firstBadReturn(history, new LiveCheck(true))).isEqualTo(1_001);
    }
}
