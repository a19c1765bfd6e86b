package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Reply;
import raftarium.app.command.Work;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.command.Moment;
import raftarium.words.MistakeException;

/**
 * The thread that owns the session, from {@link #start} on: it carries out command lines in the
 * order of their submission, plays the virtual clock at the session's speed, and publishes
 * frames. A command that waits stands among the {@link #works} until what it waits for has come;
 * all else goes on meanwhile. When it is stopped it closes the playground, unless that belongs to
 * somebody else.
 *
 * <p>With the clock stopped and nothing to do it waits without end and costs nothing.
 */
public final class Engine {
    /** So many lines can wait at a time, beside the lesson; one more ends at once. */
    private static final int MAX_WORKS = 8;

    private final Playground playground;
    private final Executor executor;
    private final Talks talks;
    private final Runnable wake;
    private final boolean closes;
    private final Orders orders = new Orders();
    private final Thread thread = new Thread(this::run, "engine");

    private final Publisher publisher;
    private volatile boolean stopping;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;

    /** What takes long, and may be broken off. */
    private final Interruption interruption;

    private final WaitingLines works = new WaitingLines();

    /** What is told to those who watch, among them or at its end; or null. */
    private @Nullable TalkPlayer talkPlayer;

    private final Player player;
    private final LessonDesk desk;

    /**
     * An engine that has not started.
     *
     * @param executor carries out a line; called on the engine's thread
     * @param scenario what is played first, without a stop, or null
     * @param wake called, on the engine's thread, after each frame and at the end
     * @throws SessionException if no session can be opened
     */
    public Engine(
            Playground playground, Executor executor, @Nullable Scenario scenario, Runnable wake)
            throws SessionException {
        this(playground, executor, Talks.played(scenario), wake, true);
    }

    /** The same with what is told to those who watch, and whether it closes the playground. */
    @SuppressWarnings("this-escape")
    public Engine(
            Playground playground, Executor executor, Talks talks, Runnable wake, boolean closes)
            throws SessionException {
        this.closes = closes;
        this.playground = playground;
        this.executor = executor;
        this.talks = talks;
        this.wake = wake;
        publisher = new Publisher(playground.session(), wake);
        player = new Player(playground, publisher, new Rest());
        desk = new LessonDesk(playground, publisher, talks.classroom());
        works.add(desk);
        interruption = new Interruption(wake);
        executor.setMonitor(interruption);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(this::failed);
    }

    private void failed(Thread of, Throwable trouble) {
        failure = trouble;
        wake.run();
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** The newest frame; from any thread. */
    public Frame latest() {
        return publisher.latest();
    }

    /** What ended it unexpectedly, or null; from any thread. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Looks into a node, or, with 0, into none: shown from now on; from any thread. */
    public void watch(int node) {
        publisher.watch(node);
        orders.wake();
    }

    /** Two branches are shown side by side from now on; 0, 0: none. From any thread. */
    public void compare(int one, int other) {
        publisher.compare(one, other);
        orders.wake();
    }

    /** Whether it is at work; from any thread. */
    public boolean isAlive() {
        return !ended;
    }

    /** Hands in a line; from any thread. Returns false if too many wait already. */
    public boolean submit(Frame.Source origin, String line) {
        return orders.offer(origin, line);
    }

    /** Hands in what is wanted of the scenario; from any thread. Returns false as above. */
    public boolean submit(Turn turn) {
        return orders.offer(turn);
    }

    /** Breaks off a command that takes long; returns whether there is one. From any thread. */
    public boolean breakOff() {
        return interruption.breakOff();
    }

    /** How many percent of what takes long are done; below 0: nothing does. From any thread. */
    public int percent() {
        return interruption.percent();
    }

    /**
     * Stops it, commands that wait included, and waits until it has let go of the playground; from
     * any other thread.
     *
     * @param timeoutMillis how long; 0: as long as it takes
     * @return whether it has ended in that time
     */
    public boolean stop(long timeoutMillis) {
        stopping = true;
        interruption.stop();
        orders.wake();
        try {
            thread.join(timeoutMillis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private void run() {
        try {
            begin();
            while (!stopping) {
                turn();
            }
        } finally {
            try {
                works.breakOff();
                if (closes) {
                    playground.close();
                }
            } finally {
                ended = true;
                wake.run();
            }
        }
    }

    private void begin() {
        desk.begin();
        Scenario first = talks.first();
        if (first != null) {
            begin(first);
            settle();
        }
    }

    private void begin(Scenario scenario) {
        TalkPlayer begun = new TalkPlayer(playground, publisher, scenario, talks.stops());
        talkPlayer = begun;
        works.add(begun);
    }

    private void turn() {
        boolean plays = player.plays();
        // Steps follow each other at once, and what is asked after them comes after them.
        Orders.Queued order = player.hurries() ? null : next(plays);
        // Where time has no present to be played up to, nothing comes before an order.
        if (order == null || !player.isUnbounded()) {
            player.advance();
        }
        if (order != null) {
            carryOut(order);
        }
        publisher.tellNotice(playground.openSession());
        // What went on may have set another speed, and the next frame has to say so.
        player.adjust();
        publisher.publish(
                playground.openSession(), talkPlayer, player.speed(), player.frameNanos());
    }

    /** The next order, at once or until the next frame is due or without end; or null. */
    private Orders.@Nullable Queued next(boolean plays) {
        try {
            if (plays && player.isBehind()) {
                return orders.next();
            }
            return plays || publisher.isChanged()
                    ? orders.within(publisher.untilDue(player.frameNanos()))
                    : orders.await();
        } catch (InterruptedException interrupted) {
            stopping = true;
            return null;
        }
    }

    /** What the player has to know of the rest. */
    private final class Rest implements Player.Rest {
        @Override
        public boolean goOn() {
            boolean any = works.goOn();
            if (any) {
                settle();
            }
            return any;
        }

        @Override
        public boolean isUrgent() {
            return !orders.isEmpty() || stopping;
        }

        @Override
        public boolean waits() {
            return works.waitForTime();
        }

        @Override
        public @Nullable TalkPlayer talkPlayer() {
            return talkPlayer;
        }
    }

    private void settle() {
        TalkPlayer told = talkPlayer;
        if (told != null) {
            told.leave(playground.openSession());
        }
        works.forgetEnded();
        if (!works.waitForTime()) {
            player.hold(false);
        }
        publisher.urgent();
    }

    private void carryOut(Orders.Queued order) {
        if (order.isWake()) {
            publisher.urgent();
        } else if (order.turn() != null) {
            take(order.turn());
        } else {
            carryOut(order.origin(), order.line());
        }
    }

    private void take(Turn turn) {
        try {
            TalkPlayer told = talkPlayer;
            if (turn instanceof Turn.Lesson asked) {
                desk.take(asked.word());
            } else if (turn instanceof Turn.Open open) {
                Scenario other = talks.library().open(open.name());
                desk.leave();
                if (told != null) {
                    told.breakOff();
                }
                begin(other);
            } else if (told != null) {
                boolean was = told.isOver();
                told.take(turn);
                if (was && !told.isOver()) {
                    works.add(told);
                }
            }
        } catch (MistakeException mistake) {
            publisher.tell(Frame.Source.PROMPT, "", Reply.mistake(mistake.what()));
        } catch (SessionException trouble) {
            String why = String.valueOf(trouble.getMessage());
            publisher.tell(Frame.Source.PROMPT, "", Reply.mistake(why));
        }
        works.goOn();
        settle();
        player.hold(turn instanceof Turn.On on && on.pace().times() == 0);
        player.anchor();
    }

    private void carryOut(Frame.Source origin, String line) {
        Moment before = player.present();
        if (desk.takes(origin, line)) {
            settle();
            player.anchor();
            return;
        }
        Work work = executor.begin(line, reply -> publisher.tell(origin, line, reply));
        Session session = playground.openSession();
        if (works.size() > MAX_WORKS) {
            work.breakOff();
        }
        boolean sets = line.strip().startsWith("speed");
        boolean goesBack =
                session != null && session.timeline().isPast() && player.present() != before;
        if (works.waitForTime() && (sets || goesBack)) {
            player.hold(session != null && session.speed() == 0);
        }
        works.add(work);
        works.goOn();
        settle();
        player.anchor();
    }
}
