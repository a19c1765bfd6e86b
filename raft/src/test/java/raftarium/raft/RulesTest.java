package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;

class RulesTest {
    private static List<Rule> ofThePaper() {
        return Arrays.stream(Rule.values()).filter(Rule::isOnByDefault).toList();
    }

    @ParameterizedTest
    @MethodSource("ofThePaper")
    void everyRuleOfThePaperCanBeTurnedOffByItself(Rule rule) {
        Rules rules = Rules.without(List.of(rule));
        assertThat(rules.off()).containsExactly(rule);
        assertThat(rules.on(rule)).isFalse();
        assertThat(rules.modified()).isTrue();
        assertThat(rules.label()).isEqualTo("modified Raft (without " + rule.key() + ")");
        assertThat(rules.with(rule, true)).isEqualTo(Rules.PAPER);
        assertThat(Rules.PAPER.with(rule, false)).isEqualTo(rules);
        assertThat(Rule.of(rule.key())).contains(rule);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleSaysWhatItIsAndWhatIsWithoutIt(Rule rule) {
        assertThat(rule.section()).matches("(dissertation )?[0-9]+(\\.[0-9]+)*");
        assertThat(rule.sentence()).isNotBlank();
        assertThat(rule.off()).isNotBlank();
    }

    @Test
    void whatTheDissertationAddsIsOffUnlessTurnedOnAndIsRaftEitherWay() {
        for (Rule rule : List.of(Rule.PRE_VOTE, Rule.CHECK_QUORUM)) {
            assertThat(Rules.PAPER.off(rule)).isTrue();
            assertThat(Rules.PAPER.with(rule, true).on(rule)).isTrue();
            assertThat(Rules.PAPER.with(rule, true).modified()).isFalse();
            assertThat(Rules.without(List.of(rule))).isEqualTo(Rules.PAPER);
        }
    }

    @Test
    void theRulesOfThePaperAreRaft() {
        assertThat(Rules.PAPER.modified()).isFalse();
        assertThat(Rules.PAPER.label()).isEqualTo("Raft");
    }

    @Test
    void aRuleCanBeTurnedOffWhileTheNodeRuns() {
        Subject subject = Subject.withLog(3, 1, 1);
        subject.now = subject.config.electionMinNanos();
        subject.node.setRules(Rules.without(List.of(Rule.UP_TO_DATE_VOTE)));
        subject.receive(Subject.requestVote(2, 5, 0, 0)).sync();
        assertThat(subject.last(Message.RequestVoteReply.class).voteGranted()).isTrue();
    }
}
