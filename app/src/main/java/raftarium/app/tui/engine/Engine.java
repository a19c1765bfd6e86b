package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Work;
import raftarium.app.session.Pace;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.command.Moment;

/**
 * The thread that owns the session, from {@link #start} on: it carries out command lines in the
 * order of their submission, plays the virtual clock at the session's speed, and publishes
 * snapshots. A command that waits stands among the {@link #works} until what it waits for has come;
 * all else goes on meanwhile. When it is stopped it closes the playground, unless that belongs to
 * somebody else.
 *
 * <p>With the clock stopped and nothing to do it waits without end and costs nothing.
 */
public final class Engine {
    /** So many lines can wait at a time; one more ends at once. */
    private static final int MAX_WORKS = 8;

    /** So long at most it plays without looking whether there is something else to do. */
    private static final long SLICE_NANOS = 15_000_000;

    private static final int EVENTS_A_LOOK = 128;

    private final Playground playground;
    private final Executor executor;
    private final @Nullable Scenario scenario;
    private final Runnable wake;
    private final boolean closes;
    private final Orders orders = new Orders();
    private final PlayClock clock = new PlayClock();
    private final Thread thread = new Thread(this::run, "engine");

    private final Publisher publisher;
    private volatile boolean stopping;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;

    /** What the clock was anchored in; time that went back is another moment. */
    private @Nullable Moment anchored;

    private double lastSpeed = 1;
    private boolean behind;

    /** What takes long, and may be broken off. */
    private final Interruption interruption;

    private final Works works = new Works();

    /** What of them is the scenario's. */
    private @Nullable Work played;

    /**
     * The clock was stopped by hand while they wait, or somebody went back from where they do: they
     * go on when it does.
     */
    private boolean held;

    /**
     * An engine that has not started.
     *
     * @param executor carries out a line; called on the engine's thread
     * @param scenario what is played first, or null
     * @param wake called, on the engine's thread, after each snapshot and at the end
     * @throws SessionException if no session can be opened
     */
    public Engine(
            Playground playground, Executor executor, @Nullable Scenario scenario, Runnable wake)
            throws SessionException {
        this(playground, executor, scenario, wake, true);
    }

    /** The same, and whether it closes the playground at its end. */
    @SuppressWarnings("this-escape")
    public Engine(
            Playground playground,
            Executor executor,
            @Nullable Scenario scenario,
            Runnable wake,
            boolean closes)
            throws SessionException {
        this.closes = closes;
        this.playground = playground;
        this.executor = executor;
        this.scenario = scenario;
        this.wake = wake;
        publisher = new Publisher(playground.session(), wake);
        interruption = new Interruption(wake);
        executor.setPatience(interruption);
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

    /** The newest snapshot; from any thread. */
    public Snapshot latest() {
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

    /** Whether it is at work; from any thread. */
    public boolean isAlive() {
        return !ended;
    }

    /** Hands in a line; from any thread. Returns false if too many wait already. */
    public boolean submit(Snapshot.Origin origin, String line) {
        return orders.offer(origin, line);
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
        if (scenario != null) {
            played = scenario.begin(publisher);
            works.add(played);
            settle();
        }
    }

    private void turn() {
        boolean plays = adjustClock() && (canPlay() || !works.isEmpty());
        // Steps follow each other at once, and what is asked after them comes after them.
        Orders.Order order = hurries() ? null : next(plays);
        // Where time has no present to be played up to, nothing comes before an order.
        if (order == null || !clock.isUnbounded()) {
            advance();
        }
        if (order != null) {
            carryOut(order);
        }
        publisher.tellNotice(playground.openSession());
        // What went on may have set another speed, and the next snapshot has to say so.
        adjustClock();
        publisher.publish(playground.openSession(), clock.speed(), clock.frameNanos());
    }

    private boolean hurries() {
        Session session = playground.openSession();
        return session != null && session.moment().waits().hurries();
    }

    /** The next order, at once or until the next snapshot is due or without end; or null. */
    private Orders.@Nullable Order next(boolean plays) {
        try {
            if (plays && (behind || clock.isUnbounded())) {
                return orders.next();
            }
            return plays || publisher.isChanged()
                    ? orders.within(publisher.untilDue(clock.frameNanos()))
                    : orders.await();
        } catch (InterruptedException interrupted) {
            stopping = true;
            return null;
        }
    }

    private boolean canPlay() {
        Session session = playground.openSession();
        return session != null
                && (session.timeline().isPast()
                        || session.timeline().nextNanos() != Long.MAX_VALUE);
    }

    private @Nullable Moment present() {
        Session session = playground.openSession();
        return session == null ? null : session.moment();
    }

    /** Sees to it that the clock has the session's speed. Returns whether it runs. */
    private boolean adjustClock() {
        Session session = playground.openSession();
        double speed = session == null ? 0 : session.speed();
        if (speed > 0) {
            lastSpeed = speed;
            held = false;
        } else if (session != null && !works.isEmpty() && !held) {
            speed = lastSpeed;
        }
        if (speed != clock.speed() || present() != anchored) {
            anchor(speed);
        }
        return speed > 0;
    }

    private void anchor(double speed) {
        anchored = present();
        long virtual = anchored == null ? 0 : anchored.nowNanos();
        clock.anchor(System.nanoTime(), virtual, speed);
        publisher.changed();
    }

    /** Plays up to the present, or for a while. */
    private void advance() {
        Session session = playground.openSession();
        boolean hurries = hurries();
        if (session == null || !adjustClock() && !hurries) {
            return;
        }
        long start = System.nanoTime();
        long target = hurries ? Long.MAX_VALUE : clock.target(start);
        long slice = Math.min(SLICE_NANOS, publisher.untilDue(clock.frameNanos()));
        behind = !advance(session, target, start + slice);
        if (hurries) {
            anchor(clock.speed());
        } else if (behind
                && clock.isHopeless(System.nanoTime(), session.simulation().nowNanos())) {
            anchor(clock.speed());
        }
        publisher.changed();
    }

    /**
     * Lets time pass up to the target.
     *
     * @return false if there is something else to do first: it took too long, an order has come, or
     *     what has waited has gone on
     */
    private boolean advance(Session session, long target, long deadline) {
        for (int actions = 1; true; actions++) {
            boolean more = session.pass(target);
            if (goOn()) {
                return false;
            } else if (!more) {
                return true;
            } else if (actions % EVENTS_A_LOOK == 0
                    && (System.nanoTime() > deadline || !orders.isEmpty() || stopping)) {
                return false;
            }
        }
    }

    private boolean goOn() {
        boolean any = works.goOn();
        if (any) {
            settle();
        }
        return any;
    }

    private void settle() {
        works.forgetEnded();
        if (works.isEmpty()) {
            held = false;
        }
        if (scenario != null && played != null && played.isOver()) {
            played = null;
            playground.setPace(Pace.STOPPED);
            publisher.caption(scenario.ending());
        }
        publisher.urgent();
    }

    private void carryOut(Orders.Order order) {
        if (order.isWake()) {
            publisher.urgent();
            return;
        }
        Moment before = present();
        Work work = executor.begin(
                order.line(), reply -> publisher.tell(order.origin(), order.line(), reply));
        Session session = playground.openSession();
        if (works.size() >= MAX_WORKS) {
            work.breakOff();
        }
        boolean sets = order.line().strip().startsWith("speed");
        boolean goesBack = session != null && session.timeline().isPast() && present() != before;
        if (!works.isEmpty() && (sets || goesBack)) {
            held = session != null && session.speed() == 0;
        }
        works.add(work);
        goOn();
        settle();
        anchor(clock.speed());
    }
}
