package raftarium.app.tui.ring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Look;
import raftarium.app.tui.paint.Region;

/** A card tells of a node what the node's row in the logs tells. */
class CardTest {
    private static String card(Lab lab, int node) {
        Frame frame = new FrameMaker().make(lab.session(), 0);
        CardSize size = CardSize.LARGE;
        Canvas canvas = new Canvas(size.columns(), size.rows(), Look.USUAL);
        Region region = new Region(0, 0, size.columns(), size.rows());
        Card.draw(canvas, region, size, frame, frame.view().node(node));
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < size.rows(); row++) {
            rows.append(canvas.text(row)).append('\n');
        }
        return rows.toString();
    }

    @Test
    void whatOthersKnowToBeCommittedIsPlainOnTheCardOfOneThatIsDown() {
        try (Lab lab = Lab.fresh()) {
            lab.ok("new --seed 42; until leader; put x 1; run 1s; crash n2; run 100ms");
            assertThat(card(lab, 2)).contains("n2 × crashed").contains(" 1  1 ");
        }
    }

    @Test
    void whatOneThatIsDownHasAloneIsInBracketsOnItsCard() {
        try (Lab lab = Lab.fresh()) {
            lab.ok("new --seed 42; until leader; put x 1; run 1s; isolate leader");
            int leader = lab.session().view().leader().id();
            lab.ok("put x 2 --to n" + leader + " --no-wait; run 100ms; crash n" + leader);
            assertThat(card(lab, leader)).contains(" 1  1 ‹1›");
        }
    }
}
