package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.data.SharedMap;

import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * Applies each client's command once (section 8): a repetition gets the first one's answer. A
 * session opens with a client's command before it has had any answer. One ends when {@link
 * #MAX_SESSIONS} others were used since it was used last, or {@link #MAX_IDLE_COMMANDS} commands
 * were applied since: every node decides that alike, since it hangs on nothing but the log. A later
 * command of that client is refused, since nobody can tell any more whether it was applied before
 * (dissertation 6.3).
 *
 * <p>A first command can't be told from a repetition of it that comes after the session's end; so a
 * client must not repeat it for as long as that takes.
 */
public final class Sessions {
    /** How many sessions are remembered. */
    public static final int MAX_SESSIONS = 10_000;

    /** How many commands are applied before a session that isn't used is forgotten. */
    public static final long MAX_IDLE_COMMANDS = 1_000_000;

    /** What their snapshots begin with: "SE" and their version. */
    private static final int FORM = 0x5345_0001;

    /**
     * What became of a command.
     *
     * @param value the machine's answer; null for "none", for bytes that are no command, and for a
     *     repetition whose client has had its answer and waits no more
     * @param expired the session had ended: the command was not applied
     */
    public record Applied(@Nullable Bytes value, boolean expired) {
        /** No answer. */
        public static final Applied NOTHING = new Applied(null, false);

        static final Applied EXPIRED = new Applied(null, true);
    }

    private final StateMachine machine;

    /** What shows whether its snapshots and copies are as good as itself; null: nothing does. */
    private @Nullable CheckedCopies checkedCopies;

    private final int maxSessions;
    private final long maxIdleCommands;

    /** How many commands were applied: the time, as the log has it. */
    private long appliedCount;

    /** Who may change a session without taking a copy of it first; {@link #copy} renews it. */
    private Object owner = new Object();

    /** By client. */
    private SharedMap<Long, ClientSession> sessions = new SharedMap<>();

    /** The client of each, by when it was used last: no two were used by one command. */
    private SharedMap<Long, Long> clientsByUse = new SharedMap<>();

    public Sessions(StateMachine machine) {
        this(machine, MAX_SESSIONS, MAX_IDLE_COMMANDS);
    }

    /** With limits of its own, which must be the same on every node: each 1 or more. */
    Sessions(StateMachine machine, int maxSessions, long maxIdleCommands) {
        this.machine = machine;
        this.maxSessions = maxSessions;
        this.maxIdleCommands = maxIdleCommands;
    }

    /** How many clients are remembered, 0 to {@link #MAX_SESSIONS}. */
    public int count() {
        return sessions.size();
    }

    /** The machine behind. */
    public StateMachine machine() {
        return machine;
    }

    /**
     * Applies a committed {@link SessionCommand}.
     *
     * @param deduplicate rule {@code deduplicate} is on; off, repetitions are applied again, and so
     *     is a command whose session has ended
     * @throws MachineException if the machine threw something
     */
    public Applied apply(Bytes bytes, boolean deduplicate) {
        forgetIdle();
        appliedCount++;
        SessionCommand command = SessionCommand.decode(bytes);
        if (command == null) {
            return Applied.NOTHING;
        }
        ClientSession known = sessions.get(command.client());
        if (known == null && deduplicate && !command.mayOpen()) {
            return Applied.EXPIRED;
        }
        ClientSession session = known == null ? open() : reused(known);
        session.use(command.answeredBelow(), appliedCount);
        keep(command.client(), session);
        Applied before = session.before(command.serial());
        if (before != null && deduplicate) {
            return before;
        }
        CheckedCopies copies = checkedCopies;
        if (copies != null) {
            copies.apply(command.command());
        }
        Bytes value = applied(command.command());
        if (copies != null) {
            copies.answered(value);
        }
        Applied answer = value == null ? Applied.NOTHING : new Applied(value, false);
        session.remember(command.serial(), answer);
        return answer;
    }

    private @Nullable Bytes applied(Bytes command) {
        return Guard.ask(
                machine,
                () -> "applied '" + described(command) + "'",
                () -> machine.apply(command));
    }

    /** Whatever happens: for what is told of a mistake. */
    private String described(Bytes command) {
        try {
            return described(machine, command);
        } catch (MachineException another) {
            return command.length() + " bytes";
        }
    }

    private ClientSession open() {
        if (sessions.size() >= maxSessions) {
            forgetOldest();
        }
        return new ClientSession(owner);
    }

    private ClientSession reused(ClientSession session) {
        clientsByUse.remove(session.lastUsed());
        return session.ownedBy(owner);
    }

    private void keep(long client, ClientSession session) {
        sessions.put(client, session);
        clientsByUse.put(session.lastUsed(), client);
    }

    private void forgetIdle() {
        while (!sessions.isEmpty() && appliedCount - clientsByUse.firstKey() >= maxIdleCommands) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        sessions.remove(clientsByUse.remove(clientsByUse.firstKey()));
    }

    // What shows whether the machine is as it must be.

    /**
     * The machine's state as a number; what is remembered of clients isn't in it.
     *
     * @throws MachineException if the machine gives no snapshot
     */
    public StateMark mark() {
        return StateMark.of(machineSnapshot(machine));
    }

    /** From now on a machine that was restored from its snapshot and a copy do what it does. */
    public void beginCheckedCopies(Supplier<StateMachine> fresh) {
        checkedCopies = CheckedCopies.of(machine, fresh.get());
    }

    /** Whether they do so now. */
    public boolean hasCheckedCopies() {
        return checkedCopies != null;
    }

    /** What they have shown to be wrong with the machine, in words; empty if nothing. */
    public String flaw() {
        return checkedCopies == null ? "" : checkedCopies.flaw();
    }

    /** Lets go of them. Returns what they have shown in the end. */
    public String endCheckedCopies() {
        CheckedCopies ended = checkedCopies;
        checkedCopies = null;
        return ended == null ? "" : ended.end();
    }

    /**
     * The machine's snapshot with what is remembered of the clients, as {@link
     * StateMachine#snapshot} says.
     *
     * @param withSessions rule {@code snapshot-sessions} is on; off, no session is in it
     */
    public Bytes snapshot(boolean withSessions) {
        SnapshotWriter writer = new SnapshotWriter().number(FORM).number(appliedCount);
        writer.number(withSessions ? sessions.size() : 0);
        if (withSessions) {
            clientsByUse.forEach((used, client) -> {
                writer.number(client.longValue());
                session(client).write(writer);
            });
        }
        return writer.rest(machineSnapshot(machine)).written();
    }

    private ClientSession session(long client) {
        return Objects.requireNonNull(sessions.get(client), "each client has one");
    }

    static Bytes machineSnapshot(StateMachine machine) {
        return Guard.given(machine, "a snapshot", machine::snapshot);
    }

    static StateMachine machineCopy(StateMachine machine) {
        return Guard.given(machine, "a copy", machine::copy);
    }

    static String described(StateMachine machine, Bytes command) {
        return Guard.given(machine, "a command in words", () -> machine.describe(command));
    }

    // What is asked of the machine, which changes nothing.

    /**
     * Its answer to a question; null for "none".
     *
     * @throws MachineException if it threw something
     */
    public @Nullable Bytes query(Bytes command) {
        return Guard.ask(machine, () -> "answered a question", () -> machine.query(command));
    }

    /**
     * What it shows by name.
     *
     * @throws MachineException if it threw something, or gave null
     */
    public SortedMap<String, String> contents() {
        return Guard.given(machine, "what it holds", machine::contents);
    }

    /**
     * What it shows for a name, or null.
     *
     * @throws MachineException if it threw something
     */
    public @Nullable String value(String name) {
        return Guard.ask(
                machine, () -> "was asked for the value of " + name, () -> machine.value(name));
    }

    /**
     * Replaces the whole state by the one of which {@link #snapshot} gave these bytes.
     *
     * @throws IllegalArgumentException if the bytes are no such snapshot; the state then stays as
     *     it was
     */
    public void restore(Bytes snapshot) {
        SnapshotReader reader = new SnapshotReader(snapshot, "a machine with sessions", FORM);
        long count = reader.number();
        SharedMap<Long, ClientSession> restored = new SharedMap<>();
        SharedMap<Long, Long> restoredByUse = new SharedMap<>();
        long lastUsed = Long.MIN_VALUE;
        for (int left = reader.count(); left > 0; left--) {
            long client = reader.number();
            ClientSession session = ClientSession.read(owner, reader);
            reader.check(
                    lastUsed < session.lastUsed() && session.lastUsed() <= count,
                    "its sessions are not in the order of their use");
            reader.check(restored.put(client, session) == null, "a session is there twice");
            lastUsed = session.lastUsed();
            restoredByUse.put(lastUsed, client);
        }
        machine.restore(reader.rest());
        checkedCopies = null;
        appliedCount = count;
        sessions = restored;
        clientsByUse = restoredByUse;
    }

    /**
     * The same, of bytes that it has given: what the machine throws is its own mistake.
     *
     * @throws MachineException if the machine threw something
     */
    public void restoreOwn(Bytes snapshot) {
        Guard.ask(machine, () -> "restored a snapshot", () -> {
            restore(snapshot);
            return true;
        });
    }

    /**
     * An independent copy in the same state.
     *
     * @throws MachineException if the machine gives no copy
     */
    public Sessions copy() {
        Sessions copy = new Sessions(machineCopy(machine), maxSessions, maxIdleCommands);
        copy.checkedCopies = checkedCopies == null ? null : checkedCopies.copy(copy.machine);
        copy.appliedCount = appliedCount;
        owner = new Object();
        copy.sessions = sessions.copy();
        copy.clientsByUse = clientsByUse.copy();
        return copy;
    }
}
