package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOptions;
import raftarium.app.tui.engine.Engine;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Talks;
import raftarium.command.ClusterSpec;
import raftarium.data.Digest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Where the files can't become those of the past, one can look at it and go back. */
@Timeout(60)
class FilesInTheWayTest {
    private static final String LIVED =
            "until leader; put x 1; run 1s; crash n1; run 1s; goto 500ms; crash n2; put w 2"
                    + "; run 1s";

    @TempDir
    Path place;

    private Playground playground;
    private Interpreter interpreter;

    private void open() {
        DataChoice data = new DataChoice.Directory(place.resolve("d"));
        playground = new Playground(new SessionOptions(ClusterSpec.of(3, 7), data).withData(data));
        interpreter = new Interpreter(playground);
    }

    @AfterEach
    void close() {
        if (playground != null) {
            playground.close();
        }
    }

    private String ok(String line) {
        Reply reply = interpreter.execute(line);
        assertThat(reply.isOk()).as("%s -> %s", line, reply.output()).isTrue();
        return reply.output();
    }

    private void refuses(String line, String why) throws SessionException {
        String before = state();
        Reply reply = interpreter.execute(line);
        assertThat(reply.status()).as(line).isEqualTo(Reply.Status.MISTAKE);
        assertThat(reply.output()).as(line).contains(why).hasLineCount(1);
        assertThat(state()).as(line).isEqualTo(before);
    }

    private String state() throws SessionException {
        return ok("branches")
                + Digest.text(playground.session().simulation().trace().digest());
    }

    private Path inTheWay() {
        return place.resolve("d").resolve("cluster.laid");
    }

    /** From the first thing that is laid on, or in the middle: then it is taken back. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void inADirectoryThatTakesNoneEachLineSaysSoAndNothingChanges(boolean later) throws Exception {
        open();
        ok(LIVED);
        Path inTheWay = later ? ofALog() : inTheWay();
        Files.createDirectory(inTheWay);
        ok("goto 300ms; status; run 100ms");
        refuses("crash n3", ".laid");
        refuses("undo; crash n3", ".laid");
        ok("branch 1");
        refuses("run 1s", ".laid");
        refuses("step", ".laid");
        refuses("put y 1", ".laid");
        refuses("undo", ".laid");
        ok("branch 2; run 1s; put y 1; get y; expect result = 1; restart n2; run 1s");
        ok("expect n2 is follower; branch 1");
        Files.delete(inTheWay);
        ok("run 1s; goto 300ms; crash n3; run 1s; expect n3 is crashed");
    }

    /** Where a file of the log of n1 would be laid. */
    private Path ofALog() throws IOException {
        try (Stream<Path> all = Files.list(place.resolve("d").resolve("n1"))) {
            Path file = all.filter(path -> path.getFileName().toString().endsWith(".wal"))
                    .findFirst()
                    .orElseThrow();
            return file.resolveSibling(file.getFileName() + ".laid");
        }
    }

    @Test
    void theEndOfTheSessionSaysSoAndTheNextOneGoesOnWhereTimeDidLast() throws Exception {
        open();
        ok(LIVED);
        Files.createDirectory(inTheWay());
        ok("goto 300ms");
        assertThat(thrown()).hasMessageContaining("cluster.laid");
        Files.delete(inTheWay());
        open();
        ok("until leader; get w; expect result = 2");
    }

    private Throwable thrown() {
        try {
            playground.close();
            return null;
        } catch (RuntimeException trouble) {
            return trouble;
        } finally {
            playground = null;
        }
    }

    @Test
    void whereADiskWasRefusedOneLooksAtThePastAndGoesBackToTheEnd() throws Exception {
        open();
        ok("until leader; put x 1; run 1s");
        close();
        Files.delete(place.resolve("d").resolve("n3").resolve("owner"));
        open();
        playground.openWithoutRefusedDisks();
        ok("until leader; put y 2; run 1s; rewind 500ms; status");
        refuses("crash n1", "a disk was refused");
        refuses("undo", "a disk was refused");
        ok("goto end; run 1s; get y; expect result = 2");
        ok("rewind 1s; run 2s; expect n3 is failed");
    }

    @Test
    void theClockOfTheCockpitStandsAndSaysWhy() throws Exception {
        open();
        ok(LIVED);
        Files.createDirectory(inTheWay());
        ok("branch 1");
        BlockingQueue<Frame> seen = new LinkedBlockingQueue<>();
        Engine[] made = new Engine[1];
        made[0] = new Engine(
                playground,
                interpreter::begin,
                Talks.played(null),
                () -> seen.add(made[0].latest()),
                false);
        made[0].submit(Frame.Source.KEY, "speed 1");
        made[0].start();
        try {
            Frame standing = awaited(seen, "cluster.laid");
            assertThat(standing.speed()).isZero();
            Files.delete(inTheWay());
            made[0].submit(Frame.Source.KEY, "run 1s");
            assertThat(awaited(seen, "3.").view().nowNanos()).isGreaterThan(3_000_000_000L);
        } finally {
            made[0].stop(10_000);
        }
        assertThat(made[0].failure()).isNull();
    }

    /** Waits for a snapshot whose newest echo says that. */
    private static Frame awaited(BlockingQueue<Frame> seen, String said)
            throws InterruptedException {
        Frame snapshot = seen.poll(30, TimeUnit.SECONDS);
        while (snapshot != null
                && snapshot.echoes().stream()
                        .noneMatch(echo -> echo.reply().output().contains(said))) {
            snapshot = seen.poll(30, TimeUnit.SECONDS);
        }
        assertThat(snapshot).as("a snapshot that says " + said).isNotNull();
        return snapshot;
    }
}
