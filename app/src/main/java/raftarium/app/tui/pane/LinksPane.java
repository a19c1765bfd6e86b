package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.sim.LinksView;
import raftarium.trace.Address;

/** Who reaches whom: a row a sender, a column a receiver, a sign a link; clients are the last. */
public final class LinksPane {
    private static final int CELL_COLUMNS = 4;

    /** Where there is no room for all. */
    private static final int NARROW_CELL_COLUMNS = 3;

    private static final int LEGEND_COLUMNS = 10;

    private LinksPane() {}

    /** How wide a matrix for so many nodes is, with what its signs are below it. */
    static int columns(int nodes) {
        return matrixColumns(nodes, CELL_COLUMNS) + LEGEND_COLUMNS;
    }

    private static int matrixColumns(int nodes, int cell) {
        return nameColumns(nodes) + 2 + cell * (nodes + 1) + 1;
    }

    private static int cellColumns(Region region, int nodes) {
        return matrixColumns(nodes, CELL_COLUMNS) <= region.columns()
                ? CELL_COLUMNS
                : NARROW_CELL_COLUMNS;
    }

    private static int nameColumns(int nodes) {
        return Math.max(3, Pane.nameColumns(nodes));
    }

    static void draw(Canvas canvas, Layout layout, Frame frame, UiState ui) {
        Region region = layout.region(PaneKind.LINKS);
        if (region.isEmpty()) {
            return;
        }
        LinksView links = frame.links();
        boolean focused = ui.focus == PaneKind.LINKS;
        String remark = focused ? ui.link() : links == null ? "" : "a row sends";
        Pane.title(canvas, region, Pane.name(PaneKind.LINKS, ui), remark);
        int row = region.row() + 1;
        if (links == null) {
            String much = "too many nodes for a matrix: ':links' tells of them";
            canvas.putWithin(region.column() + 1, region.end(), row, much, Inks.FAINT);
            return;
        }
        int nodes = links.nodes();
        receivers(canvas, region, nodes);
        LinkSigns signs = new LinkSigns(frame, links, frame.speedOr(ui.playedSpeed));
        int last = region.row() + region.rows() - 1;
        for (int from = 1; from <= nodes + 1 && row < last; from++) {
            row++;
            row(canvas, region, row, nodes, from > nodes ? 0 : from, signs, ui);
        }
        legend(canvas, region, row + 1);
    }

    private static void receivers(Canvas canvas, Region region, int nodes) {
        int cell = cellColumns(region, nodes);
        int at = region.column() + 1 + nameColumns(nodes);
        for (int to = 1; to <= nodes + 1; to++) {
            String number = Integer.toString(to);
            String name = to > nodes ? "cl" : number.length() + 1 < cell ? "n" + number : number;
            canvas.put(
                    at, region.row() + 1, CellText.right(name, cell - 1), Inks.FAINT, region.end());
            at += cell;
        }
    }

    /** Whole signs with their words, as many as there are rows for. */
    private static void legend(Canvas canvas, Region region, int first) {
        int row = first;
        int at = region.column() + 1;
        for (String sign : LinkSigns.LEGEND) {
            if (at > region.column() + 1 && at + sign.length() >= region.end()) {
                row++;
                at = region.column() + 1;
            }
            if (row < region.row() + region.rows()) {
                at = canvas.put(at, row, sign, Inks.FAINT, region.end()) + 2;
            }
        }
    }

    private static void row(
            Canvas canvas,
            Region region,
            int row,
            int nodes,
            int from,
            LinkSigns signs,
            UiState ui) {
        String name = from == 0 ? "cl" : Address.name(from);
        boolean chosen = from == ui.linkFrom;
        canvas.put(region.column() + 1, row, name, chosen ? Inks.BRIGHT : Inks.TEXT);
        int cell = cellColumns(region, nodes);
        int at = region.column() + 1 + nameColumns(nodes) + cell - NARROW_CELL_COLUMNS;
        for (int place = 1; place <= nodes + 1; place++) {
            int to = place > nodes ? 0 : place;
            LinkSigns.Sign sign = signs.of(from, to);
            boolean selected = ui.focus == PaneKind.LINKS && chosen && to == ui.linkTo;
            String text = selected ? "[" + sign.letter() + "]" : " " + sign.letter();
            canvas.put(at, row, text, selected ? Inks.SAID : sign.ink(), region.end());
            at += cell;
        }
    }

    /** Clients share one end. */
    public static int end(int address) {
        return Address.isClient(address) ? 0 : address;
    }

    /** The sender and the receiver in a cell, 0 for clients; null if there are none in it. */
    public static int @Nullable [] at(Region region, int nodes, int column, int row) {
        int from = row - region.row() - 1;
        int cell = cellColumns(region, nodes);
        int to = (column - region.column() - 1 - nameColumns(nodes)) / cell + 1;
        boolean inside = from >= 1 && from <= nodes + 1 && to >= 1 && to <= nodes + 1;
        return inside ? new int[] {from % (nodes + 1), to % (nodes + 1)} : null;
    }
}
