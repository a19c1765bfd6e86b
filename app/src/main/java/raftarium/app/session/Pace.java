package raftarium.app.session;

/** How virtual time passes beside real time, where somebody watches. */
public interface Pace {
    /** As fast as the machine goes. */
    Pace FREE = virtualNanos -> true;

    /**
     * Waits until that virtual time may come. While it waits, other commands may be carried out, so
     * that an earlier event may be due afterwards.
     *
     * @return false if the wait was broken off: then the command that waits ends
     */
    boolean reach(long virtualNanos);

    /** Whether a command that waits for no time may go on, or was broken off. */
    default boolean goesOn() {
        return true;
    }
}
