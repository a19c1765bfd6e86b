package raftarium.sim;

/** Something that the clock will do at a time: plain data, so that a simulation can be copied. */
sealed interface Action permits Packet, Action.Wake, Action.Synced, Action.ClientTimer {
    /** A node's timer may be over. {@code number} tells the newest wake-up from outdated ones. */
    record Wake(int node, long number) implements Action {}

    /** A node's write reaches its disk. {@code run} counts the node's starts. */
    record Synced(int node, int run) implements Action {}

    /** A client's timer: the next attempt, or the next command of a load. */
    record ClientTimer(int client, long number) implements Action {}
}
