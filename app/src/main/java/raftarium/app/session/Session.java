package raftarium.app.session;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.HistoryRecorder;
import raftarium.disk.StorageException;
import raftarium.raft.RandomStream;
import raftarium.sim.Call;
import raftarium.sim.ClusterView;
import raftarium.sim.Counters;
import raftarium.sim.Event;
import raftarium.sim.Simulation;
import raftarium.storage.ClusterFile;
import raftarium.storage.Home;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A simulation with all that makes it what it is: its options, its seed and its commands, each with
 * its time. The same session is the same trace. One thread at a time.
 */
public final class Session implements Situation, AutoCloseable {
    /** The commands that are kept; older ones are let go. */
    private static final int MAX_RECORDED = 100_000;

    /** And how many characters of them. */
    private static final long MAX_RECORDED_CHARACTERS = 8 << 20;

    /** No command waits longer than to here: timers are set beyond it. */
    private static final long MAX_NANOS = 9_000_000_000_000_000_000L;

    /**
     * A command that was carried out.
     *
     * @param atNanos the virtual time at which it began
     * @param executed how many events had been executed by then: a step may stop between events of
     *     one time
     * @param line the command as typed
     */
    public record Recorded(long atNanos, long executed, String line) {}

    private final SessionOptions options;
    private final Home home;
    private final Simulation simulation;
    private final StoredTime storedTime;
    private final boolean resumed;
    private final List<String> refused;
    private RandomStream chance;
    private final ArrayDeque<Recorded> recording = new ArrayDeque<>();
    private long recordedCharacters;
    private Pace pace = Pace.FREE;
    private double speed;
    private Counters mark = Counters.ZERO;
    private @Nullable Call lastCall;
    private boolean violationExcused;

    Session(
            SessionOptions options,
            Home home,
            Simulation simulation,
            StoredTime storedTime,
            boolean resumed,
            List<String> refused) {
        this.options = options;
        this.home = home;
        this.simulation = simulation;
        this.storedTime = storedTime;
        this.resumed = resumed;
        this.refused = List.copyOf(refused);
        chance = RandomStream.of(
                seed(), "commands, resumed " + simulation.config().resumed());
    }

    /**
     * Opens a session: a new one, or the one that its data directory holds.
     *
     * @throws SessionException if the options don't fit, or the directory is in use or damaged
     */
    public static Session open(SessionOptions options) throws SessionException {
        return SessionOpener.open(options, SessionOpener.Found.RESUME);
    }

    /**
     * The same; but members whose disks are refused, though not all, are failed, and their disks
     * are left as they are: {@link #refused} tells of them.
     *
     * @throws SessionException as above
     */
    public static Session openWithoutRefusedDisks(SessionOptions options) throws SessionException {
        return SessionOpener.open(options, SessionOpener.Found.RESUME_WITHOUT_REFUSED_DISKS);
    }

    /**
     * Opens a new session.
     *
     * @param overwrite whether a cluster that its data directory holds is deleted first
     * @throws SessionException as above; and if there is a cluster that may not be deleted
     */
    public static Session openNew(SessionOptions options, boolean overwrite)
            throws SessionException {
        return SessionOpener.open(
                options, overwrite ? SessionOpener.Found.OVERWRITE : SessionOpener.Found.REFUSE);
    }

    /** What it was opened with. */
    public SessionOptions options() {
        return options;
    }

    /** Where its disks are; null: in memory. */
    public @Nullable Path directory() {
        return home.directory();
    }

    @Override
    public Simulation simulation() {
        return simulation;
    }

    /** What clients asked and were answered; the newest of it. */
    public HistoryRecorder history() {
        return simulation.observer(HistoryRecorder.class).orElseThrow();
    }

    /** The seed, given or drawn. */
    public long seed() {
        return simulation.config().seed();
    }

    @Override
    public RandomStream chance() {
        return chance;
    }

    @Override
    public void setChance(RandomStream other) {
        chance = other;
    }

    /** Whether it goes on from a data directory. */
    public boolean isResumed() {
        return resumed;
    }

    /** Of members that couldn't start when it was opened: a line each, why, and what to do. */
    public List<String> refused() {
        return refused;
    }

    /** Everything, as it is now. */
    public ClusterView view() {
        return simulation.view();
    }

    /** Keeps a command that is about to be carried out. */
    public void record(String line) {
        recording.add(new Recorded(simulation.nowNanos(), simulation.executed(), line));
        recordedCharacters += line.length();
        while (recording.size() > MAX_RECORDED || recordedCharacters > MAX_RECORDED_CHARACTERS) {
            recordedCharacters -= recording.removeFirst().line().length();
        }
    }

    /** The commands so far, oldest first. */
    public List<Recorded> recording() {
        return List.copyOf(recording);
    }

    // Time.

    /** How time passes while a command waits. */
    public void setPace(Pace other) {
        pace = other;
    }

    /** Virtual seconds a real second while it plays; 0: it stands; infinite: as fast as it goes. */
    public double speed() {
        return speed;
    }

    /** Sets that speed. */
    public void setSpeed(double other) {
        speed = other;
    }

    /** The time so much later; virtual time ends after some 280 years. */
    public long after(long nanos) {
        long now = simulation.nowNanos();
        return now > MAX_NANOS - nanos ? Math.max(now, MAX_NANOS) : now + nanos;
    }

    /** Lets time pass until then. Returns false if it was broken off, or a violation stopped it. */
    public boolean advanceTo(long timeNanos) {
        if (pace == Pace.FREE) {
            runUntil(timeNanos);
            return simulation.violation() == null;
        }
        return advanceUntil(() -> false, timeNanos) || simulation.nowNanos() >= timeNanos;
    }

    /** In parts, of which each ends where a later time has to be stored before it goes on. */
    private void runUntil(long timeNanos) {
        do {
            storedTime.reach(simulation, timeNanos);
            simulation.runUntil(Math.min(timeNanos, storedTime.dueNanos()));
        } while (simulation.nowNanos() < timeNanos && simulation.violation() == null);
    }

    /**
     * Lets time pass until {@code done} holds, asked now and after each event, at most until the
     * limit.
     *
     * @return whether it holds
     */
    public boolean advanceUntil(BooleanSupplier done, long limitNanos) {
        while (!done.getAsBoolean()) {
            long next = Math.min(simulation.nextNanos(), limitNanos);
            if (simulation.violation() != null
                    || simulation.nowNanos() >= limitNanos && simulation.nextNanos() > limitNanos
                    || !pace.reach(next)) {
                return false;
            }
            if (!step(next)) {
                passTo(next);
            }
        }
        return true;
    }

    /** Executes the next event if it is due by the limit; else returns false. */
    public boolean step(long limitNanos) {
        storedTime.reach(simulation, limitNanos);
        return simulation.step(limitNanos);
    }

    /** Executes so many events; fewer if no more are left, or it was broken off. */
    public void steps(long count) {
        long left = count;
        while (left > 0 && pace.goesOn() && step(Long.MAX_VALUE)) {
            left--;
        }
    }

    /**
     * Executes events until one of those that they put into the trace is wanted, or a property is
     * broken.
     *
     * @return false if there was none by the limit, or it was broken off
     */
    public boolean stepTo(Predicate<Event> wanted, long limitNanos) {
        while (pace.goesOn() && simulation.violation() == null) {
            long before = simulation.trace().count();
            if (!step(limitNanos)) {
                return false;
            }
            if (simulation.trace().since(before).stream().anyMatch(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Lets the time pass in which nothing happens; not beyond the next event. */
    public void passTo(long timeNanos) {
        storedTime.reach(simulation, timeNanos);
        simulation.advanceTo(timeNanos);
    }

    // Figures.

    /** Sets the counters to zero. */
    public void mark() {
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
    public void setLastCall(Call call) {
        lastCall = call;
    }

    /** The violation there is was expected. */
    public void excuseViolation() {
        violationExcused = true;
    }

    /** Whether a property is broken that nobody expected to be. */
    public boolean hasUnexcusedViolation() {
        return simulation.violation() != null && !violationExcused;
    }

    /**
     * One more machine, on an empty disk of its own; it belongs to no cluster yet.
     *
     * @throws SessionException if there is no place for its disk: then there is no such machine
     */
    public void addNode() throws SessionException {
        int node = simulation.nodes() + 1;
        ClusterFile stored = Objects.requireNonNull(home.cluster(), "stored when it was opened");
        try {
            if (stored.nodes() < node) {
                storedTime.store(stored.withNodes(node), simulation.nowNanos());
            }
            simulation.operator().addHost(home.disk(node));
        } catch (StorageException trouble) {
            throw new SessionException(String.valueOf(trouble.getMessage()));
        }
    }

    /**
     * Stores the time and lets go of the disks, of all of them whatever fails.
     *
     * @throws StorageException what failed first
     */
    @Override
    public void close() {
        try {
            storedTime.end(simulation.nowNanos());
        } finally {
            letGo();
        }
    }

    /** Lets go of the disks, whose cluster is to be deleted. */
    void letGo() {
        try {
            simulation.close();
        } finally {
            home.close();
        }
    }
}
