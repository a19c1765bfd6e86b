package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.session.Pace;
import raftarium.app.session.Session;
import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.engine.SnapshotMaker;
import raftarium.app.tui.health.Health;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.UiState;

import java.util.List;

/** What somebody reads who looks closer: values, fields, who knows what, and what broke. */
class ReadingTest {
    private static final long SECOND = 1_000_000_000;

    private final UiState ui = new UiState(KeyTable.hints());
    private final SnapshotMaker maker = new SnapshotMaker();

    private List<String> lines(Session session, int columns, int rows) {
        Snapshot snapshot = maker.make(session, 0);
        ui.clamp(snapshot.view().nodes().size());
        return Pictures.text(snapshot, ui, columns, rows).lines().toList();
    }

    private static void run(Session session, long nanos) {
        session.simulation().runUntil(session.simulation().nowNanos() + nanos);
    }

    private static void crashAll(Session session) {
        for (int node = 1; node <= 5; node++) {
            session.simulation().faults().crash(node, false);
        }
    }

    @Test
    void aZoomedPaneHasTheInspectorBelowIt() {
        Session session = Clusters.running(5, 1);
        Clusters.runUntilInFlight(session, 4);
        ui.focusOn(PaneKind.FLIGHT);
        ui.zoomed = true;
        lines(session, 80, 24);
        ui.packet = ui.flight.at(0);
        List<String> lines = lines(session, 80, 24);
        assertThat(lines).anyMatch(line -> line.startsWith("─inspector message " + ui.packet));
        assertThat(lines).anyMatch(line -> line.matches(" term: \\d+ *"));
        assertThat(lines.get(3)).contains(" T1, commit ");
        ui.focusOn(PaneKind.STORY);
        assertThat(lines(session, 80, 24)).noneMatch(line -> line.contains("inspector"));
    }

    @Test
    void theLogsShowWhatTheirEntriesSayIfThatIsWanted() {
        Session session = Clusters.running(5, 3);
        assertThat(lines(session, 80, 24)).noneMatch(line -> line.matches(".* k\\d=c\\d.*"));
        ui.values = true;
        for (String row : lines(session, 80, 24).subList(3, 8)) {
            assertThat(row).matches(".*\\d k\\d=c\\d.*\\d k\\d=c\\d.*");
        }
    }

    @Test
    void aLeaderOfAnOlderTermIsCalledStaleAndWhereALogEndsIsSeen() {
        Session session = Clusters.running(5, 1);
        int old = Clusters.leader(session);
        int friend = old % 5 + 1;
        Clusters.partition(session, old, friend);
        Clusters.put(session, "x", "1", old);
        run(session, 6 * SECOND);
        long last = session.view().node(friend).status().log().lastIndex();
        int newer = Clusters.leader(session);
        List<String> lines = lines(session, 80, 24);
        assertThat(newer).isNotIn(old, friend);
        assertThat(lines.get(2 + old)).endsWith(" stale");
        assertThat(lines.get(2 + newer)).contains("♥").doesNotContain("stale");
        assertThat(lines.get(2 + friend)).contains("side");
        assertThat(lines.get(0)).contains("2 leaders", "n" + old + " T1 (stale)");
        List<String> logs = lines(session, 120, 40);
        assertThat(logs)
                .anyMatch(line -> line.matches("[ ▸]n" + friend + " ○ +\\d+/" + last + " .*"));
    }

    @Test
    void whatWasCommittedStaysSoThoughNobodyRunsWhoKnows() {
        Session session = Clusters.running(5, 1);
        String before = lines(session, 80, 24).get(0).replaceAll(".*(committed \\d+).*", "$1");
        crashAll(session);
        List<String> lines = lines(session, 80, 24);
        assertThat(before).isNotEqualTo("committed 0");
        assertThat(lines.get(0)).contains("no leader", before);
        assertThat(lines.subList(3, 8)).allMatch(line -> line.matches(".* 1   1   1 .*"));
    }

    @Test
    void aCommandThatIsAskedAgainIsKnownByTheInspector() {
        Session session = Clusters.running(5, 1);
        int leader = Clusters.leader(session);
        session.simulation().clients().load().stop();
        run(session, SECOND);
        for (int step = 1; step <= 3; step++) {
            session.simulation().faults().crash((leader + step - 1) % 5 + 1, false);
        }
        Clusters.put(session, "x", "1", 0);
        run(session, 2 * SECOND);
        long last = session.view().node(leader).status().log().lastIndex();
        ui.focusOn(PaneKind.LOG);
        ui.zoomed = true;
        ui.selected = leader;
        assertThat(lines(session, 80, 24))
                .anyMatch(line -> line.startsWith(" the same command as entry " + (last - 1)));
        ui.index = 1;
        assertThat(lines(session, 80, 24)).noneMatch(line -> line.contains("the same command"));
    }

    @Test
    void theLineOfAKeyHidesWholeKeysAndMovesNone() {
        Session session = Clusters.running(5, 1);
        String keys = lines(session, 80, 24).get(23);
        ui.flash("step --to message");
        String flashed = lines(session, 80, 24).get(23);
        assertThat(flashed).endsWith(" " + ui.flash);
        String left = flashed.substring(0, flashed.length() - ui.flash.length()).stripTrailing();
        assertThat(keys).startsWith(left + " ");
        assertThat(left).endsWith(" heal");
    }

    @Test
    void onceAPropertyIsBrokenTheKeysSayThatTheClockStands() {
        Session session = Clusters.broken();
        assertThat(session.simulation().violation()).isNotNull();
        List<String> lines = lines(session, 80, 24);
        assertThat(lines.get(23)).startsWith(" , back u undo e why ! what broke n new");
        assertThat(lines.get(0)).contains("seed 42", "modified Raft, no commit-majority");
    }

    /** The row of the tape that begins like that. */
    private String row(Session session, String begin) {
        return lines(session, 120, 40).stream()
                .filter(line -> line.startsWith(begin))
                .findFirst()
                .orElse("");
    }

    @Test
    void theTapeShowsThatTwoLead() {
        Session session = Clusters.running(5, 1);
        int old = Clusters.leader(session);
        Clusters.isolate(session, old);
        run(session, 3 * SECOND);
        int newer = Clusters.leader(session);
        assertThat(row(session, " leads")).contains("n" + newer + " T").contains("n" + old + " T1");
        assertThat(row(session, " stale")).contains("n" + old + " T1").matches(".*▒+┃.*");
        session.simulation().faults().crash(old, false);
        run(session, 2 * SECOND);
        assertThat(row(session, " stale")).matches(".*▒ +┃.*");
    }

    @Test
    void whatIsAskedByHandIsToldAtOnceAndWhatALoadAsksOnlyWithItsAnswer() {
        Session session = Clusters.running(5, 1);
        Clusters.put(session, "x", "mine", 0);
        List<String> lines = lines(session, 100, 30);
        assertThat(lines).anyMatch(line -> line.matches(".* c\\d+  put x mine"));
        assertThat(lines).noneMatch(line -> line.matches(".* c1  [a-z]+ k\\d( c1\\.\\d+)?"));
        run(session, SECOND / 20);
        assertThat(lines(session, 100, 30)).anyMatch(line -> line.contains("put x mine -> ok"));
    }

    @Test
    void aDuplicateIsCalledACopy() {
        Session session = Clusters.running(5, 1);
        Clusters.runUntilInFlight(session, 1);
        assertThat(lines(session, 120, 40)).noneMatch(line -> line.contains("copy: "));
        session.simulation()
                .faults()
                .duplicate(session.simulation().inFlight().get(0).id());
        assertThat(String.join("\n", lines(session, 120, 40))).contains("copy: ");
    }

    @Test
    void withoutANoteTheCaptionIsHowTheClusterIs() {
        Session session = Clusters.running(5, 1);
        ui.presents = true;
        List<String> lines = lines(session, 80, 24);
        String plain = Health.of(maker.make(session, 1)).plain();
        assertThat(plain).isNotEmpty();
        assertThat(lines).anyMatch(line -> line.strip().equals(plain));
        assertThat(lines.get(23)).contains("●").contains("? help");
        ui.focusOn(PaneKind.STORY);
        assertThat(lines(session, 80, 24).get(23)).startsWith(" Tab pane space play");
        ui.focusOn(PaneKind.CLUSTER);
        maker.setCaption("so it goes");
        assertThat(lines(session, 80, 24)).anyMatch(line -> line.strip().equals("so it goes"));
    }

    @Test
    void whatIsLeftOfTheNewestEntriesIsWrittenOnceAndValuesStayForALongWhile() {
        Session session = Clusters.running(5, 40);
        ui.values = true;
        ui.focusOn(PaneKind.LOG);
        ui.index = session.view().node(1).status().log().lastIndex() - 100;
        List<String> lines = lines(session, 80, 24);
        assertThat(lines.get(2)).containsOnlyOnce("newer: G").matches(".* \\d+ newer: G .*");
        assertThat(lines.subList(3, 8)).allMatch(line -> line.matches(".* k\\d=.*"));
    }

    @Test
    void theInspectorCallsCommittedWhatTheLogDoes() {
        Session session = Clusters.running(5, 1);
        session.simulation().faults().crash(1, false);
        ui.focusOn(PaneKind.INSPECTOR);
        assertThat(lines(session, 80, 24)).noneMatch(line -> line.contains("‹"));
    }

    @Test
    void beatsThatAreLostLeaveRoomForTheRest() {
        Session session = Clusters.running(5, 1);
        int leader = Clusters.leader(session);
        session.setPace(Pace.of(1));
        ui.focusOn(PaneKind.FLIGHT);
        ui.zoomed = true;
        for (int node = 1; node <= 5; node++) {
            if (node != leader) {
                session.simulation().faults().crash(node, false);
            }
        }
        for (int frame = 0; frame < 20; frame++) {
            run(session, SECOND / 20);
            Pictures.text(maker.make(session, 1), ui, 200, 50);
        }
        String text = Pictures.text(maker.make(session, 1), ui, 200, 50);
        assertThat(text.lines().filter(line -> line.contains("heartbeat") && line.contains("down")))
                .hasSize(2);
    }

    @Test
    void whatDoesNotFitInALineOfAnAnswerGoesOnBelowItsLastColumn() {
        Session session = Clusters.running(5, 1);
        ui.showOutput("rules", "on   one-vote  " + "word ".repeat(20));
        List<String> lines = lines(session, 80, 24);
        int column = lines.get(2).indexOf("word");
        assertThat(lines.get(3).indexOf("word")).isEqualTo(column).isGreaterThan(10);
    }
}
