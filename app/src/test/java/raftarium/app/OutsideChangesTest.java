package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionFile;
import raftarium.app.session.SessionOptions;
import raftarium.command.ClusterSpec;
import raftarium.data.Digest;
import raftarium.session.Position;
import raftarium.session.Recorded;
import raftarium.session.SearchContext;
import raftarium.session.SessionWriter;
import raftarium.session.Timeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody changes the files of a node while the session runs: that is an event from outside, which
 * is recorded, so that going back over it and on leads to the same.
 */
class OutsideChangesTest {
    @TempDir
    Path place;

    private Playground playground;
    private Interpreter interpreter;

    /** What is done to the files of n3. */
    enum Deed {
        /** The files of its log go: it starts with nothing that it knew. */
        EMPTIED("n3 fails: "),
        /** A byte in the middle of it is another. */
        DAMAGED("n3 fails: "),
        /** All behind what it first wrote is gone. */
        CUT("n3 started"),
        /** It isn't its own disk any more. */
        LOST("n3 fails: "),
        /** The directory is gone. */
        GONE("n3 fails: ");

        private final String said;

        Deed(String said) {
            this.said = said;
        }

        void to(Path directory) throws IOException {
            Path log = log(directory);
            switch (this) {
                case EMPTIED -> Files.delete(log);
                case DAMAGED -> change(log, 500, 501);
                case CUT -> change(log, 2_000, (int) Files.size(log));
                case LOST -> Files.delete(directory.resolve("owner"));
                case GONE -> Files.move(directory, directory.resolveSibling("aside"));
            }
        }

        private static void change(Path file, int from, int to) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            for (int place = from; place < to; place++) {
                bytes[place] = (byte) (to == from + 1 ? bytes[place] + 1 : 0);
            }
            Files.write(file, bytes);
        }
    }

    private static Path log(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.toString().endsWith(".wal"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @BeforeEach
    void open() {
        playground = new Playground(new SessionOptions(
                ClusterSpec.of(3, 7), new DataChoice.Directory(place.resolve("d"))));
        interpreter = new Interpreter(playground);
    }

    @AfterEach
    void close() {
        playground.close();
    }

    private String ok(String line) {
        Reply reply = interpreter.execute(line);
        assertThat(reply.isOk()).as("%s -> %s", line, reply.output()).isTrue();
        return reply.output();
    }

    private String state() throws SessionException {
        return ok("status")
                + ok("log n3")
                + Digest.text(playground.session().simulation().trace().digest());
    }

    /** Goes back to the start, and all the way again. */
    private void replay() throws SessionException {
        Timeline timeline = playground.session().timeline();
        Position end = timeline.at();
        timeline.travel().goTo(timeline.branch(), timeline.start());
        boolean more = true;
        while (more && timeline.isPast()) {
            more = timeline.pass(end.nanos());
        }
        assertThat(timeline.at()).isEqualTo(end);
        assertThat(timeline.takeNotice()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void goingBackOverItAndOnLeadsToTheSame(Deed deed) throws Exception {
        ok("until leader; repeat 30; put x aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; end");
        ok("run 100ms; crash n3; run 100ms");
        deed.to(place.resolve("d").resolve("n3"));
        assertThat(ok("restart n3")).startsWith(deed.said);
        assertThat(recorded()).last().isInstanceOf(Recorded.Found.class);
        ok("run 500ms");
        String end = state();
        replay();
        assertThat(state()).isEqualTo(end);
        ok("rewind 550ms; run 550ms");
        assertThat(state()).isEqualTo(end);
        ok("run 100ms; bookmark later; goto 1ms; step");
        assertThat(ok("goto later")).doesNotContain("not deterministic").contains("the end");
        ok("expect no violation; goto end");
        if (deed == Deed.GONE) {
            Files.move(place.resolve("d").resolve("aside"), place.resolve("d").resolve("n3"));
        }
        ok("rewind 50ms; put y 1; run 1s; branch 1; branch 2");
        assertThat(ok("goto 100ms; goto end")).doesNotContain("not deterministic");
        checkSaved(deed != Deed.DAMAGED && deed != Deed.CUT);
    }

    /** What was found is saved with the session, unless the disk was refused as it was mounted. */
    private void checkSaved(boolean isRefused) throws Exception {
        String file = place.resolve("a.raftarium").toString();
        if (isRefused) {
            assertThat(interpreter.execute("save '" + file + "'").output())
                    .contains("the files of n3 were refused");
            return;
        }
        ok("save '" + file + "'");
        Session session = playground.session();
        try (Session opened =
                Session.restored(SessionFile.read(Path.of(""), file), SearchContext.HERE)) {
            assertThat(opened.simulation().trace().digest())
                    .isEqualTo(session.simulation().trace().digest());
            assertThat(SessionWriter.text(opened.saved()))
                    .isEqualTo(SessionWriter.text(session.saved()));
        }
    }

    private List<Recorded> recorded() throws SessionException {
        return playground.session().timeline().branch().recorded();
    }

    @Test
    void aNodeThatWasRefusedStartsAgainOnceItsFilesAreBack() throws Exception {
        ok("until leader; put x 1; run 100ms; crash n3; run 100ms");
        Path owner = place.resolve("d").resolve("n3").resolve("owner");
        byte[] its = Files.readAllBytes(owner);
        Files.delete(owner);
        ok("restart n3; run 100ms; expect n3 is failed");
        Files.write(owner, its);
        assertThat(ok("restart n3; run 300ms; expect n3 is follower")).startsWith("n3 started");
        assertThat(recorded().stream().filter(Recorded.Found.class::isInstance)).hasSize(2);
        String end = state();
        replay();
        assertThat(state()).isEqualTo(end);
    }

    @Test
    void aRunningNodesFilesCountWhenItStartsAgainAndNotesAreNobodys() throws Exception {
        ok("until leader; repeat 30; put x aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; end");
        Path disk = place.resolve("d").resolve("n3");
        Files.writeString(disk.resolve("notes"), "a user's");
        ok("run 100ms; restart n3; run 100ms");
        assertThat(recorded()).noneMatch(Recorded.Found.class::isInstance);
        Deed.CUT.to(disk);
        ok("run 100ms; restart n3; run 500ms");
        assertThat(recorded()).anyMatch(Recorded.Found.class::isInstance);
        String end = state();
        ok("undo; run 2s; branch 1");
        assertThat(state()).isEqualTo(end);
        replay();
    }
}
