package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

class RulesTest {
    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleCanBeTurnedOffByItself(Rule rule) {
        Rules rules = Rules.without(List.of(rule));
        assertThat(rules.off()).containsExactly(rule);
        assertThat(rules.on(rule)).isFalse();
        assertThat(rules.modified()).isTrue();
        assertThat(rules.label()).isEqualTo("modified Raft (without " + rule.key() + ")");
        assertThat(rules.with(rule, true)).isEqualTo(Rules.ALL);
        assertThat(Rules.ALL.with(rule, false)).isEqualTo(rules);
        assertThat(Rule.of(rule.key())).contains(rule);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleSaysWhatItIsAndWhatIsWithoutIt(Rule rule) {
        assertThat(rule.section()).matches("[0-9]+(\\.[0-9]+)*");
        assertThat(rule.sentence()).isNotBlank();
        assertThat(rule.off()).isNotBlank();
    }

    @Test
    void allRulesTogetherAreRaft() {
        assertThat(Rules.ALL.modified()).isFalse();
        assertThat(Rules.ALL.label()).isEqualTo("Raft");
    }

    @Test
    void aRuleCanBeTurnedOffWhileTheNodeRuns() {
        Subject subject = Subject.withLog(3, 1, 1);
        subject.node.setRules(Rules.without(List.of(Rule.UP_TO_DATE_VOTE)));
        subject.receive(Subject.requestVote(2, 5, 0, 0)).sync();
        assertThat(subject.last(Message.RequestVoteReply.class).voteGranted()).isTrue();
    }
}
