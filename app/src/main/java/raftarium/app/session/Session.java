package raftarium.app.session;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.HistoryRecorder;
import raftarium.command.ClusterSpec;
import raftarium.command.Moment;
import raftarium.disk.Disk;
import raftarium.disk.DiskException;
import raftarium.disk.StorageException;
import raftarium.machine.MachineType;
import raftarium.session.SavedSession;
import raftarium.session.SearchContext;
import raftarium.session.SessionFiles;
import raftarium.session.Timeline;
import raftarium.sim.ClusterView;
import raftarium.sim.Simulation;
import raftarium.sim.SimulationConfig;
import raftarium.storage.ClusterFile;
import raftarium.storage.Home;
import raftarium.words.MistakeException;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A cluster with its options, the timeline of what was done to it, and the files under its disks.
 * The same session is the same trace. One thread at a time.
 */
public final class Session implements AutoCloseable {
    /** What moments that are kept may take in all. */
    private static final long BUDGET_BYTES =
            Math.min(128 << 20, Runtime.getRuntime().maxMemory() / 4);

    private final SessionOptions options;
    private final Home home;
    private final Timeline timeline;
    private final StoredTime storedTime;

    /** What it went on from. */
    private final Optional<SavedSession.Resumed> resumed;

    private final List<String> refused;
    private Pace pace = Pace.STOPPED;

    /** It was saved, and opened again. */
    private boolean restored;

    Session(
            SessionOptions options,
            Home home,
            Simulation simulation,
            StoredTime storedTime,
            Optional<SavedSession.Resumed> resumed,
            List<String> refused) {
        this.options = options;
        this.home = home;
        Moment start = new Moment(simulation, this::diskOfNewNode);
        timeline = new Timeline(start, new OwnFiles(), BUDGET_BYTES);
        this.storedTime = storedTime;
        this.resumed = resumed;
        this.refused = List.copyOf(refused);
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

    /**
     * Opens a session that was saved, where it was then, on disks in memory.
     *
     * @throws SessionException if its options don't fit
     * @throws MistakeException if something else comes of it than when it was saved, or it was
     *     broken off
     */
    public static Session restored(SavedSession saved, SearchContext search)
            throws SessionException, MistakeException {
        Session opened = SessionOpener.begin(saved);
        boolean isRestored = false;
        try {
            opened.timeline.restore(saved, ProgramVersion.text(), search);
            opened.restored = true;
            isRestored = true;
            return opened;
        } finally {
            if (!isRestored) {
                opened.letGo();
            }
        }
    }

    /**
     * All of it, to be written.
     *
     * @throws MistakeException if it can't be kept; it says why
     */
    public SavedSession saved() throws MistakeException {
        SimulationConfig config = simulation().config();
        boolean isKnown = resumed.isEmpty() || resumed.get().disks().size() == config.nodes();
        if (!refused.isEmpty() || !isKnown) {
            throw MistakeException.ofTheMoment(
                    "a disk was refused when it was opened, and what is on it can't be saved");
        }
        ClusterSpec spec = options.cluster()
                .withNodes(config.nodes())
                .withSeed(config.seed())
                .withMachine(
                        config.machine().equals(MachineType.KV)
                                ? options.cluster().machine()
                                : config.machine());
        return timeline.saved(ProgramVersion.text(), spec, resumed);
    }

    /** What it was opened with. */
    public SessionOptions options() {
        return options;
    }

    /** Where its disks are; null: in memory. */
    public @Nullable Path directory() {
        return home.directory();
    }

    /** The cluster as it is now, with all that commands keep beside it. */
    public Moment moment() {
        return timeline.present();
    }

    /** Its time, which goes both ways. */
    public Timeline timeline() {
        return timeline;
    }

    /** The cluster. */
    public Simulation simulation() {
        return timeline.present().simulation();
    }

    /** What clients asked and were answered; the newest of it. */
    public HistoryRecorder history() {
        return simulation().observer(HistoryRecorder.class).orElseThrow();
    }

    /** The seed, given or drawn. */
    public long seed() {
        return simulation().config().seed();
    }

    /** Whether it goes on from a data directory. */
    public boolean isResumed() {
        return resumed.isPresent();
    }

    /** Whether it was saved before, and opened where it was then. */
    public boolean isRestored() {
        return restored;
    }

    /** Of members that couldn't start when it was opened: a line each, why, and what to do. */
    public List<String> refused() {
        return refused;
    }

    /** Everything, as it is now. */
    public ClusterView view() {
        return simulation().view();
    }

    // Time.

    /** Virtual seconds a real second while it plays; 0: it stands; infinite: as fast as it goes. */
    public double speed() {
        return pace.now(simulation());
    }

    /** The same as it was set. */
    public Pace pace() {
        return pace;
    }

    /** Sets that speed. */
    public void setPace(Pace other) {
        pace = other;
        timeline.tryAgain();
    }

    /** A clock that can't go on stands, until it is made to play again. */
    private boolean passed(boolean more) {
        if (timeline.isHindered() || simulation().failure() != null) {
            pace = Pace.STOPPED;
        }
        return more;
    }

    /**
     * Lets time pass to the next action, or as far as {@link Timeline#pass} says.
     *
     * @return false if there is nothing more to do by the limit
     */
    public boolean pass(long limitNanos) {
        storedTime.reach(simulation(), Math.min(limitNanos, moment().waits().limitNanos()));
        return passed(timeline.pass(limitNanos));
    }

    /**
     * The same where nobody watches what happens meanwhile: as much time at once as that allows.
     */
    public void passUnseen() {
        long limitNanos = moment().waits().limitNanos();
        storedTime.reach(simulation(), limitNanos);
        if (timeline.run(Math.min(limitNanos, storedTime.dueNanos()))) {
            passed(true);
        } else {
            pass(Long.MAX_VALUE);
        }
    }

    /** Lets time pass until then, unless a violation stops it. */
    public void advanceTo(long timeNanos) {
        boolean more = true;
        while (more) {
            more = pass(timeNanos);
        }
    }

    /** Executes the next action if it is due by the limit; else returns false. */
    public boolean step(long limitNanos) {
        storedTime.reach(simulation(), limitNanos);
        return passed(timeline.step(limitNanos));
    }

    /** Lets the time pass in which nothing happens; not beyond the next action. */
    public void passTo(long timeNanos) {
        storedTime.reach(simulation(), timeNanos);
        timeline.passTo(timeNanos);
        passed(false);
    }

    private Disk diskOfNewNode(int node) {
        ClusterFile stored = Objects.requireNonNull(home.cluster(), "stored when it was opened");
        if (stored.nodes() < node) {
            storedTime.store(stored.withNodes(node), moment().nowNanos());
        }
        return home.disk(node);
    }

    /**
     * Stores the moment that is shown, and lets go of the disks, of all of them whatever fails.
     *
     * @throws StorageException what failed first
     */
    @Override
    public void close() {
        try {
            timeline.stand();
            storedTime.end(moment().nowNanos());
        } finally {
            letGo();
        }
    }

    /** Lets go of the disks, whose cluster is to be deleted. */
    void letGo() {
        try {
            timeline.close();
        } finally {
            home.close();
        }
    }

    /** The files in the directory; in memory there are none. */
    private final class OwnFiles implements SessionFiles {
        /** Not while they are laid already, and nothing stands on them yet. */
        private boolean isWhole = true;

        @Override
        public Moment lay(Moment moment) {
            if (!refused.isEmpty()) {
                throw hindrance(
                        "a disk was refused, and its files stay as they are; 'goto end'"
                                + " goes back",
                        null);
            }
            Simulation then = moment.simulation();
            isWhole = true;
            try {
                storedTime.lay(
                        then.nodes(), then.nowNanos(), node -> then.host(node).durable());
                isWhole = false;
                Moment laid = home.directory() == null
                        ? moment
                        : moment.copyOnto(home::disk, Session.this::diskOfNewNode);
                isWhole = true;
                return laid;
            } catch (StorageException trouble) {
                throw hindrance(String.valueOf(trouble.getMessage()), trouble);
            }
        }

        private DiskException hindrance(String reason, @Nullable StorageException cause) {
            DiskException.Kind kind =
                    cause instanceof DiskException trouble ? trouble.kind() : DiskException.Kind.IO;
            return new DiskException(
                    String.valueOf(home.directory()),
                    "go on from another moment in",
                    kind,
                    reason,
                    cause);
        }

        @Override
        public boolean isWhole() {
            return isWhole && home.isSettled();
        }
    }
}
