package raftarium.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.app.command.Interpreter;
import raftarium.app.command.LineOrigin;
import raftarium.app.command.Reply;
import raftarium.app.look.TraceExcerpt;
import raftarium.app.script.Report;
import raftarium.app.script.ScriptRun;
import raftarium.app.script.ScriptRunner;
import raftarium.app.script.ScriptSource;
import raftarium.app.script.Summary;
import raftarium.command.ClusterSpec;
import raftarium.disk.StorageException;
import raftarium.sim.Simulation;
import raftarium.sim.SimulationConfig;
import raftarium.storage.ClusterFile;
import raftarium.storage.Home;
import raftarium.trace.Event;
import raftarium.trace.Observer;
import raftarium.trace.Violation;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** At what time a data directory is gone on from: time never goes back, however a session ends. */
class StoredTimeTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path place;

    private DataChoice data() {
        return new DataChoice.Directory(place.resolve("d"));
    }

    private Playground playground() {
        return new Playground(new SessionOptions(ClusterSpec.of(3, 7), data()));
    }

    /** Stands in the way of storing anything of the cluster as a whole, even for root. */
    private Path obstacle() {
        return place.resolve("d").resolve("cluster.tmp");
    }

    private static void ok(Playground playground, String line) {
        Reply reply = new Interpreter(playground).execute(line);
        assertThat(reply.status()).as("%s -> %s", line, reply.output()).isEqualTo(Reply.Status.OK);
    }

    /** The time that a session would begin at if this one were killed now. */
    private long stored() {
        return ClusterFile.read(place.resolve("d").resolve("cluster")).virtualNanos();
    }

    private void isAhead(Playground playground) throws SessionException {
        long now = playground.session().simulation().nowNanos();
        assertThat(stored()).isBetween(now, now + Math.max(10 * SECOND, now / 8));
    }

    @Test
    void whateverLetsTimePassTheStoredTimeIsAhead() throws Exception {
        try (Playground playground = playground()) {
            Session session = playground.session();
            isAhead(playground);
            for (String line : List.of(
                    "run 10s",
                    "run 1ns",
                    "run 2m",
                    "until term >= 99 within 1m",
                    "load; run 30s; load stop",
                    "crash all; run 3h; restart all",
                    "until leader; put x 1")) {
                new Interpreter(playground).execute(line);
                isAhead(playground);
            }
            ok(playground, "run 2m");
            isAhead(playground);
            ok(playground, "crash all; run 5h");
            isAhead(playground);
            session.passTo(session.moment().after(5000 * SECOND));
            isAhead(playground);
            ok(playground, "restart all");
            long end = session.moment().after(100 * SECOND);
            while (session.simulation().nowNanos() < end) {
                assertThat(session.step(Long.MAX_VALUE)).isTrue();
            }
            isAhead(playground);
            ok(playground, "add n4");
            isAhead(playground);
        }
    }

    /** Sees at each event how far the stored time is ahead; it stores nothing. */
    private record Watch(Home home, List<Long> aheadNanos) implements Observer {
        @Override
        public @Nullable Violation observe(Event event) {
            ClusterFile stored = home.cluster();
            if (stored != null) {
                aheadNanos.add(stored.virtualNanos() - event.atNanos());
            }
            return null;
        }

        @Override
        public Observer copy() {
            return this;
        }
    }

    /** However time passes, and however much of it in one call. */
    @Test
    void beforeAnEventHappensALaterTimeIsStored() {
        Watch watch = new Watch(Home.memory(), new ArrayList<>());
        Simulation simulation =
                new Simulation(SimulationConfig.of(3, 7), watch.home::disk, List.of(watch));
        StoredTime storedTime = new StoredTime(watch.home, 0);
        storedTime.store(new ClusterFile(3, 7), 0);
        try (Session session = new Session(
                SessionOptions.DEFAULT,
                watch.home,
                simulation,
                storedTime,
                Optional.empty(),
                List.of())) {
            session.advanceTo(10 * SECOND);
            session.advanceTo(300 * SECOND);
            while (simulation.nowNanos() < 599 * SECOND) {
                session.pass(600 * SECOND);
            }
            while (simulation.nowNanos() < 900 * SECOND) {
                assertThat(session.step(1_000 * SECOND)).isTrue();
            }
            simulation.faults().crash(1, false);
            session.passTo(session.moment().after(SECOND));
            session.advanceTo(1_200 * SECOND);
            assertThat(simulation.nowNanos()).isEqualTo(1_200 * SECOND);
        }
        assertThat(watch.aheadNanos).hasSizeGreaterThan(10_000).allMatch(nanos -> nanos >= 0);
    }

    /** Nothing ever happens in it. */
    @Test
    void aDayOfNothingIsStoredAsSeldomAsAnyOther() throws Exception {
        try (Playground playground = playground()) {
            ok(playground, "crash all; run 24h");
            isAhead(playground);
            assertThat(stored()).isGreaterThan(86_400 * SECOND);
        }
    }

    @Test
    void aKilledSessionGoesOnLaterAndAnEndedOneWhereItWas() throws Exception {
        Path killed = place.resolve("killed");
        long now;
        try (Playground playground = playground()) {
            ok(playground, "run 1h");
            now = playground.session().simulation().nowNanos();
            copy(place.resolve("d"), killed);
        }
        assertThat(stored()).isEqualTo(now);
        DataChoice left = new DataChoice.Directory(killed);
        try (Playground next = new Playground(SessionOptions.DEFAULT.withData(left))) {
            assertThat(next.session().simulation().nowNanos()).isGreaterThan(now);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var tree = Files.walk(from)) {
            for (Path file : tree.skip(1).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Test
    void aDayAtFullSpeedWritesTheFileAHundredTimesAtMost() {
        try (Home home = Home.memory()) {
            StoredTime time = new StoredTime(home, 5 * SECOND);
            time.store(new ClusterFile(3, 7), 5 * SECOND);
            int written = 0;
            boolean neverBehind = true;
            ClusterFile last = Objects.requireNonNull(home.cluster());
            for (long now = 5 * SECOND; now < 86_405 * SECOND; now += SECOND / 100) {
                time.reach(now);
                ClusterFile cluster = Objects.requireNonNull(home.cluster());
                neverBehind &= cluster.virtualNanos() >= now;
                written += cluster.equals(last) ? 0 : 1;
                last = cluster;
            }
            assertThat(neverBehind).isTrue();
            assertThat(written).isBetween(30, 100);
        }
    }

    @Test
    void whatCannotBeStoredIsTriedAgainAndHarmsNoNode() throws Exception {
        try (Playground playground = playground()) {
            ok(playground, "run 5s");
            Files.createDirectory(obstacle());
            ok(playground, "run 1m; expect not n1..n3 is failed; until leader; put x 1");
            assertThat(stored()).isEqualTo(10 * SECOND);
            Files.delete(obstacle());
            ok(playground, "run 2s");
            isAhead(playground);
        }
    }

    @Test
    void anEndThatCannotBeStoredIsToldInALineAndTheDirectoryIsLetGoOf() throws Exception {
        Playground playground = playground();
        ok(playground, "run 5s");
        Files.createDirectory(obstacle());
        assertThatThrownBy(playground::close)
                .isInstanceOf(StorageException.class)
                .hasMessage("cannot store the virtual time of 5.000 s in "
                        + place.resolve("d").resolve("cluster")
                        + ": it is a directory, not a regular file; the next session begins"
                        + " at 10.000 s");
        Files.delete(obstacle());
        try (Playground next = playground()) {
            assertThat(next.session().simulation().nowNanos()).isEqualTo(10 * SECOND);
        }
    }

    @Test
    void aNewSessionIsBegunThoughTheOldOnesEndCannotBeStored() throws Exception {
        try (Playground playground = playground()) {
            ok(playground, "run 5s");
            Files.createDirectory(obstacle());
            Reply reply = new Interpreter(playground).execute("new --data memory");
            assertThat(reply.output()).startsWith("begun, but cannot store the virtual time");
            assertThat(playground.session().directory()).isNull();
            ok(playground, "expect not n1 is crashed; until leader");
        }
        Files.delete(obstacle());
        playground().session().close();
    }

    @Test
    void aScriptWhoseEndCannotBeStoredEndsWithAMistake() {
        Told told = new Told();
        ScriptRun run = new ScriptRun(
                new ScriptSource("s", "s", "run 5s\nrun 1s", LineOrigin.TYPED),
                SessionOptions.DEFAULT.withData(data()),
                null);
        Summary summary = new ScriptRunner(false).run(run, told);
        assertThat(told.mistakes).hasSize(1);
        assertThat(told.mistakes.get(0)).startsWith("cannot store the virtual time of 6.000 s");
        assertThat(summary.exitStatus()).isEqualTo(2);
        assertThat(summary.virtualNanos()).isEqualTo(6 * SECOND);
    }

    /** Puts the obstacle there once something was done. */
    private final class Told implements Report.One {
        private final List<String> mistakes = new ArrayList<>();

        @Override
        public void executed(Interpreter.Executed executed, TraceExcerpt before) {
            obstacle().toFile().mkdir();
        }

        @Override
        public void mistake(MistakeException mistake) {
            mistakes.add(mistake.what());
        }

        @Override
        public void violation(Violation violation) {}

        @Override
        public void ended(Summary summary) {}
    }
}
