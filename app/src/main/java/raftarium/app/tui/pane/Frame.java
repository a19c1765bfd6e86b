package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Inks;

/** The whole screen: a function of snapshot, user interface state and size. */
public final class Frame {
    private Frame() {}

    public static Canvas draw(Snapshot snapshot, UiState ui, int columns, int rows) {
        Canvas canvas = new Canvas(columns, rows, ui.look);
        if (!Layout.fits(columns, rows)) {
            String have = "Raftarium: this is " + columns + "x" + rows;
            String need = ", and it needs " + Layout.MIN_COLUMNS + "x" + Layout.MIN_ROWS;
            canvas.putWithin(0, columns, 0, have + need, Inks.TEXT);
            return canvas;
        }
        ui.clamp(snapshot.view().nodes().size());
        Layout layout = ui.layout(columns, rows, snapshot);
        HeaderPane.draw(canvas, snapshot);
        HealthPane.draw(canvas, layout, snapshot);
        ClusterPane.draw(canvas, layout, snapshot, ui);
        LogPane.draw(canvas, layout, snapshot, ui);
        TapeMarks marks = TapePane.draw(canvas, layout, snapshot, ui);
        LinksPane.draw(canvas, layout, snapshot, ui);
        InspectorPane.draw(canvas, layout, snapshot, ui);
        FlightPane.draw(canvas, layout, snapshot, ui);
        StoryPane.draw(canvas, layout, snapshot, ui);
        StagePane.draw(canvas, layout, snapshot);
        TalkPane.draw(canvas, layout, snapshot);
        AsidePane.draw(canvas, layout, snapshot, marks);
        FooterPane.draw(canvas, layout, snapshot, ui);
        OverlayPane.draw(canvas, layout, snapshot, ui);
        return canvas;
    }
}
