package raftarium.app.tui;

import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import raftarium.app.command.Lab;
import raftarium.app.session.Pace;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.terminal.DeltaScreen;
import raftarium.app.terminal.TtyTerminal;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Look;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.pane.Panes;
import raftarium.app.tui.pane.UiState;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a frame of the cockpit costs: seven nodes on a terminal of 200x50, from the frame to the
 * bytes that the terminal gets. Each frame follows the one before by the time between two. Ten
 * clients write, links lose messages, the cluster is split, heals, loses its leader and gets it
 * back. Beside it, the same terminal under a canvas of one letter: as before, and another
 * everywhere.
 */
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FrameBenchmark {
    private static final int NODES = 7;
    private static final int COLUMNS = 200;
    private static final int ROWS = 50;
    private static final int FRAMES = 400;

    /** From one frame to the next, as the cockpit plays by itself: a tenth of real time. */
    private static final String FRAME = "run 5ms";

    private static final String BEGINNING = "new --nodes " + NODES + " --seed 42 --net classroom;"
            + " link all all --loss 10%; until leader; load --clients 10 --rate 10; run 500ms";

    /** A screen on a terminal in memory: the cockpit's own, or Lanterna's. */
    @State(Scope.Thread)
    public static class Shown {
        @Param({"own", "lanterna"})
        public String by;

        CountingTty tty;
        TtyTerminal terminal;
        Screen screen;

        @Setup(Level.Trial)
        public void begin() throws IOException {
            tty = new CountingTty(COLUMNS, ROWS);
            terminal = TtyTerminal.on(tty, ColorDepth.TRUECOLOR, true);
            screen = by.equals("own") ? new DeltaScreen(terminal) : new TerminalScreen(terminal);
            screen.startScreen();
        }

        @TearDown(Level.Trial)
        public void end() throws IOException {
            screen.stopScreen();
            terminal.close();
            tty.close();
        }

        /** Returns how many bytes the terminal has got in all. */
        long show(Canvas canvas) throws IOException {
            canvas.drawOn(screen);
            screen.refresh(Screen.RefreshType.DELTA);
            return tty.bytes();
        }
    }

    /** A cluster to which something happens, a frame at a time. */
    private static final class Story {
        private final Lab lab = Lab.fresh();
        private final FrameMaker maker = new FrameMaker();
        private int frame;

        Story() {
            lab.ok(BEGINNING);
            lab.session().setPace(Pace.AUTO);
            maker.watch(1);
        }

        Frame frame() {
            return maker.make(lab.session(), lab.session().speed());
        }

        void goOn() {
            switch (frame % FRAMES) {
                case 80 -> lab.ok("partition n1..n3 | n4..n7");
                case 180 -> lab.ok("heal");
                case 240 -> lab.ok("until leader; crash leader");
                case 340 -> lab.ok("restart all");
                default -> {}
            }
            lab.ok(FRAME);
            frame++;
        }
    }

    /** The whole story, over and over. */
    @State(Scope.Thread)
    public static class Told {
        final List<Frame> frames = new ArrayList<>();
        UiState ui;
        int frame;

        @Setup(Level.Trial)
        public void begin() {
            Story story = new Story();
            for (int made = 0; made < FRAMES; made++) {
                frames.add(story.frame());
                story.goOn();
            }
        }

        Frame next() {
            int place = frame++ % FRAMES;
            if (place == 0) {
                // Its rows of messages remember the last picture, which is of a later time.
                ui = new UiState(KeyTable.hints());
            }
            return frames.get(place);
        }
    }

    /** A cluster that goes on between two frames. */
    @State(Scope.Thread)
    public static class Played {
        Story story;

        /** Anew each time, since logs grow as long as it runs. */
        @Setup(Level.Iteration)
        public void begin() {
            story = new Story();
        }

        @Setup(Level.Invocation)
        public void goOn() {
            story.goOn();
        }
    }

    /** From a frame to the bytes. */
    @Benchmark
    public long frame(Shown shown, Told told) throws IOException {
        Frame frame = told.next();
        return shown.show(Panes.draw(frame, told.ui, COLUMNS, ROWS));
    }

    /** The engine's part: from a cluster to a frame. */
    @Benchmark
    public Frame frame(Played played) {
        return played.story.frame();
    }

    /** A canvas that is filled and shown, and is as it was: no byte is written. */
    @Benchmark
    public long bareSame(Shown shown) throws IOException {
        return shown.show(filled('x'));
    }

    /** A canvas each cell of which is another than before. */
    @Benchmark
    public long bareOther(Shown shown, Told told) throws IOException {
        return shown.show(filled((char) ('a' + told.frame++ % 2)));
    }

    private static Canvas filled(char letter) {
        Canvas canvas = new Canvas(COLUMNS, ROWS, Look.USUAL);
        canvas.fill(new Region(0, 0, COLUMNS, ROWS), letter, Inks.TEXT);
        return canvas;
    }
}
