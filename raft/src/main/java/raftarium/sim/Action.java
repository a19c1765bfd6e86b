package raftarium.sim;

/** Something that the clock will do at a time: plain data, so that a simulation can be copied. */
sealed interface Action permits Packet, Action.Wake, Action.Synced, Action.ClientTimer {
    /**
     * A node's timer may be over.
     *
     * @param run counts the node's starts
     * @param number tells the newest wake-up from outdated ones
     */
    record Wake(int node, int run, long number) implements Action {}

    /**
     * A node's write reaches its disk.
     *
     * @param run counts the node's starts
     * @param reached whether it has reached it, and only the node doesn't know yet
     */
    record Synced(int node, int run, boolean reached) implements Action {}

    /** A client's timer: the next attempt, or the next command of a load. */
    record ClientTimer(int client, long number) implements Action {}
}
