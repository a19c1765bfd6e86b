package raftarium.check.torture;

/** What kind of faults a seed injects. */
enum Nemesis {
    /** A steady load and a fault every second or so. */
    CALM,
    /** A fault every fifth of a second, and several at a time in force. */
    STORM,
    /** Faults at single events: between a vote and its answer, a write and its sync. */
    SINGLE_EVENTS,
    /** Leaders are cut off and replaced; clients still read from them; clocks drift. */
    STALE_LEADERS,
    /** Members come and go. */
    MEMBERS,
    /** Disks are slow, full, or damaged. */
    DISKS
}
