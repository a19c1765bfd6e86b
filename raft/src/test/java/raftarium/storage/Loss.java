package raftarium.storage;

/** What can be wrong with what a crash has left. */
enum Loss {
    /** A term in which a message was sent. */
    TERM,
    /** A vote that was granted or asked for on the strength of one's own. */
    VOTE,
    /** An entry that a leader was told to be stored. */
    ENTRY,
    /** The entries that a leader was told to be stored as a snapshot. */
    SNAPSHOT,
    /** An entry that a leader counted itself for when it called it committed. */
    COMMIT,
    /** It opens to a state that the node was never in. */
    OTHER_STATE,
    /** It can't be opened. */
    REFUSED,
    /** It opens to something else when the power goes again. */
    UNSETTLED
}
