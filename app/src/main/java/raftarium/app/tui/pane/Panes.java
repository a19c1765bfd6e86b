package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Inks;

/** The whole screen: a function of frame, user interface state and size. */
public final class Panes {
    private Panes() {}

    public static Canvas draw(Frame frame, UiState ui, int columns, int rows) {
        Canvas canvas = new Canvas(columns, rows, ui.look);
        if (!Layout.fits(columns, rows)) {
            String have = "Raftarium: this is " + columns + "x" + rows;
            String need = ", and it needs " + Layout.MIN_COLUMNS + "x" + Layout.MIN_ROWS;
            canvas.putWithin(0, columns, 0, have + need, Inks.TEXT);
            return canvas;
        }
        ui.clamp(frame.view().nodes().size());
        Layout layout = ui.layout(columns, rows, frame);
        HeaderPane.draw(canvas, frame);
        HealthPane.draw(canvas, layout, frame);
        ClusterPane.draw(canvas, layout, frame, ui);
        LogPane.draw(canvas, layout, frame, ui);
        TapeMarks marks = TapePane.draw(canvas, layout, frame, ui);
        LinksPane.draw(canvas, layout, frame, ui);
        InspectorPane.draw(canvas, layout, frame, ui);
        FlightPane.draw(canvas, layout, frame, ui);
        ComparisonPane.draw(canvas, layout, frame, ui);
        StoryPane.draw(canvas, layout, frame, ui);
        LessonPane.draw(canvas, layout, frame, ui);
        StagePane.draw(canvas, layout, frame);
        TalkPane.draw(canvas, layout, frame);
        AsidePane.draw(canvas, layout, frame, marks);
        FooterPane.draw(canvas, layout, frame, ui);
        OverlayPane.draw(canvas, layout, frame, ui);
        return canvas;
    }
}
