package raftarium.sim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of events in a trace. {@code tells}: part of the story that people are told. */
public enum EventType {
    MESSAGE_SENT(false),
    MESSAGE_DELIVERED(false),
    MESSAGE_LOST(false),
    MESSAGE_DUPLICATED(false),
    DISK_WRITE(false),
    DISK_SYNCED(false),
    ROLE_CHANGED(true),
    LEADER_KNOWN(false),
    VOTE_GRANTED(true),
    VOTE_REFUSED(true),
    VOTE_COUNTED(false),
    APPENDED(false),
    TRUNCATED(true),
    APPEND_REFUSED(true),
    BACKED_UP(true),
    COMMITTED(true),
    COMMIT_WITHHELD(true),
    APPLIED(false),
    NODE_STARTED(true),
    NODE_CRASHED(true),
    NODE_PAUSED(true),
    NODE_RESUMED(true),
    NODE_FAILED(true),
    TIMEOUT_FORCED(true),
    CLIENT_CALL(false),
    CLIENT_RETURN(true),
    NETWORK_CHANGED(true),
    RULE_CHANGED(true),
    PRE_VOTE_BEGAN(true),
    PRE_VOTE_GRANTED(true),
    PRE_VOTE_REFUSED(true),
    TRANSFER_BEGAN(true),
    TRANSFER_FAILED(true),
    MEMBERSHIP_CHANGED(true),
    CATCH_UP_FAILED(true),
    SNAPSHOT_SENT(true),
    SNAPSHOT_INSTALLED(true),
    SNAPSHOT_TAKEN(true),
    NODE_ADDED(true),
    CLOCK_CHANGED(true),
    STAND_REFUSED(true),
    MESSAGE_HELD(false),
    DISK_CHANGED(true);

    private final boolean tells;

    EventType(boolean tells) {
        this.tells = tells;
    }

    /** Whether it belongs to the story. */
    public boolean tells() {
        return tells;
    }

    /** Its name as typed: {@code vote-refused}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type of that name, if there is one. */
    public static Optional<EventType> of(String key) {
        return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
    }
}
