package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.paint.Look;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Theme;
import raftarium.app.tui.pane.LinksPane;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.UiState;
import raftarium.app.tui.ring.MessageSign;
import raftarium.sim.ClusterView;
import raftarium.trace.Packet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who reaches whom: a link has the sign that it has in the ring, and the signs are explained. */
class LinksTest {
    private final UiState ui = new UiState(KeyTable.hints());
    private final FrameMaker maker = new FrameMaker();
    private Lab lab;

    @BeforeEach
    void open() {
        lab = Lab.fresh();
        ui.playedSpeed = 0.1;
        lab.ok("new --nodes 3 --seed 42 --net classroom");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private String shown() {
        Frame frame = maker.make(lab.session(), 0);
        return Pictures.text(frame, ui, 200, 50);
    }

    /** What stands below the title, to the right of everything else. */
    private List<String> pane() {
        List<String> rows = shown().lines().toList();
        int title = 0;
        while (!rows.get(title).contains("─links─")) {
            title++;
        }
        int column = rows.get(title).indexOf("─links─");
        return rows.subList(title, title + 11).stream()
                .map(row -> row.length() > column ? row.substring(column).stripTrailing() : "")
                .toList();
    }

    /** A millisecond after the other, until that is seen. */
    private void until(String sign) {
        for (int millis = 0; millis < 300 && !matrix().contains(sign); millis++) {
            lab.ok("run 1ms");
        }
        assertThat(matrix()).contains(sign);
    }

    /** The rows of the senders. */
    private String matrix() {
        return String.join("\n", pane().subList(2, 6));
    }

    @Test
    void aLinkHasTheSignOfWhatIsInItsWayOrOfHowItTreatsWhatCrossesIt() {
        lab.ok("crash all; cut n1 n2 --one-way; link n2 n3 --loss 20%; link n1 n3 --delay 30ms");
        assertThat(pane().get(0)).endsWith("a row sends─");
        assertThat(pane().subList(1, 6))
                .containsExactly(
                        "     n1  n2  n3  cl",
                        " n1   -   ✕   ~   ·",
                        " n2   ·   -   %   ·",
                        " n3   ~   %   -   ·",
                        " cl   ·   ·   ·   -");
        lab.ok("partition n3 | n1,n2");
        assertThat(pane().subList(2, 5))
                .containsExactly(
                        " n1   -   ✕   ▒   ·", " n2   ·   -   ▒   ·", " n3   ▒   ▒   -   ·");
    }

    @Test
    void whatFliesHasItsSignAndWhatWasLostIsSeenForAWhile() {
        lab.ok("until leader; run 300ms");
        until("♥");
        lab.ok("put x 1 --to leader --no-wait");
        until("■");
        until("□");
        lab.ok("run 300ms; crash all except leader");
        until("✶");
        lab.ok("crash leader; run 100ms");
        assertThat(matrix()).doesNotContain("✶");
    }

    @Test
    void aHeartbeatHidesNothingElseThatFlies() {
        lab.ok("until leader; run 300ms; load --clients 4 --rate 100");
        int together = 0;
        for (int millis = 0; millis < 200 && together < 3; millis++) {
            lab.ok("run 1ms");
            ClusterView view = lab.session().simulation().view();
            Set<String> beats = new HashSet<>();
            Set<String> appends = new HashSet<>();
            for (Packet packet : view.inFlight()) {
                MessageSign kind = MessageSign.of(packet, view);
                String link = packet.from() + " " + packet.to();
                Set<String> its = kind == MessageSign.APPEND ? appends : beats;
                if (kind == MessageSign.APPEND || kind == MessageSign.BEAT) {
                    its.add(link);
                }
            }
            appends.retainAll(beats);
            for (String link : appends) {
                String row = pane().get(1 + Integer.parseInt(link.substring(0, 1)));
                int to = Integer.parseInt(link.substring(2));
                assertThat(row.charAt(2 + 4 * to)).isEqualTo('■');
                together++;
            }
        }
        assertThat(together).isPositive();
    }

    @Test
    void aMessageThatIsHeldIsCalledSo() {
        lab.ok("until leader; run 300ms; hold leader all; put x 1 --to leader --no-wait");
        until("‖");
    }

    @Test
    void everySignIsExplainedWhereThereIsRoom() {
        lab.ok("new --seed 42");
        String legend = String.join(" ", pane().subList(8, 11));
        assertThat(legend)
                .contains("· open", "▒ wall", "✕ cut", "% lossy", "~ own setting")
                .contains("◆ ■ ♥ what flies", "✶ lost", "‖ held");
        ui.look = new Look(Theme.DARK, true);
        assertThat(shown())
                .contains(". open", "# wall", "x cut", "% lossy", "~ own setting")
                .contains("V A h what flies", "* lost", "= held");
    }

    @Test
    void theMatrixOfTwentyFitsOnASmallScreenAndIsClickedThere() {
        lab.ok("new --nodes 20");
        ui.focusOn(PaneKind.LINKS);
        ui.zoomed = true;
        List<String> rows =
                Pictures.text(maker.make(lab.session(), 0), ui, 80, 30).lines().toList();
        assertThat(rows.get(3)).endsWith(" 18 19 20 cl");
        assertThat(rows.get(4)).endsWith("·  ·  ·");
        Region region = new Region(0, 2, 80, 24);
        assertThat(LinksPane.at(region, 20, rows.get(3).indexOf("20"), 5)).containsExactly(2, 20);
    }
}
