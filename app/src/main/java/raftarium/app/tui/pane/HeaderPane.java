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

    private static final int TIME_COLUMNS = 11;

    /** From this speed on, microseconds are a blur. */
    private static final double FINE_SPEED = 0.2;

    private HeaderPane() {}

    static void draw(Canvas canvas, Snapshot snapshot) {
        canvas.fill(new Region(0, 0, canvas.columns(), 1), ' ', Inks.BAR_TEXT);
        ClusterView view = snapshot.view();
        boolean fine = snapshot.speed() < FINE_SPEED;
        long now = view.nowNanos();
        String time = fine ? Texts.fineSeconds(now) : Texts.seconds(now);
        int most = view.rules().modified() ? WITH_LABEL : WITH_NAME;
        String name = canvas.columns() < most ? "" : "Raftarium";
        int at = canvas.put(1, 0, name, Inks.BAR_BRIGHT);
        at = canvas.put(at + 1, 0, Texts.right(time, TIME_COLUMNS) + " s ", Inks.BAR_BRIGHT);
        at = canvas.put(at, 0, Texts.left(play(snapshot), 9), Inks.BAR_TEXT);
        NodeView leader = view.leader();
        at = canvas.put(at, 0, "term ", Inks.BAR_FAINT);
        long term = view.nodes().stream().mapToLong(NodeView::term).max().orElse(0);
        at = canvas.put(at, 0, Texts.left(Long.toString(term), 4), Inks.BAR_BRIGHT);
        String leads = leads(leader, term);
        at = canvas.put(at, 0, Texts.left(leads, 10), Inks.BAR_BRIGHT);
        long known =
                view.nodes().stream().mapToLong(NodeView::commitIndex).max().orElse(0);
        long committed = Math.max(known, snapshot.committed());
        at = canvas.put(at, 0, "committed ", Inks.BAR_FAINT);
        at = canvas.put(at, 0, Texts.left(Long.toString(committed), 5), Inks.BAR_BRIGHT);
        right(canvas, snapshot, at);
    }

    /** With the term only where that isn't the newest one. */
    private static String leads(@Nullable NodeView leader, long term) {
        if (leader == null) {
            return "no leader";
        }
        String leads = "n" + leader.id() + " leads";
        return leader.term() == term ? leads : leads + " in " + leader.term() + " ";
    }

    private static String play(Snapshot snapshot) {
        if (snapshot.view().violation() != null) {
            return "stopped";
        }
        return snapshot.speed() > 0 ? Texts.speed(snapshot.speed()) + " >" : "stop ||";
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
        for (String remark : remarks) {
            if (end - remark.length() >= begin) {
                canvas.putRight(end, 0, remark, Inks.BAR_FAINT);
                end -= remark.length() + 2;
            }
        }
    }
}
