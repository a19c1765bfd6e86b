package raftarium.app;

/** The program can't be used like this; the message says in one line what would be right. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
