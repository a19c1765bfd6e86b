package raftarium.check.history;

/** A limit of the search is reached: it can't be said whether the history is linearizable. */
final class LimitException extends Exception {
    private static final long serialVersionUID = 1;

    LimitException(String message) {
        super(message, null, false, false);
    }
}
