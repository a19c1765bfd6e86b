package raftarium.app.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOptions;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.terminal.Signs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The prompt on a terminal, somebody typing. */
@Timeout(120)
class PromptTest {
    private static final String FRESH = "no leader> ";

    private final Playground playground =
            new Playground(SessionOptions.DEFAULT.withSeed(1).withData(new DataChoice.Memory()));
    private final List<Session> visited = new ArrayList<>();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        playground.close();
    }

    private Path history() {
        return directory.resolve("state").resolve("history");
    }

    private Typist open(ColorDepth depth, Signs signs) throws IOException {
        PromptOptions options = new PromptOptions(
                depth,
                signs,
                history(),
                (terminal, interpreter) -> visited.add(playground.session()),
                PromptLessons.NONE);
        Typist typist = new Typist(playground, options);
        typist.await(FRESH);
        return typist;
    }

    private Typist open() throws IOException {
        return open(ColorDepth.COLORS_16, Signs.UNICODE);
    }

    @Test
    void aLineIsAnsweredAndThePromptShowsTimeLeaderAndTerm() throws IOException {
        try (Typist typist = open()) {
            typist.type("until leader\r");
            typist.await("0.204 s  n2 term 1> ");
            typist.type("put x 7\r");
            typist.await("ok (index 2)");
            typist.type("crash n9\r");
            typist.await("mistake: there is no n9");
            typist.type("crash leader\r");
            typist.await("no leader, term 1> ");
            typist.type("rule one-vote off\r");
            typist.await("modified Raft> ");
            typist.type("speed 1\r");
            typist.await("playing");
        }
    }

    @Test
    void tabCompletesAndListsWhatMayStandThere() throws IOException {
        try (Typist typist = open()) {
            typist.type("resta" + Typist.TAB);
            typist.await("> restart ");
            typist.type("foll\t");
            typist.await("> restart followers ");
            typist.type(Typist.CTRL_U + "crash n4 --to\t");
            typist.await("> crash n4 --torn ");
            typist.type(Typist.CTRL_U + "rule commit-\t");
            typist.await("commit-majority");
            typist.await("commit-own-term");
            typist.type("o\tof\t");
            typist.await("> rule commit-own-term off ");
            typist.type("\r");
            typist.await("modified Raft> ");
        }
    }

    @Test
    void whatComesNextStandsBehindTheLineAndIsNotPartOfIt() throws IOException {
        try (Typist typist = open()) {
            typist.type("cra");
            typist.await("> crash NODES [--torn]");
            typist.type("sh n1");
            typist.await("> crash n1", () -> typist.lastRow().endsWith("> crash n1"));
            typist.type(" ");
            typist.await("> crash n1 [--torn]");
            typist.type("\r");
            typist.await("n1 is down");
            assertThat(typist.shown()).doesNotContain("[--torn]");
        }
    }

    @Test
    void linesAreColouredUnlessThatIsNotWanted() throws IOException {
        try (Typist typist = open()) {
            typist.type("crsh n1 --torn 'a");
            typist.await("> crsh n1 --torn 'a");
            assertThat(typist.written()).contains("\u001b[4;31m", "\u001b[36m", "\u001b[33m");
        }
    }

    @Test
    void withoutColoursThereAreNone() throws IOException {
        try (Typist typist = open(ColorDepth.NONE, Signs.UNICODE)) {
            typist.type("until leader\r");
            typist.await("n2 term 1> ");
            typist.type("rule one-vote off\r");
            typist.await("modified Raft> ");
            typist.type("crash \t");
            typist.await("stale-leader");
            assertThat(typist.written()).doesNotContainPattern("\u001b\\[[0-9;]*[1-9][0-9;]*m");
        }
    }

    @Test
    void aTerminalOfAsciiGetsNoOtherSigns() throws IOException {
        try (Typist typist = open(ColorDepth.COLORS_16, Signs.ASCII)) {
            typist.type("cra");
            typist.await("> cra", () -> typist.lastRow().endsWith("> cra"));
            typist.type("sh n1 \r");
            typist.await("n1 is down");
            typist.type("sta\t");
            typist.await("> stat");
            assertThat(typist.written()).matches("\\p{ASCII}*");
        }
    }

    @Test
    void aBlockGoesOnUntilItsEnd() throws IOException {
        try (Typist typist = open()) {
            typist.type("repeat 2\r");
            typist.await("... ");
            typist.type("note so\r");
            typist.type("end\r");
            typist.await("so\nso\n");
            typist.type("note 'two\r");
            typist.type("lines'\r");
            typist.await("two\nlines\n");
        }
    }

    @Test
    void ctrlCDropsALineAndABlock() throws IOException {
        try (Typist typist = open()) {
            typist.type("note dropped" + Typist.CTRL_C);
            typist.await("a new prompt", () -> typist.lastRow().endsWith("no leader>"));
            typist.type("repeat 2\rnote dropped");
            typist.await("... note dropped");
            typist.type(Typist.CTRL_C);
            typist.await("a new prompt", () -> typist.lastRow().endsWith("no leader>"));
            typist.type("note on\r");
            typist.await("\non\n");
            assertThat(typist.shown()).doesNotContain("\ndropped");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run 10000h", "step 1000000000"})
    void ctrlCStopsALongRunAndTheClusterGoesOn(String line) throws IOException, SessionException {
        try (Typist typist = open()) {
            // So large that all of what is said then is seen at once.
            typist.resize(80, 100);
            typist.type("load --rate 1000\r");
            typist.await("1000/s");
            typist.type(line + "; note never\r");
            Session session = playground.session();
            typist.await("time passes", () -> session.simulation().executed() > 1000);
            typist.interrupt();
            typist.await("Ctrl-C: stopped at ");
            assertThat(session.simulation().nowNanos()).isLessThan(36_000_000_000_000_000L);
            typist.type("load stop\r");
            typist.await("the load ends");
            typist.type("run 2s; put x 5; run 100ms; expect value x = 5; expect logs agree\r");
            typist.await("ok\nok\n");
            typist.type("expect no violation; note consistent\r");
            typist.await("\nconsistent\n");
            assertThat(typist.shown()).doesNotContain("\nnever", "failed:");
        }
    }

    @Test
    void aLongRunSaysHowFarItIsAndTheLineIsGoneAfterwards() throws IOException {
        try (Typist typist = open()) {
            typist.type("load --rate 1000; run 10000h\r");
            typist.await(" of 416 d 16 h; Ctrl-C stops");
            typist.interrupt();
            typist.await("Ctrl-C: stopped at ");
            assertThat(typist.shown()).doesNotContain("Ctrl-C stops", "[....");
        }
    }

    @Test
    void theStoryIsToldAsTimePassesOnceItIsWanted() throws IOException {
        try (Typist typist = open()) {
            typist.type("run 1s\r");
            typist.await("1.000 s  n2 term 1> ");
            assertThat(typist.shown()).doesNotContain("leads");
            typist.type("story on\r");
            typist.await("events are told");
            typist.type("crash leader; until leader\r");
            typist.await("1.000 s  n2 crashes\nn2 is down\n");
            typist.await(" leads in term 2");
            typist.type("back --to leader; goto end\r");
            typist.await(", the end\n");
            typist.type("story off; crash n1\r");
            typist.await("n1 is down\n");
            assertThat(typist.shown())
                    .containsOnlyOnce("leads in term 2")
                    .doesNotContain("n1 crashes");
        }
    }

    @Test
    void anAnswerLongerThanTheScreenIsReadInPages() throws IOException {
        try (Typist typist = open()) {
            typist.type("help\r");
            typist.await(" 1-23 of ");
            assertThat(typist.shown()).startsWith("Cluster\n");
            typist.type(" ");
            typist.await(" 24-46 of ");
            typist.type("k\u001b[A");
            typist.await(" 22-44 of ");
            typist.type("/whoever watch\r");
            typist.await("  note ", () -> typist.shown().startsWith("  note "));
            typist.type("n");
            typist.await("no more 'whoever watch'");
            typist.type("q");
            typist.await("no leader>", () -> typist.lastRow().endsWith("no leader>"));
            typist.type("help crash; note on\r");
            typist.await("crash NODES [--torn]\n");
            typist.await("\non\n");
            typist.type("help\r");
            typist.await(" 1-23 of ");
            typist.type(Typist.CTRL_C);
            typist.await("no leader>", () -> typist.lastRow().endsWith("no leader>"));
        }
    }

    @Test
    void earlierLinesComeBackAlsoThoseOfAFormerSession() throws IOException, InterruptedException {
        try (Typist typist = open()) {
            typist.type("note one\r");
            typist.await("\none\n");
            typist.type("note two\r");
            typist.await("\ntwo\n");
            typist.await("a prompt", () -> typist.lastRow().endsWith("leader>"));
            typist.type(Typist.UP + Typist.UP);
            typist.await("a line", () -> typist.lastRow().endsWith("> note one"));
            typist.type("\r");
            typist.await("a prompt", () -> typist.lastRow().endsWith("leader>"));
            typist.type(Typist.CTRL_U + Typist.CTRL_D);
            assertThat(typist.left()).isZero();
        }
        try (Typist typist = open()) {
            typist.type(Typist.UP);
            typist.await("> note one");
            typist.type(Typist.UP);
            typist.await("> note two");
            assertThat(Files.readString(history())).containsOnlyOnce("note one");
        }
    }

    @Test
    void aHistoryThatCannotBeKeptIsToldInALine() throws IOException {
        Files.createFile(directory.resolve("state"));
        try (Typist typist = open()) {
            typist.await("what you type isn't kept: ");
            typist.type("note on\r");
            typist.await("\non\n");
        }
    }

    @Test
    void theLineIsThereAfterTheTerminalChangedItsSize() throws IOException {
        try (Typist typist = open()) {
            typist.type("note before");
            typist.await("> note before");
            typist.resize(60, 16);
            typist.type(" and after");
            typist.await("> note before and after");
            typist.type("\r");
            typist.await("\nbefore and after\n");
        }
    }

    @Test
    void tuiOpensTheCockpitOnTheSameSession() throws IOException, SessionException {
        try (Typist typist = open()) {
            typist.type("until leader; tui; note back\r");
            typist.await("\nback\n");
            assertThat(visited).containsExactly(playground.session());
        }
    }

    @Test
    void ctrlDAndExitLeave() throws IOException, InterruptedException {
        try (Typist typist = open()) {
            typist.type(Typist.CTRL_D);
            assertThat(typist.left()).isZero();
        }
        try (Typist typist = open()) {
            typist.type("exit\r");
            assertThat(typist.left()).isZero();
        }
    }
}
