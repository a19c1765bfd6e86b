package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.raft.Role;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The first row: what time it is, who leads in which term, what is committed. */
final class HeaderPane {
    private static final int TIME_COLUMNS = 7;

    /** So wide is the pace, so that what follows keeps its place. */
    private static final int PLAY_COLUMNS = 9;

    private static final int AUTO_COLUMNS = 12;

    private HeaderPane() {}

    static void draw(Canvas canvas, Frame frame) {
        canvas.fill(new Region(0, 0, canvas.columns(), 1), ' ', Inks.BAR_TEXT);
        if (frame.place().isPast()) {
            PastBanner.draw(canvas, frame);
            return;
        }
        ClusterView view = frame.view();
        boolean modified = view.rules().modified();
        Bar bar = new Bar();
        bar.left(Bar.Wording.of(4, new Bar.Piece("Raftarium", Inks.BAR_BRIGHT)));
        String time = CellText.right(CellText.seconds(view.nowNanos()), TIME_COLUMNS) + " s ";
        Bar.Piece clock = new Bar.Piece(time, Inks.BAR_BRIGHT);
        String play = play(frame);
        int columns = frame.auto() ? AUTO_COLUMNS : PLAY_COLUMNS;
        bar.left(
                Bar.Wording.of(
                        3, clock, new Bar.Piece(CellText.left(play, columns), Inks.BAR_TEXT)),
                Bar.Wording.of(8, clock, new Bar.Piece(play.replace(" ▶", ""), Inks.BAR_TEXT)),
                Bar.Wording.of(Bar.KEPT, clock));
        bar.left(leaders(view));
        bar.left(committed(frame, 5));
        if (modified) {
            bar.right(modified(frame));
        }
        String seed = "seed " + view.seed();
        bar.right(Bar.Wording.of(modified ? 9 : 2, new Bar.Piece(seed, Inks.BAR_FAINT)));
        if (frame.place().branches() > 1) {
            String branch = "branch " + frame.place().branch();
            bar.right(Bar.Wording.of(1, new Bar.Piece(branch, Inks.BAR_FAINT)));
        }
        if (view.load()) {
            bar.right(Bar.Wording.of(0, new Bar.Piece("load", Inks.BAR_FAINT)));
        }
        bar.draw(canvas, 0);
    }

    static Bar.Wording[] committed(Frame frame, int rank) {
        Bar.Piece index = new Bar.Piece(Long.toString(committed(frame)), Inks.BAR_BRIGHT);
        return new Bar.Wording[] {
            Bar.Wording.of(rank, new Bar.Piece("committed ", Inks.BAR_FAINT), index),
            Bar.Wording.of(rank + 1, new Bar.Piece("com ", Inks.BAR_FAINT), index)
        };
    }

    static long committed(Frame frame) {
        long known = frame.view().nodes().stream()
                .mapToLong(node -> node.status().commitIndex())
                .max()
                .orElse(0);
        return Math.max(known, frame.committed());
    }

    /** Who leads; on a plate what asks for attention: nobody does, or more than one. */
    static Bar.Wording[] leaders(ClusterView view) {
        List<NodeView> leaders = view.nodes().stream()
                .filter(node -> node.is(Role.LEADER))
                .sorted(Comparator.<NodeView>comparingLong(node -> node.status().term())
                        .reversed())
                .toList();
        if (leaders.isEmpty()) {
            return nobody(view);
        } else if (leaders.size() > 1) {
            return several(leaders);
        }
        NodeView leader = leaders.get(0);
        Bar.Piece leads = new Bar.Piece("n" + leader.id() + " leads ", Inks.BAR_BRIGHT);
        Bar.Piece term = new Bar.Piece(
                "T" + leader.status().term(), Inks.barTerm(leader.status().term()));
        return new Bar.Wording[] {Bar.Wording.of(Bar.KEPT, leads, term)};
    }

    private static Bar.Wording[] nobody(ClusterView view) {
        Bar.Piece plate = new Bar.Piece(" no leader ", Inks.PLATE);
        NodeView stands = null;
        for (NodeView node : view.nodes()) {
            boolean isNewer =
                    stands == null || node.status().term() > stands.status().term();
            stands = node.is(Role.CANDIDATE) && isNewer ? node : stands;
        }
        if (stands == null) {
            return new Bar.Wording[] {Bar.Wording.of(Bar.KEPT, plate)};
        }
        Bar.Piece who = new Bar.Piece("  n" + stands.id() + " stands in ", Inks.BAR_TEXT);
        Bar.Piece term = new Bar.Piece(
                "T" + stands.status().term(), Inks.barTerm(stands.status().term()));
        return new Bar.Wording[] {
            Bar.Wording.of(1, plate, who, term), Bar.Wording.of(Bar.KEPT, plate)
        };
    }

    /** The newest first; the others are stale, unless they are of its term. */
    private static Bar.Wording[] several(List<NodeView> leaders) {
        Bar.Piece plate = new Bar.Piece(" " + leaders.size() + " leaders ", Inks.PLATE);
        List<Bar.Piece> named = new ArrayList<>(List.of(plate));
        List<Bar.Piece> brief = new ArrayList<>(List.of(plate));
        String joint = " ";
        for (NodeView leader : leaders) {
            boolean isStale = leader.status().term() < leaders.get(0).status().term();
            String name = "n" + leader.id();
            Ink ink = Inks.barTerm(leader.status().term());
            named.add(new Bar.Piece(joint, Inks.BAR_TEXT));
            named.add(new Bar.Piece(
                    name + " T" + leader.status().term() + (isStale ? " (stale)" : ""), ink));
            brief.add(new Bar.Piece(joint, Inks.BAR_TEXT));
            brief.add(new Bar.Piece(name + (isStale ? " stale" : ""), ink));
            joint = ", ";
        }
        return new Bar.Wording[] {
            new Bar.Wording(7, named), new Bar.Wording(8, brief), Bar.Wording.of(Bar.KEPT, plate)
        };
    }

    /** How fast it plays: {@code auto 0.1x ▶}, or that it is stopped. */
    static String play(Frame frame) {
        return (frame.auto() && frame.plays() ? "auto " : "") + pace(frame);
    }

    /** The same in fewer columns: {@code 0.1x ▶}. */
    static String pace(Frame frame) {
        return frame.plays() ? CellText.speed(frame.speed()) + " ▶" : "‖ stopped";
    }

    /**
     * With the names of what is off, as far as there is room: at least that it is modified. A
     * lesson says them itself, when it is time to.
     */
    static Bar.Wording[] modified(Frame frame) {
        Rules rules = frame.view().rules();
        if (frame.lesson() != null) {
            return new Bar.Wording[] {Bar.Wording.of(Bar.KEPT, plate("modified Raft"))};
        }
        List<String> off = rules.off().stream().map(Rule::key).toList();
        String more = off.size() == 1 ? "" : " and " + (off.size() - 1) + " more";
        return new Bar.Wording[] {
            Bar.Wording.of(1, plate(rules.label())),
            Bar.Wording.of(10, plate("modified Raft, no " + off.get(0) + more)),
            Bar.Wording.of(Bar.KEPT, plate("modified Raft"))
        };
    }

    private static Bar.Piece plate(String text) {
        return new Bar.Piece(" " + text + " ", Inks.ALARM);
    }
}
