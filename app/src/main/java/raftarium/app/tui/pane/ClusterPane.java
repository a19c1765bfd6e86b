package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.ring.CardPlaces;
import raftarium.app.tui.ring.Ring;
import raftarium.app.tui.ring.Slide;
import raftarium.sim.ClusterView;
import raftarium.sim.LinkSettings;
import raftarium.sim.LinksView;
import raftarium.words.Quantities;

import java.util.List;

/** The cluster as a ring of cards; under 100 columns that is a table. */
public final class ClusterPane {
    /** From here on cards are in block letters: smaller ones would be lost in the room. */
    private static final int VAST_COLUMNS = 140;

    private static final int VAST_ROWS = 40;

    private ClusterPane() {}

    static void draw(Canvas canvas, Layout layout, Frame frame, UiState ui) {
        Region region = layout.region(PaneKind.CLUSTER);
        CardPlaces places = places(layout, frame.view());
        if (layout.form() == Layout.Form.TABLE || region.isEmpty() || places == null) {
            TablePane.draw(canvas, layout, frame, ui);
            return;
        }
        places = onTheirWay(layout, ui.slide, places);
        Region room = room(layout);
        int folded = Ring.draw(canvas, room, frame, places, ui.playedSpeed, ui.wanted());
        mark(canvas, places, frame.view(), ui);
        if (layout.form() == Layout.Form.RING) {
            String only = ui.messages.isBlank() ? "" : " only: " + ui.messages;
            String title = Pane.name(PaneKind.CLUSTER, ui) + only;
            Pane.title(canvas, region, title, remark(frame, folded));
        }
    }

    private static Region room(Layout layout) {
        Region region = layout.region(PaneKind.CLUSTER);
        return layout.form() == Layout.Form.STAGE ? region : region.below(1);
    }

    private static CardPlaces onTheirWay(Layout layout, Slide slide, CardPlaces places) {
        int nodes = places.cards().size();
        CardPlaces before = slide.isOver() ? null : places(layout, nodes, slide.before());
        return before == null ? places : before.towards(places, slide.part());
    }

    /** Where the cards stand, or come to stand; null where there are none. */
    public static @Nullable CardPlaces places(Layout layout, ClusterView view) {
        return places(layout, view.nodes().size(), view.sides());
    }

    private static @Nullable CardPlaces places(
            Layout layout, int nodes, List<List<Integer>> sides) {
        if (layout.form() == Layout.Form.TABLE
                || layout.region(PaneKind.CLUSTER).isEmpty()) {
            return null;
        }
        Region room = room(layout);
        boolean large = layout.form() == Layout.Form.STAGE
                || room.columns() >= VAST_COLUMNS && room.rows() >= VAST_ROWS;
        return CardPlaces.of(room, nodes, sides, large);
    }

    /** The node in a cell of the cluster's pane or the log's; 0: none. */
    public static int at(
            Layout layout, ClusterView view, int selected, PaneKind pane, int column, int row) {
        CardPlaces places = pane == PaneKind.CLUSTER ? places(layout, view) : null;
        if (places != null) {
            return places.at(column, row);
        }
        List<Integer> shown = layout.shown(view, selected);
        int place = (row - layout.region(pane).row() - 1) / layout.spacing();
        return place >= 0 && place < shown.size() ? shown.get(place) : 0;
    }

    /** What is selected, and while a side is marked, whom it has. */
    private static void mark(Canvas canvas, CardPlaces places, ClusterView view, UiState ui) {
        for (int node = 1; node <= view.nodes().size(); node++) {
            boolean marked = ui.mode == UiState.Mode.PARTITION && ui.marked.contains(node);
            Region card = places.card(node);
            if (marked || node == ui.selected) {
                String sign = marked ? "*" : "▸";
                canvas.put(card.column() - 1, card.row(), sign, Inks.SAID);
            }
        }
    }

    private static String remark(Frame frame, int folded) {
        ClusterView view = frame.view();
        String beats = folded == 0 ? "" : folded + " ♥ folded, ";
        List<List<Integer>> sides = view.sides();
        if (sides.size() > 1) {
            return beats + "wall: " + Networks.words(view);
        }
        String network = Networks.words(view);
        return beats + (network.isEmpty() ? links(frame.links()) : network);
    }

    private static String links(@Nullable LinksView links) {
        if (links == null) {
            return "";
        }
        LinkSettings usual = links.usual();
        String text =
                "links " + millis(usual.delayMinNanos()) + "-" + millis(usual.delayMaxNanos());
        String loss = usual.loss() == 0 ? "" : ", " + Quantities.percent(usual.loss()) + " lost";
        return text + " ms" + loss;
    }

    private static String millis(long nanos) {
        long tenths = nanos / 100_000;
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
}
