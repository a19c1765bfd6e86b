package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Scenario;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.ring.Blocks;

import java.util.ArrayList;
import java.util.List;

/** What a scenario is about, in front of the panes until it begins. */
final class TitleCard {
    private static final int MAX_COLUMNS = 84;

    /** So many lines at most have block letters. */
    private static final int MAX_BLOCK_LINES = 4;

    private TitleCard() {}

    static void draw(Canvas canvas, Layout layout, Scenario.Title title) {
        boolean isLarge = layout.form() == Layout.Form.STAGE;
        int most = isLarge ? canvas.columns() - 4 : MAX_COLUMNS;
        int columns = Math.min(most, canvas.columns() - 2);
        int room = columns - 6;
        String name = title.text().isEmpty() ? title.name() : title.text();
        List<String> blocks = isLarge ? blocks(name, room) : List.of();
        List<String> lines = new ArrayList<>();
        if (blocks.isEmpty()) {
            lines.addAll(CellText.wrap(name, room));
        }
        int bright = lines.size();
        for (String paragraph : title.comment()) {
            lines.add("");
            lines.addAll(CellText.wrap(paragraph, room));
        }
        int above = blocks.size() * (Blocks.ROWS + 1);
        int rows = Math.min(lines.size() + above + 5, layout.statusRow() - 1);
        int top = Math.max(1, (canvas.rows() - rows) / 2 - 1);
        Region box = new Region((canvas.columns() - columns) / 2, top, columns, rows);
        OverlayPane.frame(canvas, box, title.name(), Inks.OVER_FAINT);
        int row = box.row() + 2;
        for (String line : blocks) {
            Blocks.put(canvas, box.column() + 3, row, line, Inks.OVER_BRIGHT, box.end() - 1);
            row += Blocks.ROWS + 1;
        }
        int end = box.row() + box.rows() - 2;
        for (int place = 0; place < lines.size() && row < end; place++) {
            String line = lines.get(place);
            canvas.put(box.column() + 3, row, line, place < bright ? Inks.OVER_BRIGHT : Inks.OVER);
            row++;
        }
        String notes = title.notes() == 1 ? "1 note" : title.notes() + " notes";
        String said = title.notes() > 0 ? "it stands at each of its " + notes : "";
        canvas.put(box.column() + 3, end, "space begins", Inks.OVER_BRIGHT);
        canvas.putRight(box.end() - 3, end, said, Inks.OVER);
    }

    /** In lines of block letters; none if they are too many. */
    private static List<String> blocks(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (Blocks.columns(longer) > columns && !line.isEmpty()) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        boolean fits = lines.size() <= MAX_BLOCK_LINES
                && lines.stream().allMatch(one -> Blocks.columns(one) <= columns);
        return fits ? lines : List.of();
    }
}
