package raftarium.app.tui.pane;

import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;

import java.util.List;

/** A list of which one is chosen, in front of the panes. */
final class MenuPane {
    private MenuPane() {}

    static void draw(Canvas canvas, Layout layout, Menu menu) {
        int columns = OverlayPane.room(canvas) + 4;
        List<Menu.Item> items = menu.items();
        int most = layout.statusRow() - 4;
        int rows = Math.max(1, Math.min(items.size(), most));
        int first = Math.max(0, Math.min(menu.place() - rows / 2, items.size() - rows));
        Region box = new Region((canvas.columns() - columns) / 2, 1, columns, rows + 2);
        String title = menu.filter().isEmpty()
                ? menu.kind().word()
                : menu.kind().word() + " with '" + menu.filter() + "'";
        OverlayPane.frame(canvas, box, title, Inks.OVER_FAINT);
        if (items.isEmpty()) {
            canvas.put(box.column() + 2, box.row() + 1, "none; Esc: all again", Inks.OVER);
        }
        int width = items.stream().mapToInt(one -> one.text().length()).max().orElse(0);
        for (int place = 0; place < rows && first + place < items.size(); place++) {
            Menu.Item item = items.get(first + place);
            boolean isChosen = first + place == menu.place();
            Ink ink = isChosen ? Inks.OVER_BRIGHT : Inks.OVER;
            String sign = isChosen ? "▸ " : "  ";
            int row = box.row() + 1 + place;
            String line = sign + CellText.left(item.text(), width) + "  " + item.detail();
            canvas.putWithin(box.column() + 1, box.end() - 1, row, line, ink);
        }
        if (items.size() > rows) {
            String part = " " + (menu.place() + 1) + " of " + items.size() + " ";
            canvas.putRight(box.end() - 2, box.row() + box.rows() - 1, part, Inks.OVER_BRIGHT);
        }
    }
}
