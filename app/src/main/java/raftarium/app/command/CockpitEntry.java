package raftarium.app.command;

import raftarium.app.session.SessionException;

import java.io.IOException;

/** The way from where lines are typed to the cockpit. */
public interface CockpitEntry {
    /**
     * Shows the session that is open, and returns when the watcher has left.
     *
     * @throws IOException if there is no terminal to draw on, or it fails
     * @throws SessionException if no session is open, nor can be opened
     */
    void open() throws IOException, SessionException;
}
