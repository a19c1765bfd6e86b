package raftarium.app.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Command;
import raftarium.command.RuleCommand;
import raftarium.disk.StorageException;
import raftarium.machine.MachineException;
import raftarium.session.SavedSession;
import raftarium.session.SearchContext;
import raftarium.words.MistakeException;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where sessions follow each other: the one that is open, and what the command line said for those
 * that say nothing themselves. The first opens when it is first needed, so that a script that
 * begins with {@code new} opens one only.
 */
public final class Playground implements AutoCloseable {
    private SessionOptions defaults;

    /** What holds of every session, whatever it says itself. */
    private final SessionOptions forced;

    /** The directories whose clusters were made here: they may be made again. */
    private final Set<DataChoice> made = new HashSet<>();

    private Pace pace = Pace.STOPPED;
    private @Nullable Session session;
    private boolean unexcused;
    private boolean withoutRefusedDisks;

    /** Whether somebody may go back. */
    private boolean travels = true;

    private Consumer<Session> leaving = any -> {};
    private Consumer<MachineException> failures = any -> {};
    private @Nullable MachineException failureTold;

    /** What isn't said of a session comes from {@code defaults}. */
    public Playground(SessionOptions defaults) {
        this(defaults, SessionOptions.DEFAULT);
    }

    /** The same, but every session has this seed, even one that says another. */
    public Playground(SessionOptions defaults, long seed) {
        this(defaults, SessionOptions.DEFAULT.withSeed(seed));
    }

    /**
     * The same, but {@code forced} holds of every session, even of one that says something else;
     * and rules that are off there stay off.
     */
    public Playground(SessionOptions defaults, SessionOptions forced) {
        this.defaults = forced.over(defaults);
        this.forced = forced;
    }

    /** What is given in place of a command, so that what is forced holds. */
    public Command asForced(Command command) {
        return command instanceof RuleCommand rule && forced.cluster().off().contains(rule.rule())
                ? new RuleCommand(rule.rule(), false)
                : command;
    }

    /**
     * The first session is opened though disks of members are refused: somebody is there who can
     * remove them and add others.
     */
    public void openWithoutRefusedDisks() {
        withoutRefusedDisks = true;
    }

    /** Nobody goes back in the sessions that are opened: so nothing need be kept for that. */
    public void stayInThePresent() {
        travels = false;
    }

    /** Somebody wants to keep sessions: is told of each before it ends. */
    public void whenLeft(Consumer<Session> listener) {
        leaving = listener;
    }

    /** Somebody wants to know what state machines throw, each once, when a line has ended. */
    public void whenMachinesFail(Consumer<MachineException> listener) {
        failures = listener;
    }

    /** A line has ended. */
    public void lineEnded() {
        Session open = session;
        MachineException failure = open == null ? null : open.simulation().failure();
        if (failure != null && failure != failureTold) {
            failureTold = failure;
            failures.accept(failure);
        }
    }

    /** Does something in which sessions have other defaults. */
    public void within(SessionOptions others, Runnable doing) {
        SessionOptions usual = defaults;
        defaults = others;
        try {
            doing.run();
        } finally {
            defaults = usual;
        }
    }

    /** What isn't said of a session comes from there. */
    public SessionOptions defaults() {
        return defaults;
    }

    /** The session; opened now if none is. */
    public Session session() throws SessionException {
        Session open = session;
        if (open != null) {
            return open;
        }
        return adopt(
                withoutRefusedDisks
                        ? Session.openWithoutRefusedDisks(defaults)
                        : Session.open(defaults));
    }

    /** The session if one is open. */
    public @Nullable Session openSession() {
        return session;
    }

    /**
     * Ends the session and begins another.
     *
     * @param options what is said of it; for the rest the command line's word holds
     * @param overwrite whether a data directory that holds a cluster is emptied
     * @throws SessionException if it can't be opened; or it is open, and the one before could not
     *     store its end
     */
    public Session renew(SessionOptions options, boolean overwrite) throws SessionException {
        SessionOptions wanted = forced.over(options.over(defaults));
        boolean mayOverwrite = overwrite || wanted.data() != null && made.contains(wanted.data());
        Session old = session;
        if (old != null
                && wanted.data() instanceof DataChoice.Directory directory
                && directory.equals(old.options().data())) {
            // It must be let go of first; so what could be refused is refused before.
            SessionOpener.check(wanted.cluster());
            if (!mayOverwrite) {
                throw SessionOpener.holdsACluster(directory.path());
            }
            left(old);
            old.letGo();
        }
        Session opened = Session.openNew(wanted, mayOverwrite);
        if (old == null || session != old) {
            return adopt(opened);
        }
        return follow(old, opened, "begun");
    }

    /** One session follows another, whose end is stored. */
    private Session follow(Session old, Session opened, String how) throws SessionException {
        left(old);
        try {
            old.close();
            return adopt(opened);
        } catch (StorageException trouble) {
            adopt(opened);
            throw new SessionException(how + ", but " + trouble.getMessage());
        }
    }

    /**
     * Ends the session and goes on with one that was saved, on disks in memory; its clock stands.
     *
     * @throws MistakeException if something else comes of it than when it was saved, or it was
     *     broken off; the session before is still open
     * @throws SessionException if it can't be opened, and the session before still is; or it is
     *     open, and the one before could not store its end
     */
    public Session open(SavedSession saved, SearchContext search)
            throws SessionException, MistakeException {
        Session opened = Session.restored(saved, search);
        Session old = session;
        try {
            return old == null ? adopt(opened) : follow(old, opened, "opened");
        } finally {
            setPace(Pace.STOPPED);
        }
    }

    private void left(Session old) {
        leaving.accept(old);
        pace = old.pace();
        session = null;
        unexcused |= old.timeline().hasUnexcusedViolation();
    }

    private Session adopt(Session opened) {
        if (!opened.isResumed() && opened.options().data() instanceof DataChoice.Directory place) {
            made.add(place);
        }
        opened.setPace(pace);
        if (!travels) {
            opened.timeline().stopRecording();
        }
        session = opened;
        return opened;
    }

    /** How fast sessions play from now on. */
    public void setPace(Pace other) {
        pace = other;
        Session open = session;
        if (open != null) {
            open.setPace(other);
        }
    }

    /** Whether a property was broken, in this session or an earlier one, that nobody expected. */
    public boolean hasUnexcusedViolation() {
        Session open = session;
        return unexcused || open != null && open.timeline().hasUnexcusedViolation();
    }

    /**
     * Ends the session that is open.
     *
     * @throws StorageException if its end can't be stored; it has ended all the same
     */
    @Override
    public void close() {
        Session open = session;
        if (open != null) {
            left(open);
            open.close();
        }
    }
}
