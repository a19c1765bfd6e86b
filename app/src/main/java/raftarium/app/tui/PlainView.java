package raftarium.app.tui;

import org.jspecify.annotations.Nullable;

import raftarium.app.session.Pace;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionException;
import raftarium.app.tui.engine.Engine;
import raftarium.app.tui.engine.Executor;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Scenario;
import raftarium.app.tui.paint.CellText;
import raftarium.trace.Event;
import raftarium.trace.NoteEvent;
import raftarium.trace.Violation;
import raftarium.trace.words.EventWords;
import raftarium.words.MistakeException;
import raftarium.words.Shown;
import raftarium.words.TextLines;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * The cockpit as lines, for screen readers and slow lines: the story as it happens, and the answers
 * to commands that are typed. Nothing is ever written twice or moved.
 */
public final class PlainView {
    private static final String BEGIN =
            "the cluster runs; type a command, such as 'status', 'speed 0'"
                    + " to stop the clock, 'help', or 'exit'";

    /** What ends it; behind a colon, too, as elsewhere. */
    static final String EXITS = ":?(exit|quit|q)";

    /** So many lines of somebody who types may wait: 'speed 0' while an 'until' lasts. */
    private static final int MAX_TYPED = 8;

    private final InputStream in;
    private final PrintStream out;
    private final Semaphore news = new Semaphore(0);

    /** For lines that wait for their answers; the others are read when those have come. */
    private final Semaphore room;

    private final int most;
    /** What was wrong with lines that couldn't be read; told by the thread that tells all. */
    private final Queue<String> unread = new ConcurrentLinkedQueue<>();

    private volatile boolean leaves;
    private volatile @Nullable String trouble;
    private long session;
    private long storyTold;
    private long echoesTold;
    private String caption = "";

    /** What the story told last that somebody had said. */
    private String noted = "";

    private boolean violationTold;

    /** One was told of this session, though somebody may have gone back to before it. */
    private boolean broke;

    /** The state machine has failed, and nobody has gone back. */
    private boolean failed;

    private long moves;

    /**
     * A view that has told nothing yet.
     *
     * @param typed whether somebody types; else each line waits until the one before has ended
     */
    public PlainView(InputStream in, PrintStream out, boolean typed) {
        most = typed ? MAX_TYPED : 1;
        room = new Semaphore(most);
        this.in = in;
        this.out = out;
    }

    /**
     * Tells of a cluster until the watcher leaves, or the input ends; then the playground is
     * closed.
     *
     * @param executor carries out a line on the playground; called on a thread of its own
     * @param pace how fast it begins to play
     * @return 2 if its state machine has failed, 1 if a property of the last session was broken,
     *     else 0
     * @throws SessionException if no session can be opened, or the input can't be read
     * @throws IllegalStateException if something broke within; the cause says what
     */
    public int run(Playground playground, Executor executor, @Nullable Scenario scenario, Pace pace)
            throws SessionException {
        Cockpit.begin(playground, pace);
        Engine engine = new Engine(playground, executor, scenario, news::release);
        if (scenario == null && Cockpit.loads(playground)) {
            engine.submit(Frame.Source.SCENARIO, Cockpit.USUAL_LOAD);
        }
        out.println(BEGIN);
        engine.start();
        Thread reader = new Thread(() -> read(engine), "plain-input");
        reader.setDaemon(true);
        reader.start();
        while (!leaves && engine.isAlive()) {
            news.acquireUninterruptibly();
            news.drainPermits();
            tell(engine.latest());
        }
        engine.stop(0);
        tell(engine.latest());
        Cockpit.rethrow(engine.failure());
        String unreadable = trouble;
        if (unreadable != null) {
            throw new SessionException(unreadable);
        }
        return failed ? 2 : broke ? 1 : 0;
    }

    private void read(Engine engine) {
        try (TextLines lines = new TextLines(in)) {
            String line = next(lines);
            while (line != null && !line.strip().matches(EXITS)) {
                if (!line.isBlank()) {
                    room.acquireUninterruptibly();
                    engine.submit(Frame.Source.PROMPT, line.strip());
                }
                line = next(lines);
            }
            room.acquireUninterruptibly(most);
        } catch (IOException gone) {
            trouble = "standard input can't be read: " + gone.getMessage();
        }
        leaves = true;
        news.release();
    }

    private @Nullable String next(TextLines lines) throws IOException {
        while (true) {
            try {
                return lines.next();
            } catch (MistakeException mistake) {
                unread.add("line " + lines.number() + ": " + mistake.what());
                news.release();
            }
        }
    }

    private void tell(Frame frame) {
        if (frame.session() != session) {
            session = frame.session();
            storyTold = 0;
            violationTold = false;
            broke = false;
        } else if (frame.place().moves() != moves) {
            storyTold = frame.storyCount();
            violationTold = false;
        }
        moves = frame.place().moves();
        story(frame);
        for (String what = unread.poll(); what != null; what = unread.poll()) {
            out.println("mistake: " + what);
        }
        for (Frame.Echo echo : frame.echoes()) {
            if (echo.number() > echoesTold) {
                echoesTold = echo.number();
                echo(echo);
            }
        }
        if (!frame.caption().equals(caption)) {
            caption = frame.caption();
            if (!caption.isEmpty() && !caption.equals(noted)) {
                out.println("note: " + Shown.text(caption));
            }
        }
        failed = !frame.view().failure().isEmpty();
        Violation violation = frame.view().violation();
        if (violation != null && !violationTold) {
            violationTold = true;
            broke = true;
            out.println(violation.property() + " is broken at "
                    + CellText.seconds(violation.atNanos()) + " s");
            out.println(Shown.text(violation.detail()));
            out.println("this is " + frame.view().rules().label()
                    + "; the clock stands, 'undo' goes back");
        }
        out.flush();
    }

    private void story(Frame frame) {
        List<Event> story = frame.story();
        long missed = frame.storyCount() - story.size() - storyTold;
        if (missed > 0) {
            out.println("(" + missed + " events more than can be told)");
        }
        int known = (int) Math.max(0, story.size() - (frame.storyCount() - storyTold));
        for (Event event : story.subList(known, story.size())) {
            boolean isNote = event instanceof NoteEvent;
            noted = isNote ? EventWords.of(event) : noted;
            out.println(CellText.seconds(event.atNanos()) + "  " + (isNote ? "note: " : "")
                    + Shown.line(EventWords.of(event)));
        }
        storyTold = frame.storyCount();
    }

    private void echo(Frame.Echo echo) {
        if (echo.origin() == Frame.Source.SCENARIO) {
            out.println("> " + Shown.line(echo.line()));
        } else {
            room.release();
        }
        String prefix = switch (echo.reply().status()) {
            case MISTAKE -> "mistake: ";
            case FAILED -> "failed: ";
            default -> "";
        };
        if (!echo.line().startsWith("note ")) {
            out.println(prefix + echo.reply().output());
        }
    }
}
