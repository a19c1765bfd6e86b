package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.app.session.Pace;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.command.Moment;
import raftarium.session.Position;

/** Lets the session's time pass, at its speed. Of the engine's thread. */
final class Player {
    /** What else the engine has to do. */
    interface Rest {
        /** Has those go on who have waited; returns whether there was one. */
        boolean goOn();

        /** Whether there is something to do before any more time passes. */
        boolean isUrgent();

        /** Whether a command waits for time to pass. */
        boolean waits();

        /** What is told to those who watch, or null. */
        @Nullable
        TalkPlayer talkPlayer();
    }

    /** So long at most it plays without looking whether there is something else to do. */
    private static final long SLICE_NANOS = 15_000_000;

    private static final int EVENTS_A_LOOK = 128;

    private final Playground playground;
    private final Publisher publisher;
    private final Rest rest;
    private final PlayClock clock = new PlayClock();

    /** What the clock was anchored in; time that went back is another moment. */
    private @Nullable Moment anchored;

    private double lastSpeed = 1;
    private boolean behind;

    /**
     * The clock was stopped by hand while commands wait, or somebody went back from where they do:
     * they go on when it does.
     */
    private boolean held;

    Player(Playground playground, Publisher publisher, Rest rest) {
        this.playground = playground;
        this.publisher = publisher;
        this.rest = rest;
    }

    /** Virtual seconds a real second. */
    double speed() {
        return clock.speed();
    }

    /** How much real time there is between two frames. */
    long frameNanos() {
        return clock.frameNanos();
    }

    /** Whether it plays as fast as the machine goes. */
    boolean isUnbounded() {
        return clock.isUnbounded();
    }

    /** Whether it doesn't keep up with the time that it ought to be. */
    boolean isBehind() {
        return behind || clock.isUnbounded() || isLectureInAHurry();
    }

    /** Whether commands that wait don't make the clock go. */
    void hold(boolean isHeld) {
        held = isHeld;
    }

    /** Whether what is to be found comes as fast as it can, before anything else. */
    boolean hurries() {
        Session session = playground.openSession();
        return session != null && session.moment().waits().hurries();
    }

    private boolean isLectureInAHurry() {
        TalkPlayer talkPlayer = rest.talkPlayer();
        return talkPlayer != null && talkPlayer.hurries();
    }

    /** Whether time passes. */
    boolean plays() {
        boolean runs = adjust() || isLectureInAHurry();
        Session session = playground.openSession();
        boolean canPlay = session != null
                && (session.timeline().isPast()
                        || session.timeline().nextNanos() != Long.MAX_VALUE);
        return runs && (canPlay || rest.waits());
    }

    /** The moment that is shown; null: no session is open. */
    @Nullable
    Moment present() {
        Session session = playground.openSession();
        return session == null ? null : session.moment();
    }

    /** Sees to it that the clock has the session's speed. Returns whether it runs. */
    boolean adjust() {
        Session session = playground.openSession();
        double speed = session == null ? 0 : session.speed();
        if (speed > 0) {
            lastSpeed = speed;
            held = false;
        } else if (session != null && rest.waits() && !held) {
            speed = lastSpeed;
        }
        if (speed != clock.speed() || present() != anchored) {
            anchor(speed);
        }
        return speed > 0;
    }

    /** From here on, at the speed that it has. */
    void anchor() {
        anchor(clock.speed());
    }

    private void anchor(double speed) {
        anchored = present();
        long virtual = anchored == null ? 0 : anchored.nowNanos();
        clock.anchor(System.nanoTime(), virtual, speed);
        publisher.changed();
    }

    /** Plays up to the present, or for a while. */
    void advance() {
        Session session = playground.openSession();
        boolean hurries = hurries() || isLectureInAHurry();
        if (session == null || !adjust() && !hurries) {
            return;
        }
        long start = System.nanoTime();
        long target = hurries ? Long.MAX_VALUE : clock.target(start);
        long slice = Math.min(SLICE_NANOS, publisher.untilDue(clock.frameNanos()));
        behind = !advance(session, target, start + slice);
        if (hurries) {
            anchor();
        } else if (behind
                && clock.isHopeless(System.nanoTime(), session.simulation().nowNanos())) {
            anchor();
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
        TalkPlayer talkPlayer = rest.talkPlayer();
        Position stop = talkPlayer == null ? null : talkPlayer.nextStop(session.timeline());
        for (int actions = 1; true; actions++) {
            boolean more = session.pass(target);
            if (rest.goOn()) {
                return false;
            } else if (stop != null && session.timeline().at().compareTo(stop) >= 0) {
                playground.setPace(Pace.STOPPED);
                publisher.urgent();
                return true;
            } else if (!more) {
                return true;
            } else if (actions % EVENTS_A_LOOK == 0
                    && (System.nanoTime() > deadline || rest.isUrgent())) {
                return false;
            }
        }
    }
}
