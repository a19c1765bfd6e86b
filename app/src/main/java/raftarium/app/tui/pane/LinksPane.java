package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Texts;
import raftarium.sim.Address;
import raftarium.sim.LinksView;
import raftarium.sim.Packet;

import java.util.List;

/** Who reaches whom: a row a sender, a column a receiver, a sign a link; clients are the last. */
public final class LinksPane {
    private static final int CELL_COLUMNS = 3;
    private static final String SIGNS =
            "o open, ~ by a setting of its own, | another side, x cut, > in use";

    private LinksPane() {}

    /** How wide a matrix for so many nodes is. */
    static int columns(int nodes) {
        return nameColumns(nodes) + 2 + CELL_COLUMNS * (nodes + 1) + 1;
    }

    private static int nameColumns(int nodes) {
        return Math.max(3, Pane.nameColumns(nodes));
    }

    static void draw(Canvas canvas, Layout layout, Snapshot snapshot, UiState ui) {
        Region region = layout.region(PaneKind.LINKS);
        if (region.isEmpty()) {
            return;
        }
        LinksView links = snapshot.links();
        boolean focused = ui.focus == PaneKind.LINKS;
        Pane.title(canvas, region, Pane.name(PaneKind.LINKS, ui), focused ? ui.link() : "");
        int row = region.row() + 1;
        if (links == null) {
            String much = "too many nodes for a matrix: ':links' tells of them";
            canvas.putWithin(region.column() + 1, region.end(), row, much, Inks.FAINT);
            return;
        }
        int nodes = links.nodes();
        int begin = region.column() + 1 + nameColumns(nodes);
        for (int to = 1; to <= nodes + 1; to++) {
            String name = to > nodes ? "cl" : Integer.toString(to);
            canvas.put(
                    begin + (to - 1) * CELL_COLUMNS,
                    row,
                    Texts.right(name, CELL_COLUMNS - 1),
                    Inks.FAINT,
                    region.end());
        }
        for (int from = 1; from <= nodes + 1 && row + 1 < region.row() + region.rows(); from++) {
            row++;
            row(canvas, region, row, snapshot, links, from > nodes ? 0 : from, ui);
        }
        List<String> signs = Texts.wrap(SIGNS, region.columns() - 1);
        if (row + signs.size() < region.row() + region.rows()) {
            for (String line : signs) {
                row++;
                canvas.put(region.column() + 1, row, line, Inks.FAINT, region.end());
            }
        }
    }

    private static void row(
            Canvas canvas,
            Region region,
            int row,
            Snapshot snapshot,
            LinksView links,
            int from,
            UiState ui) {
        int nodes = links.nodes();
        String name = from == 0 ? "cl" : Address.name(from);
        boolean chosen = from == ui.linkFrom;
        canvas.put(region.column() + 1, row, name, chosen ? Inks.BRIGHT : Inks.TEXT);
        int at = region.column() + 1 + nameColumns(nodes);
        for (int place = 1; place <= nodes + 1; place++) {
            int to = place > nodes ? 0 : place;
            char sign = from == 0 && to == 0 ? '-' : links.sign(from, to);
            boolean used = "o~".indexOf(sign) >= 0 && carries(snapshot, from, to);
            boolean selected = ui.focus == PaneKind.LINKS && chosen && to == ui.linkTo;
            String text = used ? ">" : String.valueOf(sign);
            Ink ink = selected ? Inks.SAID : ink(sign, used);
            canvas.put(at, row, selected ? "[" + text + "]" : " " + text, ink, region.end());
            at += CELL_COLUMNS;
        }
    }

    private static Ink ink(char sign, boolean used) {
        return switch (sign) {
            case 'x', '|' -> Inks.ALARM_TEXT;
            case '~' -> Inks.WALL;
            case '-' -> Inks.RULE;
            default -> used ? Inks.CLIENT : Inks.FAINT;
        };
    }

    private static boolean carries(Snapshot snapshot, int from, int to) {
        for (Packet packet : snapshot.view().inFlight()) {
            if (end(packet.from()) == from && end(packet.to()) == to) {
                return true;
            }
        }
        return false;
    }

    /** Clients share one end. */
    public static int end(int address) {
        return Address.isClient(address) ? 0 : address;
    }

    /** The sender and the receiver in a cell, 0 for clients; null if there are none in it. */
    public static int @Nullable [] at(Region region, int nodes, int column, int row) {
        int from = row - region.row() - 1;
        int to = (column - region.column() - 1 - nameColumns(nodes)) / CELL_COLUMNS + 1;
        boolean inside = from >= 1 && from <= nodes + 1 && to >= 1 && to <= nodes + 1;
        return inside ? new int[] {from % (nodes + 1), to % (nodes + 1)} : null;
    }
}
