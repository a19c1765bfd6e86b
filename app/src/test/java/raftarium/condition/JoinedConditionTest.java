package raftarium.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.app.command.Lab;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.List;
import java.util.Optional;

/** Conditions of conditions, and figures that are compared with each other. */
class JoinedConditionTest {
    private Lab lab = Lab.settled(3);
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
    void oneOfSeveralIsEnoughForOr() {
        lab.holds("leader or no leader");
        lab.holds("no leader or leader");
        lab.doesNotHold("no leader or joint");
        assertThat(lab.fails("expect no leader or " + one + " is leader"))
                .contains(leader + " leads in term 1")
                .contains(one + " is follower");
    }

    @Test
    void andBindsTighterThanOrAndParenthesesTightest() {
        lab.holds("leader or leader and no leader");
        lab.doesNotHold("(leader or leader) and no leader");
        lab.holds("no leader and no leader or leader");
        lab.doesNotHold("no leader and (no leader or leader)");
        lab.holds("not (no leader or joint) and leader");
        lab.doesNotHold("not (no leader or leader)");
        lab.holds("not no leader or no leader");
        lab.holds("((leader) and ((not joint)))");
        lab.holds("( leader )");
    }

    @Test
    void whatIsDeniedAndHoldsIsToldAsItStands() {
        assertThat(lab.fails("expect not (leader and " + one + " is follower)"))
                .contains("follow " + leader + "; " + one + " is follower");
    }

    @Test
    void parenthesesAreWordsOfTheirOwnButNotInValues() {
        lab.ok("put x f(1); put y a) ; put z '(b' ; run 200ms");
        lab.holds("(value x = f(1))");
        lab.holds("value x = f(1)");
        lab.holds("value y = a)");
        lab.holds("(value y = 'a)' and value z = '(b' )");
        assertThat(lab.mistaken("expect (value z = '(b')")).contains("')'");
    }

    @Test
    void aConditionIsTypedAgainAsItWas() throws Exception {
        for (String typed : List.of(
                "(leader or joint) and not (n1 last > 3)",
                "value x = 'a b' and (value y = \"c d\" )",
                "count all with (is voter and (last >= n1 last - 1)) >= 2",
                "(value x = f(1))")) {
            String again = line(typed);
            assertThat(line(again)).isEqualTo(again);
            assertThat(again.replace('"', '\'')).isEqualTo(typed.replace('"', '\''));
        }
    }

    private static String line(String typed) throws MistakeException {
        Words words = words(typed);
        ConditionParser.parse(words);
        words.end();
        return ConditionParser.line(words.since(0));
    }

    private static Words words(String typed) throws MistakeException {
        return new Words(new Word("", false, 1, 1), Lexer.statements(typed).get(0));
    }

    @Test
    void figuresAreComparedWithFigures() {
        lab.ok("put x 1; run 200ms");
        lab.holds(leader + " last = " + one + " last");
        lab.holds(one + " match = leader last");
        lab.holds("leader next = leader last + 1");
        lab.holds("followers match = leader last and leader last = followers match");
        lab.ok("isolate " + one + "; put y 1");
        lab.holds("leader last > " + one + " last");
        lab.doesNotHold("leader last > followers last");
        lab.doesNotHold("followers last = leader last");
        lab.holds(one + " last = leader last - 1");
        lab.holds("leader last - " + one + " last = 1");
        lab.holds("3 = leader last and 1 + 2 = leader last + 1 - 1");
        lab.holds("term = leader term and committed >= all commit");
        assertThat(lab.fails("expect " + one + " last > leader last"))
                .contains(one + " last is 2, " + leader + " last is 3");
        lab.doesNotHold("stale-leader last = stale-leader last");
        lab.doesNotHold("leader last > stale-leader last");
        lab.ok("crash all");
        lab.doesNotHold(one + " match >= 0 - 5");
        lab.doesNotHold("1 > term");
    }

    @Test
    void whatIsAddedIsOfOneNode() {
        assertThat(lab.type("expect leader last + followers last > 1").output())
                .contains("of one node, not of 2");
    }

    @Test
    void sumsStayAtTheEndsOf64Bits() {
        lab.holds("9223372036854775807 + 1 = 9223372036854775807");
        lab.holds("-9223372036854775808 - 1 = -9223372036854775808");
        lab.holds("0 - -9223372036854775808 = 9223372036854775807");
        lab.holds("-1 - -9223372036854775808 = 9223372036854775807");
        lab.holds("5 - 7 = -2 and 5 + -7 = -2");
    }

    @Test
    void aFigureHasAValueUnlessNobodyHasItOrTheyDiffer() throws Exception {
        lab.ok("put x 1; run 200ms");
        assertThat(value("leader last")).contains(2L);
        assertThat(value("all last")).contains(2L);
        assertThat(value("7 - 3")).contains(4L);
        assertThat(value("stale-leader last")).isEmpty();
        lab.ok("isolate " + one + "; put y 1");
        assertThat(value("all last")).isEmpty();
        assertThat(value("leader last - " + one + " last")).contains(1L);
        assertThat(value("count all with (last = 3)")).contains(2L);
        lab.ok("crash all");
        assertThat(value("term")).isEmpty();
    }

    private Optional<Long> value(String typed) throws MistakeException {
        Words words = words(typed);
        Figure figure = Figure.parse(words);
        words.end();
        return figure.value(lab.session().moment());
    }

    @Test
    void whomANodeVotedForIsACondition() {
        lab.holds(leader + " vote = " + leader);
        lab.holds(leader + " vote != none");
        lab.holds("all vote = leader");
        lab.doesNotHold("all vote != leader");
        lab.doesNotHold("all vote = " + one);
        assertThat(lab.fails("expect " + one + " vote = " + other))
                .contains(one + " votes for " + leader + " in term 1");
        lab.doesNotHold("down vote = leader");
        lab.doesNotHold(one + " vote = down");
        lab.ok("isolate " + one + "; run 1s; isolate " + other + "; heal");
        lab.ok("new --nodes 3 --seed 1");
        lab.holds("all vote = none");
        assertThat(lab.fails("expect n1 vote = n2")).contains("n1 has voted for nobody in term 0");
    }

    @Test
    void theTermOfAnEntryIsAFigure() {
        lab.ok("put x 1; put y 1; run 200ms");
        lab.holds("all term at 2 = 1");
        lab.doesNotHold("all term at 4 = 1");
        lab.doesNotHold("all term at 0 = 0");
        lab.doesNotHold("all term at -1 = 0");
        lab.holds("leader term at leader last = leader term");
        lab.ok("timeout " + one + "; until " + one + " is leader; run 200ms");
        lab.holds(one + " term at 3 < " + one + " term at 4");
        assertThat(lab.fails("expect n1 term at 9 = 1")).contains("n1 has no entry at index 9");
        lab.ok("compact n1");
        lab.holds("n1 term at n1 snapshot >= 1");
        lab.doesNotHold("n1 term at 1 = 1");
    }

    @Test
    void nodesOfWhichAConditionHoldsAreCounted() {
        lab.ok("put x 1; run 200ms; isolate " + one + "; put x 2; run 100ms");
        lab.holds("count all with (last >= 3) = 2");
        lab.holds("count all with (is follower) = 2 and count all with (is leader) = 1");
        lab.holds("count all with (is voter and not last >= 3) = 1");
        lab.holds("count all with (last >= 3 or is follower) = 3");
        lab.holds("count all with (last = leader last) = 2");
        lab.holds("count all with (vote = leader) = count all with (is voter)");
        lab.holds(
                "count all with (value x = 2) = 2 and count all with (value x on leader = 2) = 3");
        lab.holds("count all with (match < leader last) = 1");
        lab.holds("count down with (is crashed) = 0");
        lab.holds("count all with (count all with (is leader) = 1) = 3");
        lab.holds("count all with (last = 2) - 1 = 0");
        assertThat(lab.fails("expect count all with (last >= 3) = 3"))
                .contains("it is so of 2 of them (")
                .contains(leader)
                .doesNotContain(one);
    }

    @ParameterizedTest
    @CsvSource({
        "'(leader', ')'",
        "'(leader no', ')'",
        "'()', a condition",
        "'leader)', leader)",
        "'n1 last > n2', a figure of",
        "'n1 last > n2 is', a figure of",
        "'n1 last > lst', whole number or a figure",
        "'n1 last > 1 + ', whole number or a figure",
        "'n1 last > 1 - x', whole number or a figure",
        "'n1 last + 1', a comparison",
        "'n1 vote', = or !=",
        "'n1 vote > n2', = or !=",
        "'n1 vote = nobody', a node",
        "'n1 term at = 3', whole number or a figure",
        "'count all', with",
        "'count all with last > 3', in parentheses",
        "'count all with (last > 3', ')'",
        "'count all with (last > 3)', comparison",
        "'count with (last > 3) = 1', a node",
        "'1 = 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1', at most 8",
        "'3', comparison",
    })
    void aMistakeSaysWhatWasExpected(String condition, String said) {
        assertThat(lab.mistaken("expect " + condition)).contains(said).contains("column ");
        assertThat(lab.mistaken("if " + condition + "; end")).contains(said);
    }

    @Test
    void parenthesesAreCountedAndTooManyRefusedInALine() {
        lab.holds("(".repeat(32) + "leader" + ")".repeat(32));
        for (int depth : new int[] {33, 400, 10_000, 100_000}) {
            String deep = "(".repeat(depth) + "leader" + ")".repeat(depth);
            assertThat(lab.mistaken("expect " + deep))
                    .contains("at most 32 deep")
                    .hasLineCount(1);
            assertThat(lab.mistaken("expect not " + "( not ".repeat(400) + "leader"))
                    .contains("at most 32 deep");
        }
        assertThat(lab.mistaken("expect " + "count all with (".repeat(40) + "last > 1"))
                .contains("at most 32 deep");
        assertThat(lab.mistaken("expect " + "n1 term at ".repeat(200) + "1 = 1"))
                .contains("at most 32 deep");
    }

    @Test
    void theyAreProposedWhereTheyMayStand() {
        assertThat(proposed("until (le")).contains("leader");
        assertThat(proposed("until ((n1 la")).contains("last");
        assertThat(proposed("until (n1 is leader o")).contains("or");
        assertThat(proposed("until n1 last > n2 ma")).contains("match");
        assertThat(proposed("until n1 last > co")).contains("committed", "count");
        assertThat(proposed("until count all with (la")).contains("last");
        assertThat(proposed("until count all with (is vo")).contains("voter");
        assertThat(proposed("until n1 vo")).contains("vote", "votes");
        assertThat(proposed("until n1 vote = no")).contains("none");
        assertThat(proposed("until n1 term a")).contains("at");
        assertThat(proposed("until (n1,lea")).contains("leader");
    }

    private List<String> proposed(String line) {
        return lab.interpreter()
                .completer()
                .complete(line, line.length(), raftarium.app.command.KnownNames.of(lab.session()))
                .texts();
    }
}
