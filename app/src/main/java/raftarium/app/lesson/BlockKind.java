package raftarium.app.lesson;

/** What a block of commands is for. */
enum BlockKind {
    /** It begins a cluster, whose seed it says. */
    SETUP,
    /** It may begin a cluster, whose seed it says then. */
    SETUP_OF_STEP,
    /** It goes on with the cluster that there is. */
    GOES_ON
}
