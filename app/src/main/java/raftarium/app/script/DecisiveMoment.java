package raftarium.app.script;

import raftarium.app.session.Session;
import raftarium.session.SessionWriter;
import raftarium.words.MistakeException;

/**
 * The session of a script as it was when it mattered: where an expectation first failed, or a
 * property was broken, or else at the script's end. It is a text, as it is saved.
 */
final class DecisiveMoment {
    private String failed = "";
    private String violated = "";

    /** An expectation doesn't hold. */
    void failed(Session session) {
        failed = failed.isEmpty() ? text(session) : failed;
    }

    /** A property is broken: that may be expected. */
    void violated(Session session) {
        violated = violated.isEmpty() ? text(session) : violated;
    }

    /** What came of it, where it ends. */
    String at(Session end) {
        if (!failed.isEmpty()) {
            return failed;
        }
        return violated.isEmpty() ? text(end) : violated;
    }

    /** "" if it can't be saved. */
    private static String text(Session session) {
        try {
            return SessionWriter.text(session.saved());
        } catch (MistakeException none) {
            return "";
        }
    }
}
