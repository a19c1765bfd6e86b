package raftarium.check.mit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.raft.RaftConfig;
import raftarium.raft.Rule;
import raftarium.raft.Rules;

import java.util.List;

/** Each kind of bound fails when what it is for doesn't work. */
class MitBoundsTest {
    private static final long SEED = 1;

    private static String without(Rule rule, MitScenario scenario) {
        RaftConfig config = Mit.CONFIG.withRules(Rules.without(List.of(rule)));
        return Mit.run(scenario, SEED, config).failure();
    }

    private static String withHeartbeat(int millis, long seed) {
        RaftConfig config =
                Mit.CONFIG.withTimes(400_000_000, 800_000_000, millis * Lab.MILLISECOND);
        return Mit.run(MitScenario.COUNT, seed, config).failure();
    }

    @Test
    void aFailureSaysWhatWasExpectedWhatCameWhenAndWithWhichSeed() {
        assertThat(without(Rule.COMMIT_MAJORITY, MitScenario.FOLLOWER_FAILURE))
                .matches("expected no node to apply command 4, got 1 that did"
                        + " at \\d+\\.\\d{3} s, seed 1");
    }

    @Test
    void thereMustBeALeaderWithinFiveSeconds() {
        assertThat(without(Rule.RANDOM_TIMEOUTS, MitScenario.INITIAL_ELECTION))
                .startsWith("expected a leader within 5 s, got none");
    }

    @Test
    void aCommandMustBeAgreedOnWithinTenSeconds() {
        assertThat(without(Rule.RANDOM_TIMEOUTS, MitScenario.REJOIN))
                .startsWith("expected agreement of 3 nodes on a command, got nobody who leads")
                .contains(" at 10.");
    }

    @Test
    void requestsAreCountedInAnIdleSecondAndToElect() {
        assertThat(withHeartbeat(30, 1))
                .startsWith("expected 60 requests at most in an idle second, got 6");
        assertThat(withHeartbeat(5, 2))
                .startsWith("expected 1 to 30 requests to elect a leader, got ");
    }

    @Test
    void aConflictMustNotBeRepairedEntryByEntry() {
        assertThat(without(Rule.FAST_BACKUP, MitScenario.BACKUP))
                .startsWith("expected 30 refused AppendEntries at most");
    }

    @Test
    void whoeverKeepsUpNeedsNoSnapshot() {
        RaftConfig one = new RaftConfig(
                400_000_000, 800_000_000, 100_000_000, 1, 1, 1, Rules.PAPER, false, 100_000);
        assertThat(Mit.run(MitScenario.SNAPSHOT_BASIC, SEED, one).failure())
                .startsWith("expected no InstallSnapshot");
    }

    @Test
    void aBrokenPropertyEndsAScenario() {
        assertThat(without(Rule.TRUNCATE_ON_CONFLICT, MitScenario.REJOIN))
                .startsWith("expected state-machine-safety to hold, got at index 3 n");
    }

    @Test
    void theSameScenarioAndSeedGiveTheSameResult() {
        MitResult first = Mit.run(MitScenario.UNRELIABLE_CHURN, 7);
        assertThat(Mit.run(MitScenario.UNRELIABLE_CHURN, 7)).isEqualTo(first);
        assertThat(Mit.run(MitScenario.UNRELIABLE_CHURN, 8).digest()).isNotEqualTo(first.digest());
    }
}
