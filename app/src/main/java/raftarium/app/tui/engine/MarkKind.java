package raftarium.app.tui.engine;

/** What a mark on the time line stands for. */
public enum MarkKind {
    /** A node leads from here on. */
    LEADS,
    /** Its lead ends. */
    ENDS,
    /** A node stands for election. */
    ELECTION,
    CRASH,
    START,
    PAUSE,
    /** The network was parted, or a link was cut or changed. */
    NETWORK,
    /** The network was healed. */
    HEAL,
    /** A rule was turned on or off. */
    RULE,
    /** Something was done to a disk. */
    DISK,
    /** A property was broken. */
    VIOLATION
}
