package raftarium.check.mit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;

import java.util.function.Consumer;

/** A scenario fails when somebody disturbs it against what its bound allows. */
class DisturbedTest {
    /** Does something to the cluster at a time, or again and again from then on. */
    private static final class Disturbance implements Task {
        private final Lab lab;
        private final long everyNanos;
        private final Consumer<Lab> what;
        private long dueNanos;

        Disturbance(Lab lab, long atNanos, long everyNanos, Consumer<Lab> what) {
            this.lab = lab;
            this.everyNanos = everyNanos;
            this.what = what;
            dueNanos = atNanos;
        }

        @Override
        public long dueNanos() {
            return dueNanos;
        }

        @Override
        public void go() {
            what.accept(lab);
            dueNanos = everyNanos == 0 ? NEVER : lab.nowNanos() + everyNanos;
        }
    }

    private static void propose(Lab lab) {
        proposeToAll(lab, lab.command());
    }

    private static void proposeToAll(Lab lab, Bytes command) {
        for (int node = 1; node <= lab.nodes(); node++) {
            lab.propose(node, command);
        }
    }

    private static void fails(
            MitScenario scenario, long atMillis, long everyMillis, Consumer<Lab> what, String how) {
        Lab lab = new Lab(scenario, 1, Mit.CONFIG);
        lab.begin(new Disturbance(
                lab, atMillis * Lab.MILLISECOND, everyMillis * Lab.MILLISECOND, what));
        assertThatThrownBy(() -> scenario.play(lab))
                .isInstanceOf(UnmetExpectation.class)
                .hasMessageMatching(how);
    }

    @Test
    void theTermMayNotChangeWithoutAFailure() {
        fails(
                MitScenario.INITIAL_ELECTION,
                1500,
                900,
                lab -> {
                    lab.connect(1, 2, 3);
                    lab.disconnect(lab.host(1).leads() ? 1 : lab.host(2).leads() ? 2 : 3);
                },
                "expected term 1 still, without failures, got term \\d+");
    }

    @Test
    void nobodyMayLeadWithoutAMajority() {
        fails(
                MitScenario.RE_ELECTION,
                2500,
                100,
                lab -> lab.connect(1, 2, 3),
                "expected no leader without a majority, got n\\d, which leads");
    }

    @Test
    void commandsTakeTheNextIndexes() {
        fails(
                MitScenario.BASIC_AGREE,
                200,
                700,
                DisturbedTest::propose,
                "expected (no node to apply command \\d, got 3 that did"
                        + "|index \\d for command \\d, got \\d)");
    }

    @Test
    void bytesAreCounted() {
        Bytes large = Bytes.of(new byte[4000]);
        fails(
                MitScenario.RPC_BYTES,
                200,
                10,
                lab -> proposeToAll(lab, large),
                "expected 200000 bytes at most for 10 commands, got \\d{6} bytes");
    }

    @Test
    void requestsForCommandsAreCounted() {
        fails(
                MitScenario.COUNT,
                950,
                1,
                lab -> {
                    propose(lab);
                    propose(lab);
                    propose(lab);
                },
                "expected 42 requests at most for 10 commands, got \\d+");
    }

    @Test
    void whatALonelyLeaderTookMayNotBeApplied() {
        fails(
                MitScenario.FAIL_NO_AGREE,
                1100,
                100,
                lab -> lab.connect(1, 2, 3, 4, 5),
                "expected no node to apply command 2, got \\d that did");
    }

    @Test
    void logsMustStayShort() {
        fails(
                MitScenario.SNAPSHOT_BASIC,
                2000,
                0,
                lab -> lab.compactEvery(Long.MAX_VALUE),
                "expected less than 2000 bytes of log on every disk, got 2\\d{3} bytes");
    }
}
