package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.command.Moment;
import raftarium.session.Search;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

import java.io.IOException;

/** What the commands work on: the session that is open, whichever that is by then. */
final class Desk {
    private final Playground playground;
    private boolean left;
    private @Nullable CockpitDoor door;

    private Patience patience = Patience.ENDLESS;

    private final Story story = new Story();
    private final CauseTravel causes = new CauseTravel();

    /** The cockpit is open. */
    private boolean inCockpit;

    Desk(Playground playground) {
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

    /** Nothing has changed where somebody has broken off what takes long. */
    void checkPatience() throws MistakeException {
        if (!patience.lasts()) {
            throw MistakeException.ofTheMoment("broken off");
        }
    }

    /** What was looked for; null if somebody has broken that off. */
    Moment unlessBrokenOff(@Nullable Moment found) throws MistakeException {
        if (found == null) {
            throw MistakeException.ofTheMoment("broken off");
        }
        return found;
    }

    /** Says who waits for what takes long. */
    void setPatience(Patience other) {
        patience = other;
    }

    /** The past is about to be searched: on all cores. */
    Search search() {
        patience.begins();
        return new Searching(patience, Runtime.getRuntime().availableProcessors());
    }

    /** Somebody said exit. */
    void leave() {
        left = true;
    }

    /** Where the cockpit can be opened from here. */
    void setDoor(CockpitDoor other) {
        door = other;
    }

    /** This is the cockpit. */
    void stayInCockpit() {
        inCockpit = true;
    }

    /** Opens the cockpit, and returns when it is left. */
    void openCockpit() throws MistakeException {
        if (inCockpit) {
            throw MistakeException.ofTheMoment("this is the cockpit already: q leaves it");
        } else if (door == null) {
            throw MistakeException.ofTheMoment(
                    "there is no terminal for the cockpit here: 'tui' opens it from the prompt");
        }
        session();
        inCockpit = true;
        try {
            door.open();
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
