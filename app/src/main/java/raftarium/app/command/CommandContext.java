package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.command.Moment;
import raftarium.session.SearchContext;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

import java.io.IOException;

/** What the commands work on: the session that is open, whichever that is by then. */
final class CommandContext {
    private final Playground playground;
    private boolean left;
    private @Nullable CockpitEntry cockpit;

    private ProgressMonitor monitor = ProgressMonitor.ENDLESS;

    private final Story story = new Story();
    private final CauseTravel causes = new CauseTravel();

    /** The cockpit is open. */
    private boolean inCockpit;

    CommandContext(Playground playground) {
        this.playground = playground;
    }

    /** What has happened, in words. */
    Story story() {
        return story;
    }

    /** The way back to causes. */
    CauseTravel causes() {
        return causes;
    }

    /** Throws if somebody has broken off what takes long. */
    void checkNotBrokenOff() throws MistakeException {
        if (!monitor.lasts()) {
            throw brokenOff();
        }
    }

    /** What a search returned, unless that is null: then somebody has broken it off. */
    Moment unlessBrokenOff(@Nullable Moment found) throws MistakeException {
        if (found == null) {
            throw brokenOff();
        }
        return found;
    }

    private static MistakeException brokenOff() {
        return MistakeException.ofTheMoment("broken off");
    }

    /** Says who waits for what takes long. */
    void setMonitor(ProgressMonitor other) {
        monitor = other;
    }

    /** The past is about to be searched: on all cores. */
    SearchContext search() {
        monitor.begins();
        return new ParallelSearch(monitor, Runtime.getRuntime().availableProcessors());
    }

    /** What is asked of the past is found, or broken off, even if nothing had to be searched. */
    void searched() {
        monitor.isOver();
    }

    /** Somebody said exit. */
    void leave() {
        left = true;
    }

    /** Where the cockpit can be opened from here. */
    void setCockpit(CockpitEntry other) {
        cockpit = other;
    }

    /** This is the cockpit. */
    void stayInCockpit() {
        inCockpit = true;
    }

    /** Opens the cockpit, and returns when it is left. */
    void openCockpit() throws MistakeException {
        if (inCockpit) {
            throw MistakeException.ofTheMoment("this is the cockpit already: q leaves it");
        } else if (cockpit == null) {
            throw MistakeException.ofTheMoment(
                    "there is no terminal for the cockpit here: 'tui' opens it from the prompt");
        }
        session();
        inCockpit = true;
        try {
            cockpit.open();
        } catch (IOException | SessionException trouble) {
            throw MistakeException.ofTheMoment("no cockpit here: " + trouble.getMessage());
        } finally {
            inCockpit = false;
        }
    }

    boolean hasLeft() {
        return left;
    }

    Playground playground() {
        return playground;
    }

    Session session() throws MistakeException {
        try {
            return playground.session();
        } catch (SessionException trouble) {
            throw new MistakeException(String.valueOf(trouble.getMessage()));
        }
    }

    Moment moment() throws MistakeException {
        return session().moment();
    }

    Simulation simulation() throws MistakeException {
        return session().simulation();
    }
}
