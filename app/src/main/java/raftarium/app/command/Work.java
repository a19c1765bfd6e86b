package raftarium.app.command;

/**
 * A line or a script that is carried out: from command to command, and where one waits it stands
 * until whoever owns the clock has let enough time pass. Of the thread that owns the session.
 */
public interface Work {
    /** Whether it has ended. */
    boolean isOver();

    /**
     * Goes on if what it waits for has come, or can't come any more.
     *
     * @return whether it went on
     */
    boolean goOn();

    /** Whether it waits for somebody, and not for time to pass. */
    default boolean stands() {
        return false;
    }

    /** What it waits for won't come, and nothing more of it is carried out. */
    void breakOff();
}
