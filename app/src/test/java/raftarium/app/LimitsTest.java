package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Texts of any size work, or are refused with the limit, in a line. 'help limits' lists them. */
class LimitsTest {
    private static final int LINE = 1_000_000;

    @TempDir
    Path place;

    private List<String> mistaken(String text) throws Exception {
        Path script = Files.writeString(place.resolve("s.raft"), text);
        Outcome outcome = Outcome.of("run", script.toString(), "--data", "memory");
        assertThat(outcome.status()).isEqualTo(2);
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThan(2_000));
        return lines.subList(0, lines.size() - 1);
    }

    @Test
    void aScriptOfTenMegabytesIsRefusedAtTheFirstCommandTooMany() throws Exception {
        assertThat(mistaken("run 1us\n".repeat(1_300_000)))
                .singleElement()
                .asString()
                .endsWith(
                        "line 200001, column 1: a script has at most 200000 commands: repeat them,"
                                + " or run several scripts");
    }

    @Test
    void aCommentOfTenMegabytesIsNone() throws Exception {
        Path script = Files.writeString(
                place.resolve("s.raft"), "# " + "c".repeat(10 * LINE) + "\nrun 1ms");
        assertThat(Outcome.of("run", script.toString()).status()).isZero();
    }

    @Test
    void linesOfAMegabyteWorkOrAreRefusedInALine() throws Exception {
        Outcome works = Outcome.withInput(
                "note " + "a".repeat(LINE) + "\nuntil leader; put x " + "b".repeat(LINE / 2)
                        + "\nexpect result ok",
                "run",
                "-");
        assertThat(works.status()).as(works.err()).isZero();
        String many = "x".repeat(LINE);
        assertThat(mistaken(many + "\nrun " + many + "\nexpect value x = 1 within " + many))
                .hasSize(3)
                .allMatch(line -> line.contains(" ... "));
        assertThat(mistaken("expect " + "not ".repeat(LINE / 4) + "leader"))
                .singleElement()
                .asString()
                .endsWith("a command has at most 1000 words");
        assertThat(mistaken("until " + "leader and ".repeat(LINE / 11) + "leader"))
                .hasSize(1);
        assertThat(mistaken("partition n1" + " | n1".repeat(LINE / 5))).hasSize(1);
        assertThat(mistaken("crash n9" + ",n9".repeat(LINE / 3))).hasSize(1);
    }

    @Test
    void aMillionRoundsOfAMillionEndAtALimit() throws Exception {
        assertThat(mistaken("repeat 1000000\nrepeat 1000000\nend\nend"))
                .singleElement()
                .asString()
                .contains("this goes on for more than 10000000 commands and rounds: repeat less");
        assertThat(mistaken("repeat 2\n".repeat(100_000)))
                .singleElement()
                .asString()
                .endsWith("blocks stand at most 64 deep");
    }

    @Test
    void aThousandMistakesAreListedAndNoMore() throws Exception {
        List<String> lines = mistaken("frobnicate\n".repeat(50_000));
        assertThat(lines.get(0)).contains("line 1, column 1: unknown command 'frobnicate'");
        assertThat(lines).hasSize(1_002);
        assertThat(lines.get(1_001))
                .endsWith("line 1002, column 1: too many mistakes: what follows wasn't looked at");
    }

    @Test
    void aLongBlockIsReadFromAPipeToo() {
        String text = "new --nodes 1\nrepeat 1\n" + "mark\n".repeat(5_000) + "end\ndigest\n";
        Outcome outcome = Outcome.withInput(text, "repl");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out().lines()).hasSize(2);
    }

    @Test
    void aScriptOfTwentyMegabytesIsRefused() throws Exception {
        Path script = Files.writeString(place.resolve("s.raft"), "# " + "c".repeat(20 * LINE));
        Outcome outcome = Outcome.of("run", script.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).hasLineCount(1).contains("s.raft is larger than 10 MiB");
    }

    /** The trace has lost what the command itself has put into it: nothing asks for it. */
    @Test
    void largeCommandsWaitAsLongAsTheyFitAndAreSteppedThrough() {
        String put = "put x " + "v".repeat(1_000_000) + " --no-wait";
        Outcome outcome = Outcome.withInput(
                "new --seed 1 --data memory\nuntil leader\n" + (put + "\n").repeat(8)
                        + "step 400\nstep 20 --to message\ntrace --last 3\n"
                        + "run 5s; expect committed >= 8\n"
                        + put,
                "run",
                "-",
                "--format",
                "json");
        List<String> mistakes = outcome.out()
                .lines()
                .filter(line -> line.contains("wait for their answers"))
                .toList();
        assertThat(mistakes).as(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        Outcome tooMuch = Outcome.withInput("crash all\n" + (put + "\n").repeat(10), "run", "-");
        assertThat(tooMuch.status()).isEqualTo(2);
        assertThat(tooMuch.out())
                .contains("wait for their answers, and at most 16 MiB may: let time pass first");
    }
}
