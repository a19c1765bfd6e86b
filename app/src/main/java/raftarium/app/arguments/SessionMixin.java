package raftarium.app.arguments;

import picocli.CommandLine.Command;

import raftarium.app.command.SessionUsages;
import raftarium.app.session.SessionOptions;

/** The options of a session, which are those of {@code new}. */
@Command
public final class SessionMixin extends ShapeMixin<SessionOptions> {
    /** Nothing said yet. */
    public SessionMixin() {
        super(SessionUsages.OPTIONS);
    }
}
