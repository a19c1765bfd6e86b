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
        List<Menu.Item> items = menu.items();
        ListBox list = ListBox.around(canvas, layout, items.size(), menu.place());
        Region box = list.box();
        String title = menu.filter().isEmpty()
                ? menu.kind().word()
                : menu.kind().word() + " with '" + menu.filter() + "'";
        list.drawFrame(canvas, title);
        if (items.isEmpty()) {
            canvas.put(box.column() + 2, box.row() + 1, "none; Esc: all again", Inks.OVER);
        }
        int width = items.stream().mapToInt(one -> one.text().length()).max().orElse(0);
        for (int place = 0; place < list.rows() && list.first() + place < items.size(); place++) {
            Menu.Item item = items.get(list.first() + place);
            boolean isChosen = list.first() + place == menu.place();
            Ink ink = isChosen ? Inks.OVER_BRIGHT : Inks.OVER;
            String sign = isChosen ? "▸ " : "  ";
            int row = box.row() + 1 + place;
            String line = sign + CellText.left(item.text(), width) + "  " + item.detail();
            canvas.putWithin(box.column() + 1, box.end() - 1, row, line, ink);
        }
        if (items.size() > list.rows()) {
            list.drawPart(canvas, (menu.place() + 1) + " of " + items.size());
        }
    }
}
