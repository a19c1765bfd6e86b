package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Region;

import java.util.ArrayList;
import java.util.List;

/** All there is to say of what is selected: a node, an entry, a message or a link. */
final class InspectorPane {
    /** Where there is room for two columns of this width, what doesn't fit in one is in two. */
    private static final int MIN_COLUMNS = 44;

    private InspectorPane() {}

    static void draw(Canvas canvas, Layout layout, Frame frame, UiState ui) {
        Region region = layout.region(PaneKind.INSPECTOR);
        if (region.isEmpty()) {
            return;
        }
        int rows = region.rows() - 1;
        List<Line> said = lines(frame, ui);
        List<Line> lines = wrapped(said, region.columns());
        int across = 1;
        if (lines.size() > rows && region.columns() >= 2 * MIN_COLUMNS) {
            across = 2;
            lines = wrapped(said, region.columns() / across);
        }
        int most = rows * across;
        int first = Math.max(0, Math.min(ui.inspectorScroll, lines.size() - most));
        ui.inspectorScroll = first;
        int more = lines.size() - first - most;
        String title = Pane.name(PaneKind.INSPECTOR, ui) + " " + name(frame, ui);
        Pane.title(
                canvas,
                region,
                title,
                more > 0 ? more + (more == 1 ? " more line" : " more lines") : "");
        int width = region.columns() / across;
        for (int place = 0; place < most && first + place < lines.size(); place++) {
            Line line = lines.get(first + place);
            int row = region.row() + 1 + place % rows;
            int column = region.column() + 1 + place / rows * width;
            canvas.putWithin(column, column + width - 1, row, line.text(), line.ink());
        }
    }

    private static List<Line> wrapped(List<Line> said, int columns) {
        List<Line> lines = new ArrayList<>();
        for (Line line : said) {
            CellText.wrap(line.text(), columns - 3)
                    .forEach(text -> lines.add(new Line(text, line.ink())));
        }
        return lines;
    }

    private static String name(Frame frame, UiState ui) {
        return switch (ui.subject) {
            case LOG -> "entry " + EntrySubject.index(frame, ui);
            case FLIGHT -> ui.packet == 0 ? "message" : "message " + ui.packet;
            case LINKS -> ui.link();
            default -> "n" + ui.selected;
        };
    }

    private static List<Line> lines(Frame frame, UiState ui) {
        return switch (ui.subject) {
            case LOG -> EntrySubject.lines(frame, ui);
            case FLIGHT -> MessageSubject.lines(frame, ui);
            case LINKS -> LinkSubject.lines(frame, ui);
            default -> NodeSubject.lines(frame, ui);
        };
    }
}
