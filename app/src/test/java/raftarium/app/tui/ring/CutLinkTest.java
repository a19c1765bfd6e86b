package raftarium.app.tui.ring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Look;
import raftarium.app.tui.paint.Region;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A cut stands where it is, and what is lost there in front of it. */
class CutLinkTest {
    private static final Region ROOM = new Region(0, 0, 76, 21);

    private static CardPlaces places(int nodes) {
        List<List<Integer>> together =
                List.of(IntStream.rangeClosed(1, nodes).boxed().toList());
        return Objects.requireNonNull(CardPlaces.of(ROOM, nodes, together, false));
    }

    private static Region around(Region card) {
        return new Region(card.column() - 1, card.row() - 1, card.columns() + 2, card.rows() + 2);
    }

    private static boolean holds(Region region, Way.Cell cell) {
        return region.holds(cell.column(), cell.row());
    }

    @Test
    void theCrossOfACutOneWayIsAtTheBarredEndAndWhatIsLostInFrontOfIt() {
        for (int nodes = 2; nodes <= 9; nodes++) {
            CardPlaces places = places(nodes);
            for (int from = 1; from <= nodes; from++) {
                for (int to = 1; to <= nodes; to++) {
                    if (from != to) {
                        Way way = Way.between(places.card(from), places.card(to));
                        CutLink cut = new CutLink(way, false);
                        String link = "n%d -> n%d of %d".formatted(from, to, nodes);
                        assertThat(holds(places.card(to), cut.cross())).as(link).isFalse();
                        assertThat(holds(around(places.card(to)), cut.cross()))
                                .as(link)
                                .isTrue();
                        assertThat(way.at(cut.open())).as(link).isNotEqualTo(cut.cross());
                        assertThat(cut.open()).isGreaterThan(new CutLink(way, true).open());
                    }
                }
            }
        }
    }

    @Test
    void aCutBothWaysIsInTheMiddle() {
        CardPlaces places = places(5);
        CutLink cut = new CutLink(Way.between(places.card(5), places.card(2)), true);
        int middle = (places.card(5).end() + places.card(2).column()) / 2;
        assertThat(cut.cross().column()).isBetween(middle - 1, middle + 1);
        assertThat(cut.dashes()).hasSizeGreaterThan(20);
        assertThat(cut.open()).isBetween(0.4, 0.5);
    }

    /** The leader's heartbeats to it are lost, one after the other. */
    @Test
    void aCutStaysInSightWhileSomethingIsLostAtIt() {
        for (String how : List.of("", " --one-way")) {
            try (Lab lab = Lab.fresh()) {
                lab.ok("new --seed 42 --net classroom; until leader; run 300ms");
                lab.ok("cut leader n2" + how + "; run 300ms");
                Frame frame = new FrameMaker().make(lab.session(), 0);
                String screen = drawn(frame);
                assertThat(screen).contains("✕", "✶", "lost");
            }
        }
    }

    private static String drawn(Frame frame) {
        Canvas canvas = new Canvas(ROOM.columns(), ROOM.rows(), Look.USUAL);
        Ring.draw(canvas, ROOM, frame, places(5), 0.1, MessageFilter.ALL);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < ROOM.rows(); row++) {
            rows.add(canvas.text(row));
        }
        return String.join("\n", rows);
    }
}
