package raftarium.app.tui.film;

import com.googlecode.lanterna.screen.Screen;

import raftarium.app.export.ScreenSize;
import raftarium.app.terminal.DeltaScreen;
import raftarium.app.terminal.RecordedTerminal;
import raftarium.app.terminal.ScreenSvg;
import raftarium.app.tui.paint.Canvas;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The frame that is shown last, on a screen in memory. */
class StillPicture implements Reel.Viewer {
    private final RecordedTerminal terminal;
    private final Screen screen;

    StillPicture(ScreenSize size) {
        terminal = new RecordedTerminal(size.columns(), size.rows());
        try {
            screen = new DeltaScreen(terminal);
            screen.startScreen();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a terminal in memory failed", impossible);
        }
    }

    @Override
    public void shown(long playNanos, Canvas canvas, boolean isLast) {
        try {
            canvas.drawOn(screen);
            screen.refresh(Screen.RefreshType.DELTA);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a terminal in memory failed", impossible);
        }
        terminal.take();
    }

    @Override
    public void marked(long playNanos, String text) {}

    /** What is shown. */
    Screen screen() {
        return screen;
    }

    String svg(String title) {
        return ScreenSvg.of(screen, title);
    }
}
