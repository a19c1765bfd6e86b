package raftarium.sim;

import raftarium.machine.Sessions;
import raftarium.raft.Entry;
import raftarium.raft.Membership;

/** An entry of the log in words, short. */
final class EntryWords {
    private EntryWords() {}

    static String of(Entry entry, Sessions sessions) {
        return switch (entry.kind()) {
            case NO_OP -> "no-op";
            case COMMAND -> sessions.describe(entry.data());
            case CONFIGURATION -> "configuration " + Membership.decode(entry.data());
        };
    }
}
