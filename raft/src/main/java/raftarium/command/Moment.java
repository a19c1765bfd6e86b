package raftarium.command;

import org.jspecify.annotations.Nullable;

import raftarium.condition.Situation;
import raftarium.disk.Disk;
import raftarium.disk.MemoryDisk;
import raftarium.raft.RandomStream;
import raftarium.sim.Call;
import raftarium.sim.Counters;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A cluster at a moment: the simulation, and all that commands keep beside it. What commands do to
 * it, and the time that passes, hang on nothing else. One thread at a time.
 */
public final class Moment implements Situation {
    /** No command waits longer than to here: timers are set beyond it. */
    private static final long MAX_NANOS = 9_000_000_000_000_000_000L;

    private final Simulation simulation;

    /** Gives nodes that are added the disk under them, by id. */
    private final IntFunction<Disk> disks;

    private RandomStream chance;
    private Counters mark = Counters.ZERO;
    private @Nullable Call lastCall;
    private boolean violationExcused;

    /** What was given, and waits or has an answer that nobody has taken; in the order given. */
    private final List<Given> given = new ArrayList<>();

    private long tickets;

    /** A command that was given. */
    private static final class Given {
        private final long ticket;
        private @Nullable Wait wait;
        private Answer.@Nullable Said said;

        Given(long ticket) {
            this.ticket = ticket;
        }
    }

    /**
     * The moment at which a simulation begins.
     *
     * @param disks gives nodes that are added the disk under them, by id; it may throw a {@link
     *     raftarium.disk.StorageException}
     */
    public Moment(Simulation simulation, IntFunction<Disk> disks) {
        this.simulation = simulation;
        this.disks = disks;
        chance = RandomStream.of(
                simulation.config().seed(),
                "commands, resumed " + simulation.config().resumed());
    }

    private Moment(Moment other) {
        simulation = other.simulation.copy();
        disks = node -> new MemoryDisk();
        chance = other.chance.copy();
        mark = other.mark;
        lastCall = other.lastCall == null ? null : simulation.twin(other.lastCall);
        violationExcused = other.violationExcused;
        tickets = other.tickets;
        for (Given one : other.given) {
            Given twin = new Given(one.ticket);
            twin.wait = one.wait == null ? null : one.wait.copy(this);
            twin.said = one.said;
            given.add(twin);
        }
    }

    /** An independent twin, on disks in memory, that goes on identically. Of the owner's thread. */
    public Moment copy() {
        return new Moment(this);
    }

    @Override
    public Simulation simulation() {
        return simulation;
    }

    // Time.

    /** The virtual time. */
    public long nowNanos() {
        return simulation.nowNanos();
    }

    /** The time so much later; virtual time ends after some 280 years. */
    public long after(long nanos) {
        long now = simulation.nowNanos();
        return now > MAX_NANOS - nanos ? Math.max(now, MAX_NANOS) : now + nanos;
    }

    /** Whether something can be waited for any longer: no property is broken, and it isn't time. */
    private boolean goesOn(long limitNanos) {
        return simulation.violation() == null
                && (simulation.nowNanos() < limitNanos || simulation.nextNanos() <= limitNanos);
    }

    /** Executes the next action if it is due by the limit; else returns false. */
    public boolean step(long limitNanos) {
        boolean executed = simulation.step(limitNanos);
        if (executed) {
            ask();
        }
        return executed;
    }

    /** Lets the time pass in which nothing happens; not beyond the next action. */
    public void passTo(long timeNanos) {
        simulation.advanceTo(timeNanos);
        ask();
    }

    /** Lets time pass until then, unless a violation stops it. */
    public void advanceTo(long timeNanos) {
        while (isWaiting() && goesOn(timeNanos)) {
            pass(timeNanos);
        }
        if (!isWaiting()) {
            simulation.runUntil(timeNanos);
        }
    }

    /** Lets time pass to the next action, which is executed, or to the limit if that is earlier. */
    public void pass(long limitNanos) {
        long next = Math.min(simulation.nextNanos(), Math.min(limitNanos, limitNanos()));
        if (!step(next)) {
            passTo(next);
        }
    }

    /** Lets time pass until no command waits any more. */
    public void settle() {
        while (isWaiting()) {
            if (waitsForTime()) {
                simulation.runUntil(limitNanos());
                ask();
            } else {
                pass(Long.MAX_VALUE);
            }
        }
    }

    /** Whether those that wait needn't be asked before the first limit. */
    private boolean waitsForTime() {
        for (int place = 0; place < given.size(); place++) {
            Wait wait = given.get(place).wait;
            if (wait != null && !wait.isOfTime()) {
                return false;
            }
        }
        return true;
    }

    // What is given.

    /**
     * Has a command done, now.
     *
     * @return the number by which its answer is asked for
     */
    public long give(Command command) {
        Given one = new Given(++tickets);
        given.add(one);
        take(one, command.applyTo(this));
        return one.ticket;
    }

    /** What a command has said, once; null while it waits. */
    public Answer.@Nullable Said answer(long ticket) {
        Given one = find(ticket);
        if (one.said != null) {
            given.remove(one);
        }
        return one.said;
    }

    /** What a command waits for won't come: it says what it has to say. */
    public void breakOff(long ticket) {
        Given one = find(ticket);
        Answer answer = one.wait;
        while (answer instanceof Wait wait) {
            answer = ended(wait, false);
        }
        if (answer != null) {
            take(one, answer);
        }
    }

    private Given find(long ticket) {
        for (Given one : given) {
            if (one.ticket == ticket) {
                return one;
            }
        }
        throw new IllegalArgumentException("nobody waits for answer " + ticket);
    }

    /** Whether a command waits. */
    public boolean isWaiting() {
        for (int place = 0; place < given.size(); place++) {
            if (given.get(place).wait != null) {
                return true;
            }
        }
        return false;
    }

    /** The virtual time at which the first of those that wait goes on at the latest. */
    public long limitNanos() {
        long limit = Long.MAX_VALUE;
        for (int place = 0; place < given.size(); place++) {
            Wait wait = given.get(place).wait;
            limit = wait == null ? limit : Math.min(limit, wait.limitNanos());
        }
        return limit;
    }

    /** Whether one waits for actions that are to follow each other at any speed. */
    public boolean hurries() {
        for (int place = 0; place < given.size(); place++) {
            Wait wait = given.get(place).wait;
            if (wait != null && wait.hurries()) {
                return true;
            }
        }
        return false;
    }

    private void ask() {
        for (int place = 0; place < given.size(); place++) {
            Given one = given.get(place);
            if (one.wait != null) {
                take(one, one.wait);
            }
        }
    }

    /** What is to be waited for and is there already isn't waited for. */
    private void take(Given one, Answer first) {
        Answer answer = first;
        while (answer instanceof Wait wait) {
            Answer next = next(wait);
            if (next == wait) {
                one.wait = wait;
                return;
            }
            answer = next;
        }
        one.wait = null;
        one.said = (Answer.Said) answer;
    }

    /** The same while it goes on, else what comes of it. */
    private Answer next(Wait wait) {
        try {
            boolean isOver = wait.isOver(this);
            return isOver || !goesOn(wait.limitNanos()) ? ended(wait, isOver) : wait;
        } catch (MistakeException mistake) {
            return said(mistake);
        }
    }

    private Answer ended(Wait wait, boolean isOver) {
        try {
            return wait.end(this, isOver);
        } catch (MistakeException mistake) {
            return said(mistake);
        }
    }

    static Answer.Said said(MistakeException mistake) {
        return mistake.isOfTheMoment()
                ? new Answer.Refused(mistake.what())
                : new Answer.Mistake(mistake.what());
    }

    // What commands keep.

    @Override
    public RandomStream chance() {
        return chance;
    }

    @Override
    public void setChance(RandomStream other) {
        chance = other;
    }

    /** Sets the counters to zero. */
    void mark() {
        mark = simulation.counters();
    }

    @Override
    public Counters counters() {
        return simulation.counters().since(mark);
    }

    @Override
    public @Nullable Call lastCall() {
        return lastCall;
    }

    /** A client command was waited for. */
    void setLastCall(Call call) {
        lastCall = call;
    }

    /** The violation there is was expected. */
    void excuseViolation() {
        violationExcused = true;
    }

    /** Whether a property is broken that nobody expected to be. */
    public boolean hasUnexcusedViolation() {
        return simulation.violation() != null && !violationExcused;
    }

    /** One more machine, on an empty disk of its own; it belongs to no cluster yet. */
    void addNode() {
        simulation.operator().addHost(disks.apply(simulation.nodes() + 1));
    }
}
