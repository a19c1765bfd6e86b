package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.tui.pane.Panes;
import raftarium.app.tui.pane.UiState;
import raftarium.disk.MemoryDisk;
import raftarium.raft.MembershipRequest;
import raftarium.trace.words.EventWords;

import java.util.List;

/** Pictures of clusters whose members change and whose logs begin late. */
class MembershipFrameTest {
    private static List<String> lines(Session session, int columns, int rows) {
        return Pictures.text(Pictures.frame(session, ""), columns, rows).lines().toList();
    }

    private static void run(Session session, long millis) {
        session.simulation().runUntil(session.simulation().nowNanos() + millis * 1_000_000);
    }

    private static void change(Session session, MembershipRequest.Kind kind, int node) {
        assertThat(session.simulation().operator().change(new MembershipRequest(kind, node)))
                .isEqualTo(MembershipRequest.Answer.BEGUN);
        run(session, 500);
    }

    private static Session grown() throws SessionException {
        Session session = Clusters.running(3, 1);
        session.simulation().operator().addHost(new MemoryDisk());
        change(session, MembershipRequest.Kind.ADD_LEARNER, 4);
        return session;
    }

    @Test
    void learnersAndRemovedNodesAreReadWithoutColour() throws SessionException {
        Session session = grown();
        int gone = Clusters.leader(session) % 3 + 1;
        change(session, MembershipRequest.Kind.REMOVE, gone);
        List<String> lines = lines(session, 80, 24);
        String wide = String.join("\n", lines(session, 200, 50));
        assertThat(wide).contains("members: ", " and learning n4─", "n" + gone + " - removed ");
        assertThat(lines.get(2 + gone)).contains("n" + gone + " - R ").endsWith(" removed");
        assertThat(lines.get(6)).contains("n4 ◌ N ").endsWith(" learner");
        assertThat(lines).allMatch(line -> line.length() <= 80);
    }

    @Test
    void theStoryTellsOfAConfigurationOnce() throws SessionException {
        long told = Pictures.frame(grown(), "").story().stream()
                .filter(event -> EventWords.of(event).contains(" is in configuration "))
                .count();
        assertThat(told).isEqualTo(1);
    }

    @Test
    void aSnapshotIsFoldedAndTheLogBeginsBehindIt() {
        Session session = Clusters.running(3, 2);
        for (int id = 1; id <= 3; id++) {
            assertThat(session.simulation().operator().compact(id)).isTrue();
        }
        run(session, 500);
        List<String> lines = lines(session, 80, 24);
        long frame = session.view().node(1).status().log().snapshotIndex();
        assertThat(lines.get(2)).contains("─▤1-" + frame + "─").contains("─" + (frame + 1) + "─");
        assertThat(lines.get(3)).contains("n1 ").contains(" ▤" + frame + " ");
        assertThat(String.join("\n", lines(session, 200, 50)))
                .contains("snapshot to " + frame + " of term 1")
                .contains("configuration n1, n2, n3");
    }

    @Test
    void whatOneLogHasAndAnotherHasFoldedIsRuledOut() {
        Session session = Clusters.running(3, 1);
        session.simulation().operator().compact(1);
        List<String> lines = lines(session, 80, 24);
        assertThat(lines.get(3)).contains("▤3 ────").doesNotContain(" 1   1 ");
        assertThat(lines.get(4)).doesNotContain("▤").doesNotContain("──").contains(" 1   1 ");
    }

    @Test
    void everySizeCanBeDrawnWhileNodesAreAdded() throws SessionException {
        Session session = grown();
        session.simulation().operator().compact(1);
        UiState ui = new UiState(KeyTable.hints());
        ui.selected = 4;
        for (int columns = 60; columns <= 210; columns += 7) {
            for (int rows = 16; rows <= 60; rows += 4) {
                Panes.draw(Pictures.frame(session, ""), ui, columns, rows);
            }
        }
        session.simulation().operator().addHost(new MemoryDisk());
        assertThat(lines(session, 80, 24).get(7)).contains("n5 ◌ N ").endsWith(" learner");
        run(session, 100);
        session.simulation().faults().crash(1, false);
        assertThat(lines(session, 80, 24).get(3)).matches(".n1 × .* crashed .* ▤5 ─+ +1 ┃");
    }

    @Test
    void anOlderPartOfTheLogThanAnybodyHoldsIsNotScrolledTo() {
        Session session = Clusters.running(3, 2);
        for (int id = 1; id <= 3; id++) {
            session.simulation().operator().compact(id);
        }
        run(session, 500);
        UiState ui = new UiState(KeyTable.hints());
        ui.logEnd = 1;
        List<String> lines =
                Pictures.text(Pictures.frame(session, ""), ui, 80, 24).lines().toList();
        long first = session.view().node(1).status().log().firstIndex();
        assertThat(lines.get(2)).contains("▤1-" + (first - 1) + "───" + first + "─");
    }
}
