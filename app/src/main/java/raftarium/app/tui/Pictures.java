package raftarium.app.tui;

import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;

import raftarium.app.session.Pace;
import raftarium.app.session.Session;
import raftarium.app.terminal.HeadlessTerminal;
import raftarium.app.terminal.ScreenSvg;
import raftarium.app.terminal.ScreenText;
import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.engine.SnapshotMaker;
import raftarium.app.tui.engine.Talk;
import raftarium.app.tui.paint.Look;
import raftarium.app.tui.pane.Frame;
import raftarium.app.tui.pane.UiState;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The cockpit without a terminal: pictures of a session as it is now. */
public final class Pictures {
    private Pictures() {}

    /**
     * What the cockpit would show of a session that stands still. It only looks; of the thread that
     * owns the session.
     *
     * @param caption what was said last, or ""
     * @param talk how far the scenario is that is told
     */
    public static Snapshot snapshot(Session session, String caption, Talk talk) {
        return snapshot(session, caption, talk, 1);
    }

    /** The same where nothing is told. */
    public static Snapshot snapshot(Session session, String caption) {
        return snapshot(session, caption, Talk.NONE);
    }

    /** The same, and that node is looked into. */
    static Snapshot snapshot(Session session, String caption, Talk talk, int node) {
        SnapshotMaker maker = new SnapshotMaker();
        maker.setCaption(caption);
        maker.setTalk(talk);
        maker.watch(node);
        return maker.make(session, session.speed());
    }

    /** As text, a line a row. */
    public static String text(Snapshot snapshot, int columns, int rows) {
        return text(snapshot, new UiState(KeyTable.hints()), columns, rows);
    }

    /**
     * As SVG; one snapshot gives one picture, to the byte.
     *
     * @param presents whether it is drawn for an audience
     * @param title what the picture shows, for those who can't see it
     */
    public static String svg(
            Snapshot snapshot, Look look, boolean presents, int columns, int rows, String title) {
        UiState ui = new UiState(KeyTable.hints());
        ui.playedSpeed = Pace.AUTO.times();
        ui.look = look;
        ui.presents = presents;
        return ScreenSvg.of(screen(snapshot, ui, columns, rows), title);
    }

    static String text(Snapshot snapshot, UiState ui, int columns, int rows) {
        return ScreenText.of(screen(snapshot, ui, columns, rows));
    }

    static Screen screen(Snapshot snapshot, UiState ui, int columns, int rows) {
        try {
            Screen screen = new TerminalScreen(new HeadlessTerminal(columns, rows));
            screen.startScreen();
            Frame.draw(snapshot, ui, columns, rows).drawOn(screen);
            screen.refresh(Screen.RefreshType.COMPLETE);
            return screen;
        } catch (IOException impossible) {
            throw new UncheckedIOException("a terminal in memory failed", impossible);
        }
    }
}
