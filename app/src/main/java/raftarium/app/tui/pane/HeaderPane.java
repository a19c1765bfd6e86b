package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Texts;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;

import java.util.ArrayList;
import java.util.List;

/** The first row: what time it is, who leads in which term, what is committed. */
final class HeaderPane {
    private static final int WITH_NAME = 72;

    /** That the rules are modified matters more than the name. */
    private static final int WITH_LABEL = 90;

    static final int TIME_COLUMNS = 11;

    /** From this speed on, microseconds are a blur. */
    private static final double FINE_SPEED = 0.2;

    private HeaderPane() {}

    static void draw(Canvas canvas, Snapshot snapshot) {
        canvas.fill(new Region(0, 0, canvas.columns(), 1), ' ', Inks.BAR_TEXT);
        if (snapshot.place().isPast()) {
            PastBanner.draw(canvas, snapshot);
            return;
        }
        ClusterView view = snapshot.view();
        int most = view.rules().modified() ? WITH_LABEL : WITH_NAME;
        String name = canvas.columns() < most ? "" : "Raftarium";
        int at = canvas.put(1, 0, name, Inks.BAR_BRIGHT);
        String time = Texts.right(time(snapshot), TIME_COLUMNS) + " s ";
        at = canvas.put(at + 1, 0, time, Inks.BAR_BRIGHT);
        String play = play(snapshot);
        int room = play.startsWith("auto") ? 11 : 9;
        at = canvas.put(at, 0, Texts.left(play, room), Inks.BAR_TEXT);
        at = canvas.put(at, 0, "term ", Inks.BAR_FAINT);
        long term = term(view);
        at = canvas.put(at, 0, Texts.left(Long.toString(term), 4), Inks.BAR_BRIGHT);
        String leads = leads(view.leader(), term);
        at = canvas.put(at, 0, Texts.left(leads, 10), Inks.BAR_BRIGHT);
        at = canvas.put(at, 0, "committed ", Inks.BAR_FAINT);
        String committed = Texts.left(Long.toString(committed(snapshot)), 5);
        at = canvas.put(at, 0, committed, Inks.BAR_BRIGHT);
        right(canvas, snapshot, at);
    }

    static String time(Snapshot snapshot) {
        long now = snapshot.view().nowNanos();
        return snapshot.speed() < FINE_SPEED ? Texts.fineSeconds(now) : Texts.seconds(now);
    }

    static long term(ClusterView view) {
        return view.nodes().stream().mapToLong(NodeView::term).max().orElse(0);
    }

    static long committed(Snapshot snapshot) {
        long known = snapshot.view().nodes().stream()
                .mapToLong(NodeView::commitIndex)
                .max()
                .orElse(0);
        return Math.max(known, snapshot.committed());
    }

    /** With the term only where that isn't the newest one. */
    static String leads(@Nullable NodeView leader, long term) {
        if (leader == null) {
            return "no leader";
        }
        String leads = "n" + leader.id() + " leads";
        return leader.term() == term ? leads : leads + " in " + leader.term() + " ";
    }

    static String play(Snapshot snapshot) {
        if (snapshot.view().isStopped()) {
            return "stopped";
        }
        String speed = Texts.speed(snapshot.speed());
        String plays = snapshot.auto() ? "auto " + speed : speed + " >";
        return snapshot.speed() > 0 ? plays : "stop ||";
    }

    /** What matters most is furthest to the right, and what doesn't fit isn't there. */
    private static void right(Canvas canvas, Snapshot snapshot, int begin) {
        ClusterView view = snapshot.view();
        int end = canvas.columns() - 1;
        List<String> remarks = new ArrayList<>();
        if (view.rules().modified()) {
            String label = view.rules().label();
            boolean fits = begin + label.length() + 4 < end;
            String shown = fits ? " " + label + " " : " modified Raft ";
            canvas.putRight(end, 0, shown, Inks.ALARM);
            end -= shown.length() + 1;
        }
        remarks.add("seed " + view.seed());
        if (view.load()) {
            remarks.add("load");
        }
        if (snapshot.place().branches() > 1) {
            remarks.add("branch " + snapshot.place().branch());
        }
        for (String remark : remarks) {
            if (end - remark.length() >= begin) {
                canvas.putRight(end, 0, remark, Inks.BAR_FAINT);
                end -= remark.length() + 2;
            }
        }
    }
}
