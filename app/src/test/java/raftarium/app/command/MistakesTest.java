package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;

/** Mistakes are found early, told in a line with their place, and do nothing. */
class MistakesTest {
    private final Lab lab = Lab.settled();

    @AfterEach
    void leave() {
        lab.close();
    }

    @Test
    void allThatCanBeFoundAreListedInTheOrderOfTheTextBeforeAnythingRuns() {
        Interpreter.Script script = lab.interpreter().parse("""
                        run 5
                        put x 1
                          repeat 2
                         crsh n1; expect leadr
                        repeat x
                        end
                        put x 'a""");
        assertThat(script.mistakes())
                .extracting(MistakeException::words)
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith("line 1, column 5: ")
                                .contains("'5' is no time"),
                        one -> assertThat(one)
                                .startsWith("line 4, column 2: ")
                                .contains("did you mean 'crash'?"),
                        one -> assertThat(one)
                                .startsWith("line 4, column 18: ")
                                .contains("did you mean 'leader'?"),
                        one -> assertThat(one)
                                .startsWith("line 5, column 8: ")
                                .contains("whole number"),
                        one -> assertThat(one)
                                .startsWith("line 7, column 7: ")
                                .contains("isn't closed"));
        String before = lab.digest();
        assertThat(lab.type("put x 1; run 5").status()).isEqualTo(Reply.Status.MISTAKE);
        assertThat(lab.digest()).isEqualTo(before);
    }

    @Test
    void blocksWithoutAnEndAreToldInOrderToo() {
        Interpreter.Script script = lab.interpreter().parse("repeat 2\nfoo\nif leader\nbar");
        assertThat(script.mistakes())
                .extracting(MistakeException::line)
                .containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "crsh n1 ~ 1 ~ did you mean 'crash'?",
                "statsu ~ 1 ~ did you mean 'status'?",
                "Run 1s ~ 1 ~ did you mean 'run'?",
                "frobnicate ~ 1 ~ 'help' lists them",
                "'run' 1s ~ 1 ~ unknown command 'run'",
                "crash n1 --tron ~ 10 ~ did you mean '--torn'?",
                "crash n1 --torn --torn ~ 17 ~ --torn is said twice",
                "run  fast ~ 6 ~ 250ms",
                "status n1 n2 ~ 11 ~ unexpected 'n2'",
                "log --last none ~ 12 ~ --last",
                "log --last 0 ~ 12 ~ 1 or more",
                "disk ~ 5 ~ NODES",
                "disk n9 ~ 1 ~ there is no n9",
                "disk n1 --last 0 ~ 16 ~ 1 or more",
                "disk n1 --lsat 5 ~ 9 ~ did you mean '--last'?",
                "trace --type role-change ~ 14 ~ did you mean 'role-changed'?",
                "trace --node n9 ~ 1 ~ there is no n9",
                "help crsh ~ 1 ~ did you mean 'crash'?",
                "put x 1; crash n9 ~ 10 ~ there is no n9",
                "rule x off ~ 6 ~ one of",
                "new --seed 1.5 ~ 12 ~ 1.5",
                "export histroy x ~ 8 ~ unknown format 'histroy'; did you mean 'history'?",
                "why not committed 1 n9 ~ 1 ~ there is no n9",
                "why not committed 1 n1 n2 ~ 24 ~ unexpected 'n2'",
                "saave 1s ~ 1 ~ unknown command 'saave'",
            })
    void aMistakeNamesItsColumnAndWhatWasExpected(String line, int column, String said) {
        List<Interpreter.Executed> done = new ArrayList<>();
        Interpreter.Script script = lab.interpreter().parse(line);
        if (script.mistakes().isEmpty()) {
            lab.interpreter().run(script, done::add);
            Interpreter.Executed last = done.get(done.size() - 1);
            assertThat(last.reply().status()).isEqualTo(Reply.Status.MISTAKE);
            assertThat(last.reply().output()).contains(said).doesNotContain("\n");
            assertThat(last.column()).isEqualTo(column);
        } else {
            assertThat(script.mistakes()).hasSize(1);
            assertThat(script.mistakes().get(0).what()).contains(said).doesNotContain("\n");
            assertThat(script.mistakes().get(0).column()).isEqualTo(column);
            assertThat(lab.mistaken(line)).contains(said);
        }
    }

    @Test
    void aMistakeAtThePromptCostsOnlyThatLine() {
        lab.mistaken("crash n9");
        lab.mistaken("frobnicate");
        lab.ok("put x 1");
        lab.holds("result ok");
    }
}
