package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.machine.ClientCommand;
import raftarium.machine.ConfigCommand;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.LockCommand;
import raftarium.machine.QueueCommand;
import raftarium.trace.Address;
import raftarium.trace.ClientEvent;
import raftarium.trace.Outcome;

import java.util.Collection;
import java.util.TreeMap;

/**
 * Makes operations from the events of clients. Each client has one command at a time. Commands of
 * machines that don't come along are none.
 */
public final class OpenOperations {
    private final TreeMap<Integer, Numbered> open = new TreeMap<>();
    private long nextId;

    /** A copy that goes on by itself. */
    public OpenOperations copy() {
        OpenOperations copy = new OpenOperations();
        copy.open.putAll(open);
        copy.nextId = nextId;
        return copy;
    }

    /** The operation that begins; null if it is no command of a machine that comes along. */
    public @Nullable Numbered called(ClientEvent.Called called) {
        ClientCommand command = ClientCommand.decode(called.command());
        if (command == null) {
            return null;
        }
        Numbered begun = new Numbered(nextId++, operation(called, command));
        open.put(called.client(), begun);
        return begun;
    }

    private static Operation operation(ClientEvent.Called called, ClientCommand command) {
        if (command instanceof KeyValueCommand of) {
            Operation.Kind kind = switch (of.operation()) {
                case PUT -> Operation.Kind.PUT;
                case APPEND -> Operation.Kind.APPEND;
                case GET -> Operation.Kind.GET;
                case DELETE -> Operation.Kind.DELETE;
                case CAS -> Operation.Kind.CAS;
            };
            return begun(called, kind, of.key(), of.value(), of.expected());
        } else if (command instanceof QueueCommand of) {
            return switch (of.operation()) {
                case PUSH -> begun(called, Operation.Kind.PUSH, "", of.value(), "");
                case POP -> begun(called, Operation.Kind.POP, "", "", "");
                case ACK -> begun(called, Operation.Kind.ACK, "", String.valueOf(of.id()), "");
            };
        } else if (command instanceof LockCommand of) {
            return switch (of.operation()) {
                case LOCK -> begun(called, Operation.Kind.LOCK, of.name(), "", "");
                case UNLOCK -> begun(called, Operation.Kind.UNLOCK, of.name(), "", "");
            };
        } else if (command instanceof ConfigCommand of) {
            String version = String.valueOf(of.version());
            return switch (of.operation()) {
                case SET ->
                    begun(
                            called,
                            Operation.Kind.SET,
                            of.key(),
                            of.value(),
                            of.version() == ConfigCommand.ANY ? "" : version);
                case WATCH ->
                    begun(
                            called,
                            Operation.Kind.WATCH,
                            of.key(),
                            "",
                            of.version() == 0 ? "" : version);
            };
        }
        throw new IllegalStateException("a command of a new machine: " + command);
    }

    private static Operation begun(
            ClientEvent.Called called,
            Operation.Kind kind,
            String key,
            String value,
            String expected) {
        return new Operation(
                Address.name(called.client()),
                kind,
                key,
                value,
                expected,
                null,
                called.atNanos(),
                Operation.NEVER,
                Outcome.PENDING,
                called.read());
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
