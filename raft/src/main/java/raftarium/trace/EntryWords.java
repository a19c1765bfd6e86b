package raftarium.trace;

import raftarium.data.Bytes;
import raftarium.machine.ClientCommand;
import raftarium.machine.SessionCommand;
import raftarium.machine.Sessions;
import raftarium.raft.Entry;
import raftarium.raft.Membership;

import java.util.function.Function;

/** An entry of the log in words, short. */
public final class EntryWords {
    private EntryWords() {}

    /**
     * What it is for, whichever of the machines that come along it is for; any bytes get an answer.
     */
    public static String of(Entry entry) {
        return of(entry, EntryWords::command);
    }

    private static String command(Bytes data) {
        SessionCommand command = SessionCommand.decode(data);
        return command == null
                ? data.length() + " bytes"
                : ClientCommand.describe(command.command());
    }

    /** The same, in the words of the machine that it is for. */
    public static String of(Entry entry, Sessions sessions) {
        return of(entry, sessions::describe);
    }

    private static String of(Entry entry, Function<Bytes, String> command) {
        return switch (entry.kind()) {
            case NO_OP -> "no-op";
            case COMMAND -> command.apply(entry.data());
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
