package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import raftarium.trace.Outcome;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Histories checked while they happen. */
class LiveCheckTest {
    private final LiveCheck check = new LiveCheck(true);

    @Test
    void theHandMadeHistoriesAreJudgedAsTheirHeadersSay() throws Exception {
        try (InputStream in = getClass().getResourceAsStream("histories.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Notation history : Notation.parse(text)) {
                long bad = Replayed.firstBadReturn(history.operations(), new LiveCheck(true));
                assertThat(bad == -1).as(history.name()).isEqualTo(history.isGood());
            }
        }
    }

    /** The moment is that of the first beginning of the history that isn't linearizable. */
    @Test
    void aViolationIsSeenAtTheReturnThatMakesIt() {
        int bad = 0;
        for (long seed = 1; seed <= RandomHistory.SEEDS / 4; seed++) {
            RandomHistory random = new RandomHistory(seed, 3, 1, true);
            List<Operation> history = random.mutated(random.operations(6, 5));
            long expected = firstBadReturnByBruteForce(history);
            assertThat(Replayed.firstBadReturn(history, new LiveCheck(true)))
                    .as("seed %d: %s", seed, history)
                    .isEqualTo(expected);
            bad += expected >= 0 ? 1 : 0;
        }
        assertThat(bad).isGreaterThan((int) RandomHistory.SEEDS / 40);
    }

    private static long firstBadReturnByBruteForce(List<Operation> history) {
        List<Long> returns = new ArrayList<>();
        for (Operation operation : history) {
            boolean ends = operation.returnNanos() != Operation.NEVER;
            returns.add(ends ? operation.returnNanos() : operation.callNanos() + 20);
        }
        returns.sort(Comparator.naturalOrder());
        for (long now : returns) {
            List<Operation> known = new ArrayList<>();
            for (Operation operation : history) {
                if (operation.callNanos() <= now) {
                    known.add(operation.returnNanos() > now ? operation.unanswered() : operation);
                }
            }
            if (!BruteForce.isLinearizable(known)) {
                return now;
            }
        }
        return -1;
    }

    @Test
    void longHistoriesThatAreLinearizableAreFoundToBe() {
        for (long seed = 1; seed <= RandomHistory.SEEDS / 400; seed++) {
            RandomHistory random = new RandomHistory(seed, 5, 2, seed % 2 == 0);
            List<Operation> history = random.operations(400, seed % 3 == 0 ? 25 : 0);
            LiveCheck live = new LiveCheck(true);
            assertThat(Replayed.firstBadReturn(history, live))
                    .as("seed %d", seed)
                    .isEqualTo(-1);
        }
    }

    @Test
    void whatIsOpenMayHaveTakenEffect() {
        Operation put = called("a", Operation.Kind.PUT, "1", 1);
        Operation get = called("b", Operation.Kind.GET, "", 2);
        check.called(1, put);
        check.called(2, get);
        assertThat(check.returned(2, get.ended(Outcome.OK, "1", 3))).isNull();
        Counterexample broken = check.returned(1, put.ended(Outcome.FAILED, null, 4));
        assertThat(broken).isNotNull();
        assertThat(broken.sentence()).contains("b's get answered 1, not none");
    }

    @Test
    void ofAResumedStoreNobodyKnowsWhatItHasUntilItIsRead() {
        LiveCheck resumed = new LiveCheck(false);
        Operation first = called("a", Operation.Kind.GET, "", 1);
        Operation second = called("a", Operation.Kind.GET, "", 3);
        resumed.called(1, first);
        assertThat(resumed.returned(1, first.ended(Outcome.OK, "7", 2))).isNull();
        resumed.called(2, second);
        assertThat(resumed.returned(2, second.ended(Outcome.OK, null, 4))).isNotNull();
    }

    @Test
    void whileAnOperationStaysOpenOnlySoMuchIsRemembered() {
        check.called(0, queued("a", Operation.Kind.PUSH, "m", 0));
        for (int number = 2; number < 4_010; number++) {
            Operation pop = queued("b", Operation.Kind.POP, "", number);
            check.called(number, pop);
            check.returned(number, pop.ended(Outcome.OK, null, number));
            if (number == 3_990) {
                assertThat(check.verdict()).isEqualTo(new Verdict.Linearizable());
            }
        }
        assertThat(check.verdict())
                .isEqualTo(new Verdict.Unknown(
                        "",
                        "the queue",
                        "more than 8000 calls and returns since all outcomes were known"));
        LiveCheck ofKey = new LiveCheck(true);
        ofKey.called(1, called("a", Operation.Kind.PUT, "1", 0));
        for (int number = 2; number < 10_010; number++) {
            Operation get = called("b", Operation.Kind.GET, "", number);
            ofKey.called(number, get);
            ofKey.returned(number, get.ended(Outcome.OK, null, number));
            if (number == 9_990) {
                assertThat(ofKey.verdict()).isEqualTo(new Verdict.Linearizable());
            }
        }
        assertThat(ofKey.verdict()).isInstanceOf(Verdict.Unknown.class);
    }

    /** A queue's answer waits for those that were open; who asks wants to know now. */
    @Test
    void whatIsOpenIsGivenUpWhereTheVerdictIsAsked() {
        Operation push = queued("a", Operation.Kind.PUSH, "m", 1);
        Operation pop = queued("b", Operation.Kind.POP, "", 2);
        check.called(1, push);
        check.called(2, pop);
        assertThat(check.returned(2, pop.ended(Outcome.OK, "1 m", 3))).isNull();
        assertThat(check.verdict()).isEqualTo(new Verdict.Linearizable());
        Operation other = queued("b", Operation.Kind.POP, "", 4);
        check.called(3, other);
        assertThat(check.returned(3, other.ended(Outcome.OK, "7 x", 5))).isNull();
        assertThat(check.verdict()).isInstanceOf(Verdict.NotLinearizable.class);
        assertThat(check.verdict()).as("again").isInstanceOf(Verdict.NotLinearizable.class);
        assertThat(check.returned(1, push.ended(Outcome.OK, "1", 6))).isNotNull();
        assertThat(check.verdict()).isInstanceOf(Verdict.NotLinearizable.class);
    }

    private static Operation queued(String client, Operation.Kind kind, String value, long now) {
        return new Operation(
                client, kind, "", value, "", null, now, Operation.NEVER, Outcome.PENDING, null);
    }

    @Test
    @Tag("slow")
    void hundredsOfWritesThatMayComeYetAreNoLimit() {
        for (int number = 0; number < 300; number++) {
            Operation put = called("a", Operation.Kind.PUT, "" + number, number);
            check.called(number, put);
            check.returned(number, put.ended(Outcome.UNKNOWN, null, Operation.NEVER));
        }
        assertThat(read(300, "299", 400)).isNull();
        assertThat(read(301, "17", 402)).isNull();
        assertThat(read(302, "17", 404)).isNull();
        assertThat(check.verdict()).isEqualTo(new Verdict.Linearizable());
        assertThat(read(303, "299", 406)).isNotNull();
    }

    private Counterexample read(long id, String answer, long now) {
        Operation get = called("b", Operation.Kind.GET, "", now);
        check.called(id, get);
        return check.returned(id, get.ended(Outcome.OK, answer, now + 1));
    }

    private static Operation called(String client, Operation.Kind kind, String value, long now) {
        return new Operation(
                client, kind, "x", value, "", null, now, Operation.NEVER, Outcome.PENDING, null);
    }
}
