package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Place;
import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Texts;
import raftarium.sim.ClusterView;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The first row while a moment of the past is shown: which one of how much, on which branch, and
 * which key leads back. The rest is there as far as there is room.
 */
final class PastBanner {
    private static final String WAY_BACK = "End leads back";
    private static final String SHORT_WAY_BACK = "End: back";

    /** With fewer columns the label of modified rules takes the room of something else. */
    private static final int TIGHT = 80;

    private final Canvas canvas;

    /** Where the next part begins. */
    private int at = 1;

    /** Where the parts at the right begin. */
    private int end;

    private PastBanner(Canvas canvas) {
        this.canvas = canvas;
        end = canvas.columns() - 1;
    }

    static void draw(Canvas canvas, Snapshot snapshot) {
        PastBanner banner = new PastBanner(canvas);
        ClusterView view = snapshot.view();
        boolean isTight = view.rules().modified() && canvas.columns() < TIGHT;
        banner.where(snapshot, isTight);
        if (view.rules().modified()) {
            banner.right(" modified Raft ", Inks.ALARM);
        }
        boolean isRoomy = banner.at + WAY_BACK.length() < banner.end;
        banner.right(isRoomy ? WAY_BACK : SHORT_WAY_BACK, Inks.KEY);
        banner.put(Texts.left(HeaderPane.play(snapshot), 9), Inks.BAR_TEXT);
        long term = HeaderPane.term(view);
        banner.put(Texts.left("term " + term, 9), Inks.BAR_TEXT);
        banner.put(Texts.left(HeaderPane.leads(view.leader(), term), 10), Inks.BAR_BRIGHT);
        long committed = HeaderPane.committed(snapshot);
        banner.put(Texts.left("committed " + committed, 15), Inks.BAR_TEXT);
        banner.put(Texts.left("seed " + view.seed(), 5), Inks.BAR_FAINT);
    }

    /** 3.200 s of 60.0 s, branch 2. */
    private void where(Snapshot snapshot, boolean isTight) {
        Place place = snapshot.place();
        String whole = BigDecimal.valueOf(place.endNanos(), 9)
                .setScale(1, RoundingMode.CEILING)
                .toPlainString();
        String time =
                isTight ? Texts.seconds(snapshot.view().nowNanos()) : HeaderPane.time(snapshot);
        int columns = isTight ? 0 : HeaderPane.TIME_COLUMNS;
        String text =
                Texts.right(time, columns) + " s of " + whole + " s, branch " + place.branch();
        at = canvas.put(at, 0, " " + text + " ", Inks.SAID) + 1;
    }

    private void right(String text, Ink ink) {
        canvas.putRight(end, 0, text, ink);
        end -= text.length() + 1;
    }

    /** If there is room for it. */
    private void put(String text, Ink ink) {
        if (at + text.strip().length() <= end) {
            at = canvas.put(at, 0, text, ink, end);
        } else {
            end = at;
        }
    }
}
