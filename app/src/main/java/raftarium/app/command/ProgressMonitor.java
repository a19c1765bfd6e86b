package raftarium.app.command;

/** Whoever waits for what takes long: how long still, and what is told meanwhile. */
@FunctionalInterface
public interface ProgressMonitor {
    /** Nobody breaks anything off. */
    ProgressMonitor ENDLESS = () -> true;

    /** Something begins that may take long. On the thread that carries the command out. */
    default void begins() {}

    /** Whether it is to go on. From any thread, often. */
    boolean lasts();

    /** So much of all is done. On the same thread. */
    default void isAt(long done, long all) {}

    /** It is over. On the same thread. */
    default void isOver() {}
}
