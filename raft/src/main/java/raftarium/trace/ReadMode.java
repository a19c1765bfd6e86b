package raftarium.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a read is answered. */
public enum ReadMode {
    /** As an entry of the log, like a write. */
    LOG,
    /** By the leader, once a majority has confirmed that it leads (section 8). */
    INDEX,
    /** By any node from what it has applied: promises nothing. */
    LOCAL,
    /** By the leader, at once while its lease holds (dissertation 6.4.1): relies on clocks. */
    LEASE;

    /** In lower case, as typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of that name, if there is one. */
    public static Optional<ReadMode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
