package raftarium.app.tui;

import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;

import raftarium.app.session.Session;
import raftarium.app.terminal.HeadlessTerminal;
import raftarium.app.terminal.ScreenText;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.engine.Talk;
import raftarium.app.tui.engine.TwoBranches;
import raftarium.app.tui.pane.BranchComparison;
import raftarium.app.tui.pane.Panes;
import raftarium.app.tui.pane.UiState;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

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
    public static Frame frame(Session session, String caption, Talk talk) {
        return frame(session, caption, talk, 1);
    }

    /** The same where nothing is told. */
    public static Frame frame(Session session, String caption) {
        return frame(session, caption, Talk.NONE);
    }

    /** The same, and that node is looked into. */
    static Frame frame(Session session, String caption, Talk talk, int node) {
        FrameMaker maker = new FrameMaker();
        maker.setCaption(caption);
        maker.setTalk(talk);
        maker.watch(node);
        return maker.make(session, session.speed());
    }

    /** The same where two branches are compared, and have come to its time. */
    static Frame frame(Session session, BranchComparison compared) {
        FrameMaker maker = new FrameMaker();
        maker.compare(compared.one(), compared.other());
        Frame frame = maker.make(session, session.speed());
        while (!isThere(frame)) {
            frame = maker.make(session, session.speed());
        }
        return frame;
    }

    private static boolean isThere(Frame frame) {
        TwoBranches branches = Objects.requireNonNull(frame.branches());
        return branches.one().isThere() && branches.other().isThere();
    }

    /** As text, a line a row. */
    public static String text(Frame frame, int columns, int rows) {
        return text(frame, new UiState(KeyTable.hints()), columns, rows);
    }

    static String text(Frame frame, UiState ui, int columns, int rows) {
        return ScreenText.of(screen(frame, ui, columns, rows));
    }

    static Screen screen(Frame frame, UiState ui, int columns, int rows) {
        try {
            Screen screen = new TerminalScreen(new HeadlessTerminal(columns, rows));
            screen.startScreen();
            Panes.draw(frame, ui, columns, rows).drawOn(screen);
            screen.refresh(Screen.RefreshType.COMPLETE);
            return screen;
        } catch (IOException impossible) {
            throw new UncheckedIOException("a terminal in memory failed", impossible);
        }
    }
}
