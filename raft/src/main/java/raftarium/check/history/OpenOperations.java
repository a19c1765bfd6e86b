package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.machine.KeyValueCommand;
import raftarium.raft.Bytes;
import raftarium.sim.Address;
import raftarium.sim.ClientEvent;
import raftarium.sim.Outcome;

import java.util.Collection;
import java.util.TreeMap;

/**
 * Makes operations of what a trace tells of clients, each of which has one command at a time.
 * Commands that aren't the key-value store's are none.
 */
public final class OpenOperations {
    private final TreeMap<Integer, Numbered> open = new TreeMap<>();
    private long nextId;

    /** A twin that goes on by itself. */
    public OpenOperations copy() {
        OpenOperations twin = new OpenOperations();
        twin.open.putAll(open);
        twin.nextId = nextId;
        return twin;
    }

    /** The operation that begins; null if it is none of the key-value store. */
    public @Nullable Numbered called(ClientEvent.Called called) {
        KeyValueCommand command = KeyValueCommand.decode(called.command());
        if (command == null) {
            return null;
        }
        Operation.Kind kind = switch (command.operation()) {
            case PUT -> Operation.Kind.PUT;
            case APPEND -> Operation.Kind.APPEND;
            case GET -> Operation.Kind.GET;
            case DELETE -> Operation.Kind.DELETE;
            case CAS -> Operation.Kind.CAS;
        };
        Numbered begun = new Numbered(
                nextId++,
                new Operation(
                        Address.name(called.client()),
                        kind,
                        command.key(),
                        command.value(),
                        command.expected(),
                        null,
                        called.atNanos(),
                        Operation.NEVER,
                        Outcome.PENDING,
                        called.read()));
        open.put(called.client(), begun);
        return begun;
    }

    /** The operation that has ended, with what became of it; null if it is none of them. */
    public @Nullable Numbered returned(ClientEvent.Returned returned) {
        Numbered begun = open.remove(returned.client());
        if (begun == null) {
            return null;
        }
        Bytes result = returned.result();
        boolean isKnown = returned.outcome() != Outcome.UNKNOWN;
        return new Numbered(
                begun.id(),
                begun.operation()
                        .ended(
                                returned.outcome(),
                                result == null ? null : result.utf8(),
                                isKnown ? returned.atNanos() : Operation.NEVER));
    }

    /** Those that haven't ended. */
    public Collection<Numbered> open() {
        return open.values();
    }
}
