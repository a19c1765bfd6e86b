package raftarium.trace.words;

import raftarium.data.Bytes;
import raftarium.machine.ClientCommand;
import raftarium.machine.MachineException;
import raftarium.machine.MachineType;
import raftarium.machine.SessionCommand;
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
        return of(entry, ClientCommand::describe);
    }

    /** What it is for, in the words of the machine that it is for; any bytes get an answer. */
    public static String of(Entry entry, MachineType machine) {
        return of(entry, command -> described(command, machine));
    }

    private static String described(Bytes command, MachineType machine) {
        try {
            return machine.describe(command);
        } catch (MachineException mistake) {
            return command.length() + " bytes: " + mistake.getMessage();
        }
    }

    private static String of(Entry entry, Function<Bytes, String> words) {
        return switch (entry.kind()) {
            case NO_OP -> "no-op";
            case COMMAND -> command(entry.data(), words);
            case CONFIGURATION -> "configuration " + configuration(entry.data());
        };
    }

    private static String command(Bytes data, Function<Bytes, String> words) {
        SessionCommand command = SessionCommand.decode(data);
        return command == null ? data.length() + " bytes" : words.apply(command.command());
    }

    private static String configuration(Bytes data) {
        try {
            return Membership.decode(data).toString();
        } catch (IllegalArgumentException noMembership) {
            return "of " + data.length() + " bytes that name nobody";
        }
    }
}
