package raftarium.app.repl;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.graphics.TextGraphics;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.screen.Screen;

import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

import raftarium.app.terminal.ColorDepth;
import raftarium.app.terminal.DeltaScreen;
import raftarium.app.terminal.TtyTerminal;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** Shows an answer that is longer than the screen a page at a time; others it just writes. */
final class Pager {
    private static final long FOREVER_MILLIS = TimeUnit.HOURS.toMillis(1);

    private final Terminal terminal;
    private final ColorDepth depth;
    private final PrintStream out;

    /** One that shows on that terminal, and writes to {@code out}, which is the same one. */
    Pager(Terminal terminal, ColorDepth depth, PrintStream out) {
        this.terminal = terminal;
        this.depth = depth;
        this.out = out;
    }

    /** Shows it; returns when whoever reads has left it. */
    void show(String text) {
        Size size = terminal.getSize();
        // A row is for the prompt below it.
        boolean fits = size.getColumns() <= 0
                || Pages.rows(text, size.getColumns()) <= Math.max(1, size.getRows() - 1);
        if (fits) {
            out.println(text);
            return;
        }
        out.flush();
        try (TtyTerminal tty = TtyTerminal.on(terminal, depth, false)) {
            Screen screen = new DeltaScreen(tty);
            screen.startScreen();
            try {
                page(new Pages(text), screen, tty);
            } finally {
                screen.stopScreen();
            }
        } catch (IOException cannotBeDrawnOn) {
            out.println(text);
        }
    }

    private static void page(Pages pages, Screen screen, TtyTerminal tty) throws IOException {
        boolean isWhole = true;
        while (!pages.isLeft()) {
            TerminalSize size = screen.getTerminalSize();
            pages.fit(size.getColumns(), size.getRows());
            draw(pages, screen, size);
            screen.refresh(isWhole ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
            @Nullable KeyStroke key = tty.poll(FOREVER_MILLIS);
            isWhole = screen.doResizeIfNecessary() != null;
            if (key != null) {
                pages.press(key);
            }
        }
    }

    private static void draw(Pages pages, Screen screen, TerminalSize size) {
        screen.clear();
        TextGraphics graphics = screen.newTextGraphics();
        int row = 0;
        for (String line : pages.shown()) {
            if (pages.isFound(line)) {
                graphics.putString(0, row, line, SGR.BOLD);
            } else {
                graphics.putString(0, row, line);
            }
            row++;
        }
        String status = pages.status();
        graphics.putString(
                0,
                size.getRows() - 1,
                status.substring(0, Math.min(status.length(), size.getColumns())),
                SGR.REVERSE);
    }
}
