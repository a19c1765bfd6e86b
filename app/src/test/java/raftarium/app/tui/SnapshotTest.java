package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.command.Lab;
import raftarium.app.session.Session;
import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.engine.SnapshotMaker;
import raftarium.app.tui.pane.FlightRows;
import raftarium.raft.RaftLog;
import raftarium.trace.Event;
import raftarium.trace.EventBytes;
import raftarium.trace.Packet;
import raftarium.trace.words.EventWords;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What snapshots tell, and which message is in which row. */
class SnapshotTest {
    @Test
    void theStoryTellsOfALeadersCommitsAndNotOfItsFollowers() {
        Snapshot snapshot = Pictures.snapshot(Clusters.running(5, 2), "");
        List<String> words =
                snapshot.story().stream().map(event -> EventWords.of(event)).toList();
        assertThat(words).anyMatch(line -> line.contains(" commits "));
        assertThat(words).noneMatch(line -> line.contains("its leader says so"));
    }

    @Test
    void anotherSessionBeginsAnotherStory() {
        SnapshotMaker maker = new SnapshotMaker();
        Snapshot first = maker.make(Clusters.running(5, 2), 0);
        Snapshot second = maker.make(Clusters.running(3, 1), 0);
        assertThat(second.session()).isEqualTo(first.session() + 1);
        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(second.story()).noneMatch(event -> event.atNanos() > 1_000_000_000L);
    }

    @Test
    void aStoryIsKeptInPartOnlyHoweverLongItIs() {
        SnapshotMaker maker = new SnapshotMaker();
        Session session = Clusters.running(5, 1);
        maker.make(session, 0);
        session.simulation().runUntil(100_000_000_000L);
        Snapshot snapshot = maker.make(session, 0);
        assertThat(snapshot.story()).hasSize(SnapshotMaker.KEPT_STORY);
        assertThat(snapshot.storyCount()).isGreaterThan(SnapshotMaker.KEPT_STORY);
        assertThat(snapshot.landed()).hasSize(SnapshotMaker.KEPT_LANDED);
    }

    @Test
    void largeValuesShortenTheStory() {
        SnapshotMaker maker = new SnapshotMaker();
        Session session = Clusters.running(3, 1);
        session.simulation().clients().load().stop();
        for (int put = 0; put < 8; put++) {
            Clusters.put(session, "x", "v".repeat(500_000), 0);
        }
        Snapshot snapshot = maker.make(session, 0);
        long held = snapshot.story().stream().mapToLong(EventBytes::of).sum();
        assertThat(held).isBetween(1L << 20, 2L << 20);
        assertThat(snapshot.storyCount()).isGreaterThan(snapshot.story().size());
    }

    @Test
    void aBranchGoesOnCountingWhatTheStoryHasForgotten() {
        try (Lab lab = Lab.settled(3)) {
            SnapshotMaker maker = new SnapshotMaker();
            lab.ok("load --clients 1 --rate 20");
            Snapshot before = null;
            do {
                lab.ok("run 10s");
                before = maker.make(lab.session(), 0);
            } while (before.storyCount() < 3000);
            lab.ok("back; crash n1");
            Snapshot after = maker.make(lab.session(), 0);
            assertThat(after.place().branch()).isEqualTo(2);
            assertThat(after.storyCount())
                    .isBetween(before.storyCount() - 20, before.storyCount() + 1);
            lab.ok("branch 1");
            assertThat(maker.make(lab.session(), 0).story()).isEqualTo(before.story());
        }
    }

    @Test
    void aMessageKeepsItsRowUntilItHasArrived() {
        Session session = Clusters.running(5, 1);
        SnapshotMaker maker = new SnapshotMaker();
        FlightRows rows;
        List<FlightRows.Shown> before;
        Packet first;
        do {
            session.simulation().step();
            Clusters.runUntilInFlight(session, 4);
            rows = new FlightRows();
            before = rows.fill(maker.make(session, 0), 4, 0);
            first = before.stream()
                    .map(FlightRows.Shown::packet)
                    .min(Comparator.comparing(Packet::dueNanos))
                    .orElseThrow();
        } while (before.get(3).packet().equals(first));
        while (session.simulation().inFlight().contains(first)) {
            session.simulation().step();
        }
        session.simulation().advanceTo(session.simulation().nowNanos() + 1);
        List<FlightRows.Shown> after = rows.fill(maker.make(session, 0), 4, 0);
        List<Packet> flying = session.simulation().inFlight();
        long kept = 0;
        for (int row = 0; row < 4; row++) {
            Packet packet = before.get(row).packet();
            if (flying.contains(packet)) {
                kept++;
                assertThat(after.get(row).packet()).isEqualTo(packet);
            }
        }
        assertThat(kept).isPositive();
    }

    @Test
    void whatHadArrivedIsOnItsWayAgainInTheSameRowOnceOneGoesBack() {
        try (Lab lab = Lab.settled()) {
            SnapshotMaker maker = new SnapshotMaker();
            FlightRows rows = new FlightRows();
            lab.ok("put x 1 --no-wait; step");
            rows.fill(maker.make(lab.session(), 0), 8, 0);
            long message = lab.session().view().inFlight().get(0).id();
            List<Long> before = rows.shown();
            while (lab.session().view().inFlight().stream()
                    .anyMatch(packet -> packet.id() == message)) {
                lab.ok("step");
                rows.fill(maker.make(lab.session(), 0), 8, message);
            }
            assertThat(rows.of(message)).extracting(FlightRows.Shown::end).isNotNull();
            lab.ok("back");
            rows.fill(maker.make(lab.session(), 0), 8, message);
            assertThat(rows.of(message)).isNotNull();
            assertThat(rows.of(message).end()).isNull();
            assertThat(rows.shown().indexOf(message)).isEqualTo(before.indexOf(message));
        }
    }

    @Test
    void aMessageThatIsSelectedKeepsItsRowWhateverComes() {
        Session session = Clusters.running(5, 1);
        Clusters.runUntilInFlight(session, 4);
        SnapshotMaker maker = new SnapshotMaker();
        FlightRows rows = new FlightRows();
        rows.fill(maker.make(session, 0), 4, 0);
        long selected = rows.at(0);
        long other = rows.at(1);
        for (int later = 0; later < 20; later++) {
            session.simulation().runUntil(session.simulation().nowNanos() + 50_000_000);
            rows.fill(maker.make(session, 0), 4, selected);
        }
        assertThat(rows.at(0)).isEqualTo(selected);
        assertThat(rows.of(selected))
                .isNotNull()
                .extracting(FlightRows.Shown::end)
                .isNotNull();
        assertThat(rows.at(1)).isNotEqualTo(other);
        rows.fill(maker.make(session, 0), 4, 0);
        assertThat(rows.of(selected)).isNull();
    }

    @Test
    void entriesThatAreReadFromADiskAgainAreDescribedAgain() {
        Session session = Clusters.running(5, 1);
        session.simulation().clients().load().stop();
        session.simulation().runUntil(2_000_000_000L);
        SnapshotMaker maker = new SnapshotMaker();
        Snapshot before = maker.make(session, 0);
        assertThat(maker.make(session, 0).descriptions()).isSameAs(before.descriptions());
        session.simulation().faults().crash(1, false);
        session.simulation().faults().restart(1);
        session.simulation().runUntil(2_100_000_000L);
        Snapshot after = maker.make(session, 0);
        RaftLog log = after.view().node(1).status().log();
        assertThat(log.lastIndex())
                .isEqualTo(before.view().node(1).status().log().lastIndex());
        for (long index = log.firstIndex(); index <= log.lastIndex(); index++) {
            assertThat(after.descriptions().of(log.at(index))).isNotBlank();
        }
    }

    /** What is told of a moment. */
    private record Told(List<Event> story, List<Snapshot.Mark> tape, long committed) {
        static Told of(Snapshot snapshot) {
            long now = snapshot.view().nowNanos();
            List<Snapshot.Mark> passed = snapshot.tape().stream()
                    .filter(mark -> mark.atNanos() < now)
                    .toList();
            return new Told(snapshot.story(), passed, snapshot.committed());
        }
    }

    /** Where somebody comes to a moment again, from wherever, the same is told of it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whereverOneComesFromTheSameIsToldOfAMoment(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> ways = List.of(
                "back",
                "back 40",
                "back --to change",
                "rewind 100ms",
                "goto start",
                "goto end",
                "undo",
                "branch 1",
                "branch 2",
                "branch 3");
        Map<Long, Told> known = new TreeMap<>();
        int again = 0;
        try (Lab lab = Lab.settled()) {
            SnapshotMaker maker = new SnapshotMaker();
            for (int turn = 0; turn < 200; turn++) {
                String line = random.nextBoolean()
                        ? ways.get(random.nextInt(ways.size()))
                        : random.nextInt(4) > 0
                                ? "step 30"
                                : (random.nextBoolean() ? "crash n" : "restart n")
                                        + (1 + random.nextInt(5));
                lab.type(line);
                Told told = Told.of(maker.make(lab.session(), 0));
                Told before =
                        known.putIfAbsent(lab.session().simulation().trace().digest(), told);
                again += before == null ? 0 : 1;
                assertThat(told)
                        .as("turn %s: %s", turn, line)
                        .isEqualTo(before == null ? told : before);
            }
            assertThat(lab.session().timeline().branches()).hasSizeGreaterThan(3);
        }
        assertThat(again).isGreaterThan(20);
    }

    @Test
    void whatWasNotedIsToldInTheStoryWhereItWasSaid() {
        try (Lab lab = Lab.settled()) {
            SnapshotMaker maker = new SnapshotMaker();
            lab.ok("note before; crash n1; run 100ms; note after");
            Snapshot end = maker.make(lab.session(), 0);
            List<String> words = end.story().stream().map(EventWords::of).toList();
            int crash = words.indexOf("n1 crashes");
            assertThat(words.get(crash - 1)).isEqualTo("before");
            assertThat(words).endsWith("after");
            lab.ok("back --to note; step --to change");
            Snapshot past = maker.make(lab.session(), 0);
            assertThat(past.caption()).isEqualTo("before");
            assertThat(past.place().notes()).hasSize(2);
            assertThat(past.place().notesPassed()).isEqualTo(1);
            assertThat(past.storyCount()).isLessThan(end.storyCount());
            assertThat(past.tape()).isEqualTo(end.tape());
        }
    }
}
