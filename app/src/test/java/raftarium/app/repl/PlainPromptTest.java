package raftarium.app.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.app.command.LineOrigin;
import raftarium.app.script.ScriptRun;
import raftarium.app.script.ScriptRunner;
import raftarium.app.script.ScriptSource;
import raftarium.app.script.TextReport;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOptions;
import raftarium.data.Digest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The prompt when lines are piped into it. */
class PlainPromptTest {
    private static final SessionOptions OPTIONS =
            SessionOptions.DEFAULT.withSeed(1).withData(new DataChoice.Memory());

    private final Playground playground = new Playground(OPTIONS);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private int status;

    @AfterEach
    void leave() {
        playground.close();
    }

    private String type(String text) {
        return type(text.getBytes(StandardCharsets.UTF_8));
    }

    private String type(byte[] text) {
        try {
            status = PlainPrompt.run(
                    playground,
                    new ByteArrayInputStream(text),
                    new PrintStream(said, false, StandardCharsets.UTF_8));
        } catch (IOException never) {
            throw new AssertionError(never);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLongAnswerAndTheStoryAreWrittenAsTheyCome() {
        assertThat(type("story on\nuntil leader\nhelp\n"))
                .contains("n2 leads in term 1", "\nLooking\n", "\n  note ")
                .doesNotContain("\u001b", "q: leaves");
    }

    @ParameterizedTest
    @CsvSource({
        "'note a', 0",
        "'expect leader', 1",
        "'crsh n1', 2",
        "'crash n9', 2",
        "'tui', 2",
        "'expect leader\ncrsh n1\nnote a', 2",
        "'', 0",
        "'repeat 2', 2",
        "'until leader\nrun 200ms\nrule one-vote off\ntimeout followers\nrun 1s', 1",
        "'until leader; run 1s; rule one-vote off; timeout followers; run 1s; expect violation', 0",
    })
    void theStatusIsAsAScripts(String text, int wanted) {
        type(text);
        assertThat(status).isEqualTo(wanted);
    }

    @Test
    void bytesThatAreNoTextCostTheirLineAndAMarkCostsNothing() {
        byte[] text = "\u00ef\u00bb\u00bfnote a\nnote \u00ff\nnote c\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(type(text)).isEqualTo("a\nmistake: line 2: this is no text in UTF-8\nc\n");
        assertThat(status).isEqualTo(2);
    }

    @Test
    void aLineIsAnsweredBeforeTheNextOneIsThere() throws Exception {
        List<String> answers = new ArrayList<>();
        Iterator<String> lines =
                List.of("note a\n", "repeat 2\n", "note b\n", "end\n").iterator();
        InputStream typing = new InputStream() {
            private byte[] line = new byte[0];
            private int at;

            @Override
            public int read(byte[] target, int offset, int length) {
                if (at == line.length) {
                    answers.add(said.toString(StandardCharsets.UTF_8));
                    if (!lines.hasNext()) {
                        return -1;
                    }
                    line = lines.next().getBytes(StandardCharsets.UTF_8);
                    at = 0;
                }
                int count = Math.min(length, line.length - at);
                System.arraycopy(line, at, target, offset, count);
                at += count;
                return count;
            }

            @Override
            public int read() {
                throw new AssertionError("a byte at a time");
            }
        };
        PlainPrompt.run(playground, typing, new PrintStream(said, false, StandardCharsets.UTF_8));
        assertThat(answers).containsExactly("", "a\n", "a\n", "a\n", "a\nb\nb\n");
    }

    @Test
    void answersArePlainLines() {
        assertThat(type("""
                        note a
                        until leader
                        put x 1
                        get x
                        expect result = 2
                        crsh n1
                         note b; crash n9
                        """)).isEqualTo("""
                        a
                        0.204 s
                        ok (index 2)
                        1
                        failed: expect result = 2: %s
                        mistake: column 1: unknown command 'crsh'; did you mean 'crash'?
                        b
                        mistake: there is no n9: the nodes are n1 to n5
                        """.formatted(
                        "doesn't hold at 0.217 s: 'get x' was ok, result 1 (seed 1)"));
    }

    @Test
    void blocksMayGoOverLines() {
        assertThat(type("""
                        repeat 2
                        note a
                        if leader
                        note b
                        else
                        note c
                        end
                        end
                        note 'd
                        e'
                        """)).isEqualTo("a\nc\na\nc\nd\ne\n");
    }

    @Test
    void aMistakeWithinABlockNamesItsLineAndCostsTheBlock() {
        assertThat(type("repeat 2\nnote a\n  crsh n1\nend\nnote b\n"))
                .startsWith("mistake: line 3, column 3: unknown command 'crsh'")
                .endsWith("?\nb\n");
    }

    @Test
    void exitLeavesWhatFollowsUnread() {
        assertThat(type("note a\nexit\nnote b\ncrsh\n")).isEqualTo("a\n");
        assertThat(status).isZero();
    }

    @Test
    void aViolationIsToldOnceAndTheClockStands() {
        String text = type("""
                        until leader
                        run 200ms
                        rule one-vote off
                        timeout followers
                        run 1s
                        run 1s
                        run 1s
                        """);
        assertThat(text.split("the clock has stopped: election-safety is broken", -1))
                .hasSize(2);
    }

    @Test
    void pipedInputNeverPlays() throws SessionException {
        type("speed max\nnote a\nnote b\nspeed 1000\nnote c\n");
        assertThat(playground.session().simulation().nowNanos()).isZero();
    }

    @Test
    void theDigestIsThatOfTheSameScript() throws SessionException {
        String text = """
                new --seed 9 --nodes 3
                until leader
                repeat 5
                  put x 1
                  maybe 50% crash random
                  run 300ms
                  maybe 100% restart down
                end
                load --for 1s; run 2s
                """;
        type(text);
        ScriptRun run = new ScriptRun(
                new ScriptSource("-", "stdin", text, LineOrigin.TYPED), OPTIONS, null);
        PrintStream nowhere =
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        String digest = new ScriptRunner(false)
                .run(run, new TextReport(false).one(run, 1, nowhere))
                .digest();
        assertThat(Digest.text(playground.session().simulation().trace().digest()))
                .isEqualTo(digest);
    }
}
