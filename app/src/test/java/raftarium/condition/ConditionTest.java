package raftarium.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.command.Lab;

/** Each condition, when it holds and when it doesn't, in a cluster of three. */
class ConditionTest {
    private Lab lab = Lab.settled(3);

    /** The leader, and the two others. */
    private String leader;

    private String one;
    private String other;

    @BeforeEach
    void names() {
        leader = "n" + lab.leader();
        one = "n" + lab.nodes("followers").get(0);
        other = "n" + lab.nodes("followers").get(1);
    }

    @AfterEach
    void leave() {
        lab.close();
    }

    @Test
    void thereIsALeaderIfAMajorityFollowsIt() {
        lab.holds("leader");
        lab.doesNotHold("no leader");
        lab.ok("crash " + one);
        lab.holds("leader");
        lab.ok("crash " + other);
        assertThat(lab.fails("expect leader"))
                .contains(leader + " leads in term 1, 0 of the others follow");
        lab.doesNotHold("no leader");
        lab.ok("crash " + leader);
        lab.doesNotHold("leader");
        lab.holds("no leader");
    }

    @Test
    void whatIsWorthSeeingIsACondition() {
        lab.holds("split votes = 0 and not figure 8");
        assertThat(lab.fails("expect split votes > 0")).contains("split votes is 0");
        assertThat(lab.fails("expect figure 8"))
                .contains("no entry that a majority had on disk has been overwritten");
        assertThat(lab.mistaken("expect figure 9")).contains("'8' expected, not '9'");
        assertThat(lab.mistaken("expect split vote > 1")).contains("'votes' expected, not 'vote'");
    }

    @Test
    void aFrozenLeaderIsNone() {
        lab.ok("pause " + leader);
        lab.holds("no leader and not leader");
        lab.ok("resume " + leader);
        lab.holds("leader");
    }

    @Test
    void aNodeIsInARole() {
        lab.holds(leader + " is leader");
        lab.holds("leader is leader");
        lab.holds("followers is follower");
        lab.doesNotHold("all is follower");
        lab.doesNotHold(one + " is leader");
        lab.doesNotHold(one + " is candidate");
        lab.ok("crash " + one + "; pause " + other);
        lab.holds(one + " is crashed");
        lab.holds(other + " is paused");
        lab.holds("down is crashed");
        lab.doesNotHold(one + "," + other + " is crashed");
        lab.doesNotHold(other + " is follower");
        lab.doesNotHold(one + " is failed");
    }

    @Test
    void aNodeThatStandsForElectionIsACandidate() {
        lab.ok("isolate " + one + "; run 1s");
        lab.holds(one + " is candidate");
        lab.holds(one + " term > 2");
        lab.holds(one + " votes = 1");
        lab.doesNotHold(one + " votes = 2");
    }

    @Test
    void figuresOfNodesAreCompared() {
        lab.ok("put x 1; run 200ms");
        lab.holds("all term = 1");
        lab.holds("all commit = 2");
        lab.holds("all applied = 2");
        lab.holds("all first = 1");
        lab.holds("all last = 2");
        lab.holds("all snapshot = 0");
        lab.holds("all commit != 3 and all commit < 3 and all commit <= 2 and all commit > 1");
        lab.ok("isolate " + one + "; put y 1");
        lab.doesNotHold("all last = 3");
        lab.holds(leader + "," + other + " last = 3");
        assertThat(lab.fails("expect all commit >= 3")).contains(one + " commit is 2");
    }

    @Test
    void theHighestAmongRunningNodesIsCompared() {
        lab.ok("put x 1; put y 1");
        lab.holds("committed = 3");
        lab.holds("term = 1");
        assertThat(lab.fails("expect committed > 3")).contains("committed is 3");
        lab.ok("isolate " + one + "; run 1s");
        lab.holds("term > 1");
        lab.ok("crash " + one);
        lab.holds("term = 1");
        lab.ok("crash all");
        lab.doesNotHold("term >= 0");
        lab.doesNotHold("committed >= 0");
    }

    @Test
    void logsAgreeIfRunningNodesHaveTheSame() {
        lab.ok("put x 1; run 200ms");
        lab.holds("logs agree");
        lab.ok("isolate " + one + "; put y 1; run 200ms");
        assertThat(lab.fails("expect logs agree")).contains(one + " ends at 2/1, commit 2");
        lab.ok("crash " + one);
        lab.holds("logs agree");
        lab.ok("crash all");
        lab.doesNotHold("logs agree");
    }

    @Test
    void valuesAreThoseOfEveryRunningNode() {
        lab.ok("put x 5; run 200ms");
        lab.holds("value x = 5");
        lab.holds("value x = 05");
        lab.holds("value x < 10 and value x != 6 and value x >= 5");
        lab.holds("value y none");
        lab.doesNotHold("value x none");
        lab.doesNotHold("value y = 5");
        lab.doesNotHold("value y != 5");
        lab.ok("isolate " + one + "; put x 6; run 200ms");
        assertThat(lab.fails("expect value x = 6")).contains(one + " has 5");
        lab.holds("value x on " + one + " = 5");
        lab.holds("value x on all except " + one + " = 6");
        lab.holds("value z on " + one + " none");
        lab.ok("crash " + one);
        lab.holds("value x = 6");
        lab.doesNotHold("value x on down = 5");
        lab.ok("crash all");
        lab.doesNotHold("value x = 6");
        lab.doesNotHold("value x none");
    }

    @Test
    void keysAndValuesMayBeKeywordsOrQuoted() {
        lab.ok("put on none; put none 'a b'; put '' ''; run 200ms");
        lab.holds("value on = none");
        lab.holds("value on on n1 = none");
        lab.holds("value none = 'a b' and value '' = ''");
        lab.doesNotHold("value on none");
    }

    @Test
    void theResultIsThatOfTheLastCommandThatWaited() {
        lab.doesNotHold("result none");
        lab.doesNotHold("result ok");
        lab.ok("put x 7; get x");
        lab.holds("result = 7");
        lab.holds("result ok");
        lab.holds("result > 6 and result <= 7 and result != 8");
        lab.doesNotHold("result = 8");
        lab.doesNotHold("result none");
        lab.doesNotHold("result failed");
        lab.ok("put y 9 --no-wait");
        lab.holds("result = 7");
        lab.ok("get nothing");
        lab.holds("result none and result ok");
        lab.doesNotHold("result = none");
        lab.ok("put x 1 --to " + one);
        lab.holds("result failed");
        lab.doesNotHold("result ok");
        lab.doesNotHold("result none");
        lab.ok("crash " + one + "," + other + "; put x 2 --to " + leader);
        lab.holds("result unknown");
        assertThat(lab.fails("expect result ok"))
                .contains("'put x 2 --to " + leader + "' was unknown");
    }

    @Test
    void whatIsCountedIsCountedSinceTheLastMark() {
        lab.holds("elections = 1");
        lab.holds("messages > 0 and rpcs > 0 and bytes > 0");
        lab.ok("mark");
        lab.holds("elections = 0 and messages = 0 and rpcs = 0 and bytes = 0");
        lab.ok("put x " + "a".repeat(1000) + "; run 100ms");
        lab.holds("bytes >= 2000");
        lab.holds("messages > 4");
        lab.doesNotHold("elections > 0");
        lab.ok("mark; timeout " + one + "; run 500ms");
        lab.holds("elections = 1");
        assertThat(lab.fails("expect rpcs = 0")).containsPattern("rpcs is \\d+");
    }

    @Test
    void requestsAreCountedAsTheyAreSentAndAnswersAreNot() {
        lab.ok("crash " + one + "," + other + "; mark; run 500ms");
        lab.holds("rpcs > 5");
        lab.ok("restart down; until leader; run 1s; mark; run 1s");
        long rpcs = lab.session().moment().counters().rpcs();
        assertThat(lab.session().moment().counters().messages())
                .isBetween(2 * rpcs - 8, 2 * rpcs + 8);
    }

    @Test
    void notBindsTighterThanAnd() {
        lab.holds("not no leader and leader");
        lab.doesNotHold("not leader and no leader");
        lab.doesNotHold("not leader and leader");
        lab.holds("not not leader");
        lab.doesNotHold("not not not leader");
        lab.holds("leader and not no leader and not " + one + " is leader");
    }

    @Test
    void theLongestReadingWins() {
        lab.holds("leader term = 1");
        lab.holds("leader is leader and leader");
        lab.holds("leader and leader term = 1 and term = 1");
        lab.doesNotHold("leader except " + leader + " is leader");
        lab.holds("random 2 term = 1");
        lab.holds("leader , followers term = 1");
    }

    @Test
    void anEmptySetMakesAConditionFalse() {
        lab.doesNotHold("down is crashed");
        lab.doesNotHold("stale-leader term >= 0");
        lab.doesNotHold("value x on down none");
        lab.holds("not down is crashed");
        lab.ok("crash all");
        lab.doesNotHold("random is crashed");
        lab.doesNotHold("random 2 term >= 0");
    }

    @Test
    void hundredsOfNotsAreReadAndThousandsRefused() {
        lab.holds("not ".repeat(900) + "leader");
        assertThat(lab.mistaken("expect " + "not ".repeat(20_000) + "leader"))
                .contains("at most 1000 words");
    }

    @ParameterizedTest
    @CsvSource({
        "'leadr', leader",
        "'no lead', leader or violation",
        "'n1 is folower', follower",
        "'n1 is', a role",
        "'n1 terms = 1', term",
        "'n1', is",
        "'term', comparison",
        "'term 5', comparison",
        "'term == 5', '= != < <= > >='",
        "'term = x', whole number",
        "'term = 1.5', whole number",
        "'term = 99999999999999999999', whole number",
        "'logs', agree",
        "'logs disagree', agree",
        "'value', key",
        "'value x', comparison",
        "'value x =', a value",
        "'value x on = 5', a node",
        "'value x on clients = 5', clients",
        "'result', comparison",
        "'result fine', comparison",
        "'violation of-trust', election-safety",
        "'violation log-matchin', log-matching",
        "'leader and', a condition",
        "'not', a condition",
        "'leader or', a condition",
        "'leader xor no leader', xor",
        "'leader leader', leader",
        "'clients is leader', clients",
        "'\"leader\"', quoted",
    })
    void aMistakeInAConditionSaysWhatWasExpected(String condition, String said) {
        assertThat(lab.mistaken("expect " + condition)).contains(said).contains("column ");
        assertThat(lab.mistaken("until " + condition)).contains(said);
        assertThat(lab.mistaken("if " + condition + "; end")).contains(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "election-safety",
                "leader-append-only",
                "log-matching",
                "leader-completeness",
                "state-machine-safety",
                "durability"
            })
    void eachPropertyCanBeNamed(String property) {
        lab.doesNotHold("violation " + property);
        lab.holds("not violation " + property + " and no violation");
        lab.doesNotHold("violation");
    }
}
