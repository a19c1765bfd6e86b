package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/** repeat, if, maybe, note and exit. */
class BlocksTest {
    private final Lab lab = Lab.fresh();

    @AfterEach
    void leave() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'repeat 3; note a; end', a a a",
        "'repeat 0; note a; end; note b', b",
        "'repeat 2; note a; repeat 2; note b; end; note c; end', a b b c a b b c",
        "'if no leader; note a; else; note b; end', a",
        "'if leader; note a; else; note b; end', b",
        "'if leader; note a; end; note c', c",
        "'if no leader; else; note b; end', ''",
        "'if leader; note a; else; if leader; note b; else; note c; end; note d; end', c d",
        "'if no leader; if leader; note a; else; note b; end; else; note c; end', b",
        "'repeat 2; if term = 0; note a; end; run 1s; end', 'a|1.000 s|2.000 s'",
        "'maybe 100% note a; note b', a b",
        "'maybe 0% note a; note b', b",
        "'repeat 2; maybe 100% note a; end', a a",
        "'note a; exit; note b', a",
        "'repeat 9; note a; exit; end; note b', a",
        "'repeat 2; end', ''",
    })
    void blocksAreCarriedOutAsTheyStand(String script, String notes) {
        String wanted = notes.contains("|") ? notes.replace('|', '\n') : notes.replace(' ', '\n');
        assertThat(lab.ok(script)).isEqualTo(wanted);
    }

    @Test
    void blocksMayGoOverLines() {
        assertThat(lab.ok("""
                        repeat 2 # twice
                          note a
                          if leader # not yet

                            note b
                          else
                         note c
                        end
                        end
                        """)).isEqualTo("a\nc\na\nc");
    }

    @Test
    void maybeIsDrawnFromTheSeed() {
        String script = "repeat 200; maybe 30% note hit; end";
        long hits = lab.ok(script).lines().count();
        assertThat(hits).isBetween(35L, 85L);
        try (Lab again = Lab.fresh()) {
            List<Long> rounds = new ArrayList<>();
            assertThat(again.ok(script).lines().count()).isEqualTo(hits);
            for (int round = 0; round < 5; round++) {
                rounds.add(again.ok(script).lines().count());
            }
            assertThat(rounds.stream().distinct().count()).isGreaterThan(1);
        }
    }

    @Test
    void maybePassesOverAnEmptySetWithANote() {
        assertThat(lab.ok("maybe 100% restart down; note b"))
                .contains("skipped: 'down' is no node")
                .endsWith("b");
        assertThat(lab.ok("maybe 100% crash stale-leader")).contains("skipped");
        assertThat(lab.ok("crash all; maybe 100% crash random; maybe 100% pause n1; note b"))
                .contains("skipped: 'random'")
                .contains("skipped: n1 is")
                .endsWith("b");
    }

    @Test
    void maybeForgivesNoOtherMistake() {
        assertThat(lab.type("maybe 100% crash n9; note b").status())
                .isEqualTo(Reply.Status.MISTAKE);
        assertThat(lab.type("maybe 100% crash n9; note b").output())
                .contains("there is no n9")
                .doesNotContain("b\n");
        lab.mistaken("maybe 100% new --nodes 1000");
        lab.ok("maybe 0% crash n9");
    }

    @Test
    void aMistakeEndsTheLineAndWhatWasDoneBeforeStays() {
        Reply reply = lab.type("note a; crash n1; repeat 3; crash n9; note b; end; note c");
        assertThat(reply.status()).isEqualTo(Reply.Status.MISTAKE);
        assertThat(reply.output())
                .contains("a\n")
                .contains("there is no n9")
                .doesNotContain("b\n")
                .doesNotEndWith("c");
        lab.holds("n1 is crashed");
        lab.ok("note the next line is read again");
    }

    @Test
    void aFailedExpectationEndsNothing() {
        Reply reply = lab.type("expect leader; note after");
        assertThat(reply.status()).isEqualTo(Reply.Status.FAILED);
        assertThat(reply.output()).endsWith("after");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "repeat 3; note a ~ this repeat has no end",
                "if leader; note a ~ this if has no end",
                "if leader; note a; else; note b ~ this if has no end",
                "end ~ 'end' without a repeat or if before it",
                "else ~ 'else' without a repeat or if before it",
                "repeat 2; else; end ~ 'end' expected, not 'else'",
                "repeat; end ~ N is missing",
                "repeat x; end ~ a whole number expected, not 'x'",
                "repeat -1; end ~ a whole number expected, not '-1'",
                "repeat 2 3; end ~ unexpected '3'",
                "if; end ~ CONDITION is missing",
                "if leader; end now ~ unexpected 'now'",
                "if leader; else now; end ~ unexpected 'now'",
                "maybe ~ P is missing",
                "maybe 20% ~ COMMAND is missing",
                "maybe 2 crash n1 ~ is no chance",
                "maybe 20% repeat 2; end ~ repeat",
                "maybe 20% if leader; end ~ if",
                "note ~ TEXT is missing",
                "exit now ~ unexpected 'now'",
            })
    void blocksThatDontFitAreMistakes(String script, String said) {
        assertThat(lab.mistaken(script)).contains(said).contains("column");
    }

    @Test
    void blocksStandAtMostSixtyFourDeepAndThatIsAllThatIsSaid() {
        String deep = "repeat 1; ".repeat(64) + "note a; " + "end; ".repeat(64);
        assertThat(lab.ok(deep)).isEqualTo("a");
        Interpreter.Script script =
                lab.interpreter().parse("repeat 1; ".repeat(65) + "end; ".repeat(65));
        assertThat(script.mistakes()).hasSize(1);
        assertThat(script.mistakes().get(0).what()).contains("64 deep");
        assertThat(script.isOpen()).isFalse();
        lab.mistaken("repeat 1; ".repeat(10_000));
    }

    @Test
    void aScriptEndsAtLast() {
        lab.ok("run 1ms");
        String before = lab.digest();
        Reply reply = lab.type("repeat 999999999999999999; end");
        assertThat(reply.status()).isEqualTo(Reply.Status.MISTAKE);
        assertThat(reply.output()).contains("repeat less");
        assertThat(lab.digest()).isEqualTo(before);
        assertThat(lab.type("repeat 1000000000; repeat 1000000000; end; end").output())
                .contains("repeat less");
    }

    @Test
    void aTextIsOpenAsLongAsABlockOrAQuoteIs() {
        assertThat(lab.interpreter().parse("repeat 2; note a").isOpen()).isTrue();
        assertThat(lab.interpreter().parse("if leader\nelse").isOpen()).isTrue();
        assertThat(lab.interpreter().parse("put x 'a").isOpen()).isTrue();
        assertThat(lab.interpreter().parse("repeat 2; note a; end").isOpen()).isFalse();
        assertThat(lab.interpreter().parse("frobnicate").isOpen()).isFalse();
    }
}
