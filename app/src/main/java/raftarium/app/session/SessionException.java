package raftarium.app.session;

/** A session can't be opened; the message says in one line what, where and what would be right. */
public final class SessionException extends Exception {
    private static final long serialVersionUID = 1L;

    public SessionException(String message) {
        super(message);
    }
}
