package raftarium.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of events in a trace, each with a number of its own for good: it goes into the digest.
 * {@code tells}: part of the story that people are told.
 */
public enum EventType {
    MESSAGE_SENT(0, false),
    MESSAGE_DELIVERED(1, false),
    MESSAGE_LOST(2, false),
    MESSAGE_DUPLICATED(3, false),
    DISK_WRITE(4, false),
    DISK_SYNCED(5, false),
    ROLE_CHANGED(6, true),
    LEADER_KNOWN(7, false),
    VOTE_GRANTED(8, true),
    VOTE_REFUSED(9, true),
    VOTE_COUNTED(10, false),
    APPENDED(11, false),
    TRUNCATED(12, true),
    APPEND_REFUSED(13, true),
    BACKED_UP(14, true),
    COMMITTED(15, true),
    COMMIT_WITHHELD(16, true),
    APPLIED(17, false),
    NODE_STARTED(18, true),
    NODE_CRASHED(19, true),
    NODE_PAUSED(20, true),
    NODE_RESUMED(21, true),
    NODE_FAILED(22, true),
    TIMEOUT_FORCED(23, true),
    CLIENT_CALL(24, false),
    CLIENT_RETURN(25, true),
    NETWORK_CHANGED(26, true),
    RULE_CHANGED(27, true),
    PRE_VOTE_BEGAN(28, true),
    PRE_VOTE_GRANTED(29, true),
    PRE_VOTE_REFUSED(30, true),
    TRANSFER_BEGAN(31, true),
    TRANSFER_FAILED(32, true),
    MEMBERSHIP_CHANGED(33, true),
    CATCH_UP_FAILED(34, true),
    SNAPSHOT_SENT(35, true),
    SNAPSHOT_INSTALLED(36, true),
    SNAPSHOT_TAKEN(37, true),
    NODE_ADDED(38, true),
    CLOCK_CHANGED(39, true),
    STAND_REFUSED(40, true),
    MESSAGE_HELD(41, false),
    DISK_CHANGED(42, true),
    NOTE(43, true);

    private final int number;
    private final boolean tells;
    private final String key;

    EventType(int number, boolean tells) {
        this.number = number;
        this.tells = tells;
        key = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is in a digest. */
    int number() {
        return number;
    }

    /** Whether it belongs to the story. */
    public boolean tells() {
        return tells;
    }

    /** Whether a packet sets out by it. */
    public boolean isSending() {
        return this == MESSAGE_SENT || this == MESSAGE_DUPLICATED;
    }

    /** Its name as typed: {@code vote-refused}. */
    public String key() {
        return key;
    }

    /** The type of that name, if there is one. */
    public static Optional<EventType> of(String key) {
        return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
    }
}
