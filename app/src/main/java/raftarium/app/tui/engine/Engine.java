package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Reply;
import raftarium.app.session.Pace;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.sim.Simulation;

import java.util.function.Function;

/**
 * The thread that owns the session, from {@link #start} on: it carries out command lines in the
 * order of their submission, plays the virtual clock at the session's speed, and publishes
 * snapshots. A command that waits takes its time; what is submitted meanwhile is carried out
 * between two events. When it is stopped it closes the playground, unless
 * that belongs to somebody else.
 *
 * <p>With the clock stopped and nothing to do it waits without end and costs nothing.
 */
public final class Engine implements Pace {
    /** So many commands can wait in one another; one more ends at once. */
    private static final int MAX_DEPTH = 8;

    /** So long at most it plays without looking whether there is something else to do. */
    private static final long SLICE_NANOS = 15_000_000;

    private static final int EVENTS_A_LOOK = 128;

    private final Playground playground;
    private final Function<String, Reply> executor;
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

    private @Nullable Session anchored;
    private double lastSpeed = 1;
    private boolean behind;

    /** How many commands are being carried out, one within the wait of another. */
    private int depth;

    /** A command that waits was stopped by hand: it goes on when the clock does. */
    private boolean held;

    /** Commands that wait are of a session that is no more. */
    private boolean brokenOff;

    /**
     * An engine that has not started.
     *
     * @param executor carries out a line; called on the engine's thread
     * @param scenario what is played first, or null
     * @param wake called, on the engine's thread, after each snapshot and at the end
     * @throws SessionException if no session can be opened
     */
    public Engine(
            Playground playground,
            Function<String, Reply> executor,
            @Nullable Scenario scenario,
            Runnable wake)
            throws SessionException {
        this(playground, executor, scenario, wake, true);
    }

    /** The same, and whether it closes the playground at its end. */
    @SuppressWarnings("this-escape")
    public Engine(
            Playground playground,
            Function<String, Reply> executor,
            @Nullable Scenario scenario,
            Runnable wake,
            boolean closes)
            throws SessionException {
        this.closes = closes;
        this.playground = playground;
        this.executor = executor;
        this.scenario = scenario;
        this.wake = wake;
        playground.setPace(this);
        publisher = new Publisher(playground.session(), wake);
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

    /**
     * Stops it, commands that wait included, and waits until it has let go of the playground; from
     * any other thread.
     *
     * @param timeoutMillis how long; 0: as long as it takes
     * @return whether it has ended in that time
     */
    public boolean stop(long timeoutMillis) {
        stopping = true;
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
            if (scenario != null) {
                play(scenario);
            }
            while (!stopping) {
                turn();
            }
        } finally {
            try {
                if (closes) {
                    playground.close();
                }
            } finally {
                ended = true;
                wake.run();
            }
        }
    }

    private void play(Scenario played) {
        depth++;
        String end = played.play(new OwnStage());
        depth--;
        settle();
        playground.setSpeed(0);
        publisher.caption(end);
    }

    private void turn() {
        boolean plays = adjustClock() && canPlay();
        Orders.Order order =
                next(plays && (behind || clock.isUnbounded()), plays || publisher.isChanged());
        // Where time has no present to be played up to, nothing comes before an order.
        if (order == null || !clock.isUnbounded()) {
            advance();
        }
        if (order != null) {
            carryOut(order);
        }
        publish();
    }

    /** The next order, at once or until the next snapshot is due or without end; or null. */
    private Orders.@Nullable Order next(boolean hurry, boolean timed) {
        try {
            if (hurry) {
                return orders.next();
            }
            return timed ? orders.within(publisher.untilDue(clock.frameNanos())) : orders.await();
        } catch (InterruptedException interrupted) {
            stopping = true;
            return null;
        }
    }

    private boolean canPlay() {
        Session session = playground.openSession();
        return session != null && session.simulation().nextNanos() != Long.MAX_VALUE;
    }

    /** Sees to it that the clock has the session's speed. Returns whether it runs. */
    private boolean adjustClock() {
        Session session = playground.openSession();
        double speed = session == null ? 0 : session.speed();
        if (speed > 0) {
            lastSpeed = speed;
            held = false;
        } else if (session != null && depth > 0 && !held) {
            speed = lastSpeed;
        }
        if (speed != clock.speed() || session != anchored) {
            anchor(session, speed);
        }
        return speed > 0;
    }

    private void anchor(@Nullable Session session, double speed) {
        anchored = session;
        long virtual = session == null ? 0 : session.simulation().nowNanos();
        clock.anchor(System.nanoTime(), virtual, speed);
        publisher.changed();
    }

    /** Plays up to the present. */
    private void advance() {
        Session session = playground.openSession();
        if (session == null || !adjustClock()) {
            return;
        }
        long start = System.nanoTime();
        long target = clock.target(start);
        long slice = Math.min(SLICE_NANOS, publisher.untilDue(clock.frameNanos()));
        behind = false;
        for (int events = 1; session.step(target); events++) {
            if (events % EVENTS_A_LOOK == 0
                    && (System.nanoTime() - start > slice || !orders.isEmpty())) {
                behind = true;
                break;
            }
        }
        if (!behind && target != Long.MAX_VALUE) {
            session.passTo(target);
        } else if (clock.isHopeless(System.nanoTime(), session.simulation().nowNanos())) {
            anchor(session, clock.speed());
        }
        publisher.changed();
    }

    private void carryOut(Orders.Order order) {
        if (order.isWake()) {
            publisher.urgent();
            return;
        }
        Session before = playground.openSession();
        depth++;
        Reply reply = executor.apply(order.line());
        depth--;
        Session after = playground.openSession();
        brokenOff |= before != after && depth > 0;
        if (depth == 0) {
            settle();
        } else if (order.line().strip().startsWith("speed")) {
            held = after != null && after.speed() == 0;
        }
        publisher.tell(order.origin(), order.line(), reply);
        anchor(after, clock.speed());
        // It may have another speed now, and the next snapshot has to say so.
        adjustClock();
    }

    private void settle() {
        brokenOff = false;
        held = false;
        publisher.urgent();
    }

    @Override
    public boolean reach(long virtualNanos) {
        while (!stopping && !brokenOff && depth <= MAX_DEPTH) {
            Session session = playground.openSession();
            if (session == null || session.simulation().violation() != null) {
                return session != null;
            }
            adjustClock();
            Orders.Order order = orders.next();
            if (order == null) {
                Simulation simulation = session.simulation();
                long due = Math.min(virtualNanos, simulation.nextNanos());
                long target = clock.target(System.nanoTime());
                publisher.changed();
                if (due <= target) {
                    publish();
                    return true;
                }
                session.passTo(Math.min(due, target));
                publish();
                order = next(false, clock.speed() > 0 || publisher.isChanged());
            }
            if (order != null) {
                carryOut(order);
            }
        }
        return false;
    }

    private void publish() {
        publisher.publish(playground.openSession(), clock.speed(), clock.frameNanos());
    }

    private final class OwnStage implements Stage {
        @Override
        public void executed(String line, Reply reply) {
            publisher.tell(Snapshot.Origin.SCENARIO, line, reply);
        }

        @Override
        public void caption(String text) {
            publisher.caption(text);
        }

        @Override
        public boolean isOver() {
            return stopping || brokenOff;
        }
    }
}
