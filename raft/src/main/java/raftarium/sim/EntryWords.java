package raftarium.sim;

import raftarium.machine.KeyValueStore;
import raftarium.machine.Sessions;
import raftarium.raft.Bytes;
import raftarium.raft.Entry;
import raftarium.raft.Membership;

/** An entry of the log in words, short. */
public final class EntryWords {
    private static final Sessions WORDS = new Sessions(new KeyValueStore());

    private EntryWords() {}

    /** What it is for; any bytes get an answer. */
    public static String of(Entry entry) {
        return of(entry, WORDS);
    }

    static String of(Entry entry, Sessions sessions) {
        return switch (entry.kind()) {
            case NO_OP -> "no-op";
            case COMMAND -> sessions.describe(entry.data());
            case CONFIGURATION -> "configuration " + configuration(entry.data());
        };
    }

    private static String configuration(Bytes data) {
        try {
            return Membership.decode(data).toString();
        } catch (IllegalArgumentException noMembership) {
            return "of " + data.length() + " bytes that name nobody";
        }
    }
}
