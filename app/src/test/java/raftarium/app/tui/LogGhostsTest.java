package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.pane.UiState;
import raftarium.raft.NodeEvent;
import raftarium.trace.Decision;
import raftarium.trace.Event;
import raftarium.trace.Trace;

import java.util.List;

/** What a leader overwrites stays to be seen for a moment, and what it will overwrite is told. */
class LogGhostsTest {
    /** n1 and n5 have entries 2, 3 and 4 of term 1; the others have 2 and 3 of a newer one. */
    private static final String CONFLICTS =
            "new --seed 42 --net classroom; until leader; run 1s; partition n5,n1 | n2..n4;"
                    + " run 1s; put x lost --to n5 --no-wait; put y lost --to n5 --no-wait;"
                    + " put z lost --to n5 --no-wait; run 50ms; put x 2 --to leader; run 300ms";

    private final Lab lab = Lab.fresh();
    private final UiState ui = new UiState(KeyTable.hints());
    private final FrameMaker maker = new FrameMaker();
    private double speed;

    @BeforeEach
    void split() {
        ui.playedSpeed = 0.1;
        lab.ok(CONFLICTS);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private String screen(int columns, int rows) {
        return Pictures.text(maker.make(lab.session(), speed), ui, columns, rows);
    }

    /** What stands behind the name of a node in the logs, which are the last that have it. */
    private static String row(String screen, int node, int below) {
        List<String> lines = screen.lines().toList();
        int row = lines.size() - 1;
        while (!lines.get(row).matches("[▸ ]n" + node + " [○●].*")) {
            row--;
        }
        return lines.get(row + below);
    }

    /** Heals, and goes on until a node has overwritten something. Returns which. */
    private int overwrite() {
        lab.ok("heal");
        Trace trace = lab.session().simulation().trace();
        while (true) {
            long before = trace.count();
            lab.ok("step");
            for (Event event : trace.since(before)) {
                if (event instanceof Decision decision
                        && decision.event() instanceof NodeEvent.Truncated) {
                    return decision.node();
                }
            }
        }
    }

    @Test
    void whatIsOverwrittenIsSeenBesideWhatIsThereNowOrWhereNothingIs() {
        int node = overwrite();
        assertThat(row(screen(120, 40), node, 0))
                .containsPattern("\\d noop ×1  \\d x=2 ×1 .*×1 z=lost$");
        assertThat(row(screen(80, 24), node, 0)).containsPattern(" 1 ×[ ‹~]\\d.×[ ‹~]\\d.*×1");
    }

    @Test
    void itGoesAfterASecondAtTheSpeedAtWhichItIsWatched() {
        int node = overwrite();
        speed = 0.1;
        lab.ok("run 80ms");
        assertThat(row(screen(120, 40), node, 0)).contains("×1 z=lost");
        lab.ok("run 30ms");
        assertThat(screen(120, 40)).doesNotContain("×1");
        speed = 1;
        assertThat(row(screen(120, 40), node, 0)).contains("×1 z=lost");
        speed = 0;
        assertThat(screen(120, 40)).as("stopped, played at 0.1 before").doesNotContain("×1");
    }

    @Test
    void itIsSeenAgainWhereTimeGoesBackToThat() {
        int node = overwrite();
        lab.ok("bookmark gone; run 3s");
        assertThat(screen(120, 40)).doesNotContain("×1");
        lab.ok("goto gone");
        assertThat(row(screen(120, 40), node, 0)).contains("×1 z=lost");
        lab.ok("back");
        assertThat(screen(120, 40)).doesNotContain("×1");
        assertThat(row(screen(120, 40), node, 0)).contains("!1 y=lost!", "‹1 z=lost›");
        lab.ok("goto end");
        assertThat(screen(120, 40)).doesNotContain("×1");
    }

    @Test
    void whereASnapshotStandsNothingIsShown() {
        int node = overwrite();
        ui.playedSpeed = 10;
        lab.ok("until logs agree; run 200ms");
        assertThat(row(screen(120, 40), node, 0)).contains("noop ×1", "x=2 ×1", "×1 z=lost");
        lab.ok("compact n" + node);
        assertThat(row(screen(120, 40), node, 0)).contains("▤3").containsOnlyOnce("×1");
        assertThat(row(screen(80, 24), node, 0)).contains("▤3").containsOnlyOnce("×");
    }

    @Test
    void whereANodeHasTwoRowsTheSecondTellsWhatWasAndWhatWillBeOverwritten() {
        String before = screen(200, 50);
        assertThat(row(before, 5, 1))
                .containsPattern(" to be lost: n\\d has T\\d.* will be lost: n\\d has none");
        assertThat(row(before, 2, 1)).doesNotContain("lost");
        int node = overwrite();
        String screen = screen(200, 50);
        assertThat(row(screen, node, 0)).doesNotContain("×");
        assertThat(row(screen, node, 1))
                .contains("×1 x=lost", "×1 y=lost", "×1 z=lost overwritten");
    }
}
