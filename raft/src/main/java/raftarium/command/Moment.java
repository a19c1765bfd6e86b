package raftarium.command;

import org.jspecify.annotations.Nullable;

import raftarium.condition.Deeds;
import raftarium.condition.Situation;
import raftarium.data.RandomStream;
import raftarium.disk.Disk;
import raftarium.disk.MemoryDisk;
import raftarium.machine.MachineException;
import raftarium.sim.Call;
import raftarium.sim.Counters;
import raftarium.sim.OtherChance;
import raftarium.sim.Simulation;
import raftarium.sim.SimulationConfig;
import raftarium.words.MistakeException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A cluster at a moment: the simulation, and all that commands keep beside it. What commands do to
 * it, and the time that passes, hang on nothing else. One thread at a time.
 */
public final class Moment implements Situation {
    /** No command waits longer than to here: timers are set beyond it. */
    private static final long MAX_NANOS = 9_000_000_000_000_000_000L;

    /** Of so many clients the last command is known. */
    private static final int MAX_CLIENTS = 64;

    private final Simulation simulation;

    /** Gives nodes that are added the disk under them, by id. */
    private final IntFunction<Disk> disks;

    private RandomStream chance;
    private Counters mark = Counters.ZERO;
    private Deeds deeds = Deeds.NONE;
    private @Nullable Call lastCall;

    /** The last command of each client, by its name and by what the trace calls it. */
    private final Map<String, Call> lastCalls = new LinkedHashMap<>();

    private boolean violationExcused;

    /** What was given, and waits or has an answer that nobody has taken. */
    private final Waits waits;

    private long tickets;

    /** How many commands have changed something. */
    private long commands;

    /**
     * The moment at which a simulation begins.
     *
     * @param disks gives nodes that are added the disk under them, by id; it may throw a {@link
     *     raftarium.disk.StorageException}
     */
    public Moment(Simulation simulation, IntFunction<Disk> disks) {
        this.simulation = simulation;
        this.disks = disks;
        chance = firstChance(simulation.config());
        waits = new Waits(this);
    }

    /** What commands draw from where none has drawn yet. */
    public static RandomStream firstChance(SimulationConfig config) {
        return RandomStream.of(config.seed(), "commands, resumed " + config.resumed());
    }

    private Moment(Moment other, Simulation simulation, IntFunction<Disk> disks) {
        this.simulation = simulation;
        this.disks = disks;
        chance = other.chance.copy();
        mark = other.mark;
        deeds = other.deeds;
        other.lastCalls.forEach((client, call) -> lastCalls.put(client, call.in(simulation)));
        lastCall = other.lastCall == null ? null : other.lastCall.in(simulation);
        violationExcused = other.violationExcused;
        tickets = other.tickets;
        commands = other.commands;
        waits = other.waits.copy(this);
    }

    /** An independent copy, on disks in memory, that goes on identically. Of the owner's thread. */
    public Moment copy() {
        return new Moment(this, simulation.copy(), node -> new MemoryDisk());
    }

    /** The same, to be kept for long: the trace has none of the events so far. */
    public Moment copyToKeep() {
        return new Moment(this, simulation.copyToKeep(), node -> new MemoryDisk());
    }

    /**
     * The same, on disks that hold what is durable already.
     *
     * @param mirrors gives each node, by id, the disk under it
     * @param others gives nodes that are added the disk under them
     */
    public Moment copyOnto(IntFunction<@Nullable Disk> mirrors, IntFunction<Disk> others) {
        return new Moment(this, simulation.copyOnto(mirrors), others);
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
    boolean goesOn(long limitNanos) {
        return !simulation.isStopped()
                && (simulation.nowNanos() < limitNanos || simulation.nextNanos() <= limitNanos);
    }

    /** Executes the next action if it is due by the limit; else returns false. */
    public boolean step(long limitNanos) {
        boolean executed = simulation.step(limitNanos);
        if (executed) {
            waits.ask();
        }
        return executed;
    }

    /** Lets the time pass in which nothing happens; not beyond the next action. */
    public void passTo(long timeNanos) {
        if (timeNanos > simulation.nowNanos()) {
            simulation.advanceTo(timeNanos);
            waits.ask();
        }
    }

    /** Lets time pass until then, and only then asks what is waited for. */
    public void run(long timeNanos) {
        simulation.runUntil(timeNanos);
        waits.ask();
    }

    /** Lets time pass until no command waits any more. */
    public void settle() {
        while (waits.isAny()) {
            long limitNanos = waits.limitNanos();
            if (waits.areOfTime()) {
                run(limitNanos);
            } else if (!step(limitNanos)) {
                passTo(limitNanos);
            }
        }
    }

    // What is given.

    /**
     * Has a command done, now.
     *
     * @return the number by which its answer is asked for
     */
    public long give(Command command) {
        give(++tickets, command);
        return tickets;
    }

    /** The same, with a number that no other command has here. */
    public void give(long ticket, Command command) {
        boolean stood = simulation.isStopped();
        simulation.command(command.changes() ? commands + 1 : 0);
        Answer answer = answer(command);
        boolean isRefused = answer instanceof Answer.Refused || answer instanceof Answer.Mistake;
        boolean stops = !stood && simulation.isStopped();
        boolean changes = command.changes() && (!isRefused || stops);
        commands += changes ? 1 : 0;
        count(command, changes);
        // What others wait for may have come by that.
        waits.ask();
        waits.add(ticket, answer);
    }

    /** What only judges is no deed. */
    private void count(Command command, boolean changes) {
        if (command instanceof CheckCommand || !command.changes()) {
            return;
        }
        deeds = changes ? deeds.with(Commands.word(command)) : deeds.withRefused();
    }

    /**
     * Once the state machine has failed nothing is done: what it was at is half done. If it fails
     * in what only looks or waits, the cluster is as it was.
     */
    private Answer answer(Command command) {
        MachineException before = simulation.failure();
        if (before != null && command.changes()) {
            return new Answer.Refused(standing(before));
        }
        try {
            return command.applyTo(this);
        } catch (MachineException mistake) {
            if (command.changes()) {
                simulation.stop(mistake);
            }
            return new Answer.Mistake(
                    command.changes() ? standing(mistake) : String.valueOf(mistake.getMessage()));
        }
    }

    /** The state machine has failed outside of time and commands: in being copied. */
    public void stop(MachineException mistake) {
        simulation.stop(mistake);
        waits.ask();
    }

    /** What is said where the state machine has failed. */
    public static String standing(MachineException failure) {
        return failure.getMessage() + ": the clock stands";
    }

    /** What is waited for, and what was said. */
    public Waits waits() {
        return waits;
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

    /** From now on other chance decides: see {@link OtherChance}. */
    void renewChance(long number) {
        chance = OtherChance.in(simulation, number);
    }

    /** Sets the counters to zero. */
    void mark() {
        mark = simulation.counters();
        deeds = Deeds.NONE;
    }

    @Override
    public Counters counters() {
        return simulation.counters().since(mark);
    }

    @Override
    public @Nullable Call lastCall() {
        return lastCall;
    }

    @Override
    public Deeds deeds() {
        return deeds;
    }

    @Override
    public Optional<Call> lastCallOf(String client) {
        return Optional.ofNullable(lastCalls.get(client));
    }

    /** A client asks; the commands of those that asked longest ago are forgotten. */
    void setLastCallOf(String client, Call call) {
        lastCalls.remove(client);
        lastCalls.put(client, call);
        if (lastCalls.size() > MAX_CLIENTS) {
            lastCalls.remove(lastCalls.keySet().iterator().next());
        }
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

    /**
     * More machines, up to that id, each on an empty disk of its own; they belong to no cluster
     * yet. If one has no disk, none is added.
     */
    void addNodes(int last) {
        List<Disk> empty = IntStream.rangeClosed(simulation.nodes() + 1, last)
                .mapToObj(disks)
                .toList();
        empty.forEach(simulation.operator()::addHost);
    }
}
