package raftarium.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.sim.Chaos;
import raftarium.trace.Violation;

import java.util.List;

/** What the rules are for: without one of them, some seed breaks a property. */
class RuleHuntTest {
    @ParameterizedTest
    @CsvSource({
        "one-vote, election-safety, 20",
        "up-to-date-vote, leader-completeness, 10",
        "vote-majority, election-safety, 10",
        "step-down, election-safety, 20",
        "match-previous, log-matching, 60",
        "truncate-on-conflict, log-matching, 30",
        "commit-majority, durability, 10",
        "apply-in-order, state-machine-safety, 5",
        "snapshot-committed, durability, 10",
        "snapshot-sessions, state-machine-safety, 10",
        "joint-majorities, durability, 60",
        "one-change, leader-completeness, 200",
        "term-first, election-safety, 60",
        "no-means-no, log-matching, 20",
        "previous-exists, log-matching, 5",
        "heartbeat-check, durability, 5",
        "commit-bound, state-machine-safety, 30",
        "match-as-sent, durability, 5",
        "match-by-answer, durability, 5"
    })
    void withoutItChaosBreaksAProperty(String rule, String property, int seeds) {
        for (long seed = first(rule); seed <= seeds; seed++) {
            Chaos chaos = Chaos.ofSeed(seed, without(rule));
            chaos.run(20);
            if (breaks(chaos, property)) {
                return;
            }
        }
        assertThat(property).as("broken without %s in %d seeds", rule, seeds).isEmpty();
    }

    /** What a crash may forget breaks nothing unless the crash comes at that very moment. */
    @ParameterizedTest
    @CsvSource({
        "persist-vote, election-safety, 30",
        "persist-term, election-safety, 30",
        "persist-log, durability, 20"
    })
    void withoutItAnAmbushBreaksAProperty(String rule, String property, int seeds) {
        for (long seed = first(rule); seed <= seeds; seed++) {
            // A vote that was forgotten would else be given again when that election is over.
            Rules rules = without(rule).with(Rule.RESTART_VOTE_WAIT, false);
            Chaos chaos = Chaos.ofSeed(seed, rules);
            chaos.ambush(20_000);
            if (breaks(chaos, property)) {
                return;
            }
        }
        assertThat(property).as("broken without %s in %d seeds", rule, seeds).isEmpty();
    }

    /** Where it takes many seeds, those shortly before the first that does: 170, 19, 44 and 7. */
    private static long first(String rule) {
        return switch (rule) {
            case "one-change" -> 168;
            case "joint-majorities" -> 18;
            case "term-first" -> 43;
            case "persist-vote", "persist-term" -> 6;
            default -> 1;
        };
    }

    private static Rules without(String rule) {
        return Rules.without(List.of(Rule.of(rule).orElseThrow()));
    }

    private static boolean breaks(Chaos chaos, String property) {
        Violation violation = chaos.simulation().violation();
        return violation != null && violation.property().equals(property);
    }
}
