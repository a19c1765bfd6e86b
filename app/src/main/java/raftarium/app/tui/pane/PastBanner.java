package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Place;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Inks;
import raftarium.sim.ClusterView;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The first row while a moment of the past is shown: which one of how much, on which branch, and
 * which key leads back. The rest is there as far as there is room.
 */
final class PastBanner {
    private PastBanner() {}

    static void draw(Canvas canvas, Frame frame) {
        ClusterView view = frame.view();
        Bar bar = new Bar();
        bar.left(Bar.Wording.of(Bar.KEPT, new Bar.Piece(" PAST ", Inks.PLATE)));
        where(bar, frame);
        bar.left(Bar.Wording.of(3, new Bar.Piece(HeaderPane.play(frame), Inks.BAR_TEXT)));
        bar.left(HeaderPane.leaders(view));
        bar.left(HeaderPane.committed(frame, 4));
        bar.right(
                Bar.Wording.of(6, new Bar.Piece("End: to the present", Inks.BAR_KEY)),
                Bar.Wording.of(Bar.KEPT, new Bar.Piece("End: back", Inks.BAR_KEY)));
        if (view.rules().modified()) {
            bar.right(HeaderPane.modified(frame));
            String seed = "seed " + view.seed();
            bar.right(Bar.Wording.of(9, new Bar.Piece(seed, Inks.BAR_FAINT)));
        }
        bar.draw(canvas, 0);
    }

    /** 3.200 s of 60.0 s, branch 2. */
    private static void where(Bar bar, Frame frame) {
        Place place = frame.place();
        String time = CellText.seconds(frame.view().nowNanos());
        String whole = BigDecimal.valueOf(place.endNanos(), 9)
                .setScale(1, RoundingMode.CEILING)
                .toPlainString();
        String of = time + " s of " + whole + " s";
        bar.left(
                Bar.Wording.of(
                        7, new Bar.Piece(of + ", branch " + place.branch(), Inks.BAR_BRIGHT)),
                Bar.Wording.of(
                        11,
                        new Bar.Piece(
                                time + "/" + whole + " s, br " + place.branch(), Inks.BAR_BRIGHT)),
                Bar.Wording.of(Bar.KEPT, new Bar.Piece(time + " s", Inks.BAR_BRIGHT)));
    }
}
