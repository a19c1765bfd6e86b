package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Texts;

import java.util.ArrayList;
import java.util.List;

/** All there is to say of what is selected: a node, an entry, a message or a link. */
final class InspectorPane {
    private InspectorPane() {}

    static void draw(Canvas canvas, Layout layout, Snapshot snapshot, UiState ui) {
        Region region = layout.region(PaneKind.INSPECTOR);
        if (region.isEmpty()) {
            return;
        }
        List<Line> lines = new ArrayList<>();
        int columns = region.columns() - 3;
        for (Line line : lines(snapshot, ui)) {
            Texts.wrap(line.text(), columns).forEach(text -> lines.add(new Line(text, line.ink())));
        }
        int rows = region.rows() - 1;
        int first = Math.max(0, Math.min(ui.inspectorScroll, lines.size() - rows));
        ui.inspectorScroll = first;
        int more = lines.size() - first - rows;
        String title = Pane.name(PaneKind.INSPECTOR, ui) + " " + name(snapshot, ui);
        Pane.title(canvas, region, title, more > 0 ? more + " more lines" : "");
        for (int place = 0; place < rows && first + place < lines.size(); place++) {
            Line line = lines.get(first + place);
            int row = region.row() + 1 + place;
            canvas.putWithin(region.column() + 1, region.end(), row, line.text(), line.ink());
        }
    }

    private static String name(Snapshot snapshot, UiState ui) {
        return switch (ui.subject) {
            case LOG -> "entry " + EntrySubject.index(snapshot, ui);
            case FLIGHT -> ui.packet == 0 ? "message" : "message " + ui.packet;
            case LINKS -> ui.link();
            default -> "n" + ui.selected;
        };
    }

    private static List<Line> lines(Snapshot snapshot, UiState ui) {
        return switch (ui.subject) {
            case LOG -> EntrySubject.lines(snapshot, ui);
            case FLIGHT -> MessageSubject.lines(snapshot, ui);
            case LINKS -> LinkSubject.lines(snapshot, ui);
            default -> NodeSubject.lines(snapshot, ui);
        };
    }
}
