package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.session.Session;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.pane.Panes;
import raftarium.app.tui.pane.UiState;
import raftarium.raft.Rule;
import raftarium.sim.HostState;

import java.util.List;

/** Pictures of real clusters, by their words. */
class FrameTest {
    private static List<String> lines(Session session, int columns, int rows) {
        return Pictures.text(Pictures.frame(session, ""), columns, rows).lines().toList();
    }

    private static String line(List<String> lines, String part) {
        return lines.stream()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError(part + " in " + String.join("\n", lines)));
    }

    @Test
    void aTerminalOfTheUsualSizeShowsAllPanesInTheirPlaces() {
        Session session = Clusters.running(5, 2);
        List<String> lines = lines(session, 80, 24);
        int leader = Clusters.leader(session);
        assertThat(lines).hasSize(24);
        assertThat(lines.get(0))
                .matches(" Raftarium +2\\.000 s ‖ stopped  n\\d leads T\\d+  committed 8 .*")
                .endsWith(" seed 42");
        assertThat(lines.get(1)).isEqualTo(" ✓ all 5 up, one leader.  all is committed, to 8.");
        assertThat(lines.get(2)).matches("\\[nodes\\] term vote timer ─+ com ─+1───2─.*─8─▼.*");
        assertThat(lines.get(8)).matches("─time── 0 ─.* 2\\.000 s");
        assertThat(lines.get(11)).startsWith("─in flight──");
        assertThat(lines.get(16)).startsWith("─story──");
        assertThat(lines.get(23))
                .startsWith(" space play , . step u undo c crash")
                .endsWith("? help q");
        long term = session.view().node(leader).status().term();
        assertThat(lines.get(2 + leader))
                .matches(".n" + leader + " ● L +" + term + " +n" + leader + " ♥ ▄+_* .*");
        assertThat(lines.get(0)).contains("n" + leader + " leads T" + term + " ");
    }

    @Test
    void figuresStandBelowEachOther() {
        List<String> lines = lines(Clusters.running(5, 2), 80, 24);
        assertThat(lines.get(2)).startsWith("[nodes] term vote timer ─── com ───1───2───3");
        assertThat(lines.subList(3, 8)).allSatisfy(line -> {
            assertThat(line.substring(8, 13)).isEqualTo("   1 ");
            assertThat(line.substring(13, 17)).isEqualTo("  n5");
            assertThat(line.substring(28, 32)).matches("  [78] ");
            assertThat(line.substring(32, 44)).isEqualTo("   1   1   1");
            assertThat(line).endsWith("┃").hasSize(lines.get(2).indexOf('▼') + 1);
        });
    }

    @Test
    void whatIsNotCommittedIsInBracketsAndWhatIsNotOnDiskBetweenTildes() {
        Session session = Clusters.running(5, 1);
        int leader = Clusters.leader(session);
        Clusters.isolate(session, leader);
        Clusters.put(session, "x", "1", leader);
        long before = session.view().node(leader).status().log().lastIndex();
        while (session.view().node(leader).status().log().lastIndex() == before) {
            session.simulation().step();
        }
        assertThat(lines(session, 80, 24).get(2 + leader)).contains("~1~");
        session.simulation().runUntil(session.simulation().nowNanos() + 2_000_000);
        List<String> lines = lines(session, 80, 24);
        assertThat(lines.get(2 + leader)).contains("‹1›").doesNotContain("~").endsWith(" isolated");
        assertThat(lines.get(2 + leader % 5 + 1)).endsWith(" side A").doesNotContain("‹");
        assertThat(line(lines(session, 200, 50), "─[cluster]─")).contains("wall: ");
    }

    @Test
    void rolesAreReadWithoutColour() {
        Session session = Clusters.running(5, 1);
        session.simulation().faults().crash(1, false);
        session.simulation().faults().pause(2);
        List<String> lines = lines(session, 80, 24);
        assertThat(lines.get(1)).contains("n1 is down.  n2 is paused.");
        assertThat(lines.get(3)).matches(".n1 × .* crashed +- +1 +1 +1 ┃");
        assertThat(lines.get(4)).matches(".n2 ‖ P .* paused +3 +1 +1 +1 ┃");
        assertThat(line(lines(session, 200, 50), "n1 × crashed")).isNotEmpty();
        assertThat(line(lines(session, 200, 50), "·disk: 3, T1")).isNotEmpty();
    }

    @Test
    void aDiskInTroubleIsShownAndWhyANodeFailed() {
        Session session = Clusters.running(5, 1);
        int leader = Clusters.leader(session);
        int other = leader % 5 + 1;
        session.simulation().faults().slowDisk(other, 1_000_000, 1_000_000);
        session.simulation().faults().fillDisk(leader);
        List<String> lines = lines(session, 80, 24);
        assertThat(lines.get(2 + other)).endsWith(" disk slow");
        assertThat(lines.get(2 + leader)).endsWith(" disk full");
        Clusters.put(session, "x", "1", leader);
        session.simulation().runUntil(session.simulation().nowNanos() + 10_000_000);
        assertThat(lines(session, 80, 24).get(2 + leader))
                .contains("n" + leader + " × ")
                .contains(" failed ")
                .contains("no space left on device");
    }

    @Test
    void aCandidateShowsItsVotes() {
        Session session = Clusters.running(5, 1);
        int other = Clusters.leader(session) % 5 + 1;
        Clusters.isolate(session, other);
        session.simulation().faults().timeoutNow(other);
        assertThat(lines(session, 80, 24).get(2 + other))
                .matches(".n" + other + " ◐ C +2 +n" + other + " [0-2]/3 .*");
    }

    @Test
    void aMessageMovesAlongItsLaneAsItsTimePasses() {
        Session session = Clusters.running(5, 1);
        Clusters.runUntilInFlight(session, 3);
        UiState ui = new UiState(KeyTable.hints());
        String early = flightLine(session, ui);
        session.simulation().advanceTo(Long.MAX_VALUE - 1);
        String late = flightLine(session, ui);
        assertThat(sign(late)).isGreaterThan(sign(early));
        assertThat(late.substring(0, 4)).isEqualTo(early.substring(0, 4));
    }

    /** Where the message is on its lane. */
    private static int sign(String lane) {
        return lane.substring(4).split("[◆◇▲△■□♥•▣▸]", 2)[0].length();
    }

    private static String flightLine(Session session, UiState ui) {
        return Pictures.text(Pictures.frame(session, ""), ui, 80, 24)
                .lines()
                .toList()
                .get(12);
    }

    @Test
    void aWideScreenPutsTheStoryToTheRightAndDescribesEntries() {
        List<String> lines = lines(Clusters.running(5, 2), 200, 50);
        assertThat(lines).hasSize(50);
        assertThat(lines.get(2)).startsWith("─[cluster]──").contains("─story──");
        assertThat(line(lines, "─inspector n1─")).contains("─in flight──");
        assertThat(line(lines, "─time─")).startsWith("─time── 0 ─").contains(" 0.2 ");
        assertThat(line(lines, "─links─")).startsWith("─log com/last──");
        assertThat(line(lines, "▸n1 ○")).contains(" 1 noop ").contains(" 1 k2=c1.1 ");
        assertThat(line(lines, "put k").indexOf("put k")).isGreaterThan(110);
    }

    @Test
    void aSmallScreenShowsLessAndATooSmallOneSaysSo() {
        Session session = Clusters.running(5, 1);
        List<String> small = lines(session, 60, 16);
        assertThat(small).allMatch(line -> line.length() <= 60);
        assertThat(String.join("\n", small))
                .contains("[nodes]", "─1───2───3─▼", "─time─", "─story─")
                .doesNotContain("in flight", " vote");
        assertThat(lines(session, 59, 20).get(0))
                .isEqualTo("Raftarium: this is 59x20, and it needs 60x16");
        assertThat(lines(session, 80, 15).get(0)).contains("needs 60x16");
        assertThat(lines(session, 1, 1)).hasSize(1);
    }

    @Test
    void everySizeCanBeDrawn() {
        Frame frame = Pictures.frame(Clusters.running(5, 1), "a caption");
        for (int columns = 1; columns <= 210; columns += 7) {
            for (int rows = 1; rows <= 60; rows += 3) {
                Panes.draw(frame, new UiState(KeyTable.hints()), columns, rows);
            }
        }
        assertThat(frame.view().nodes()).hasSize(5);
    }

    @Test
    void manyNodesScrollAroundTheSelectedOne() {
        Session session = Clusters.running(101, 1);
        Frame frame = Pictures.frame(session, "");
        UiState ui = new UiState(KeyTable.hints());
        ui.selected = 50;
        List<String> lines = Pictures.text(frame, ui, 80, 24).lines().toList();
        assertThat(lines).hasSize(24).allMatch(line -> line.length() <= 80);
        assertThat(lines.get(2)).matches("\\[nodes\\]─+ term vote─+ 89 more ─.*");
        assertThat(line(lines, "▸n50 ")).contains(" ○ F ");
        ui.selected = 101;
        lines = Pictures.text(frame, ui, 80, 24).lines().toList();
        assertThat(line(lines, "▸n101")).contains(" ○ F ");
        assertThat(line(lines, " n" + Clusters.leader(session) + "  ●")).contains("♥");
    }

    @Test
    void aModifiedRaftIsCalledThatOnTheScreen() {
        Session session = Clusters.running(5, 1);
        session.simulation().setRule(Rule.ONE_VOTE, false);
        assertThat(lines(session, 80, 24).get(0)).contains("modified Raft");
        assertThat(lines(session, 200, 50).get(0)).contains("modified Raft (without one-vote)");
    }

    @Test
    void theScreenIsAFunctionOfTheSnapshot() {
        Session session = Clusters.running(5, 1);
        Frame frame = Pictures.frame(session, "");
        String picture = Pictures.text(frame, 80, 24);
        session.simulation().runUntil(session.simulation().nowNanos() + 1_000_000_000);
        session.simulation().faults().crash(1, false);
        assertThat(session.view().node(1).state()).isEqualTo(HostState.CRASHED);
        assertThat(Pictures.text(frame, 80, 24)).isEqualTo(picture);
    }

    @Test
    void theHelpHasEveryKeyAndEverySign() {
        Frame frame = Pictures.frame(Clusters.running(5, 1), "");
        UiState ui = new UiState(KeyTable.hints());
        ui.mode = UiState.Mode.HELP;
        String tall = Pictures.text(frame, ui, 130, 100);
        KeyTable.BINDINGS.forEach(binding -> assertThat(tall).contains(binding.help()));
        assertThat(tall).contains("‹3› not committed", "◐ C candidate");
        ui.scroll = 1000;
        assertThat(Pictures.text(frame, ui, 80, 24)).contains("for screen readers");
    }
}
