package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.machine.ClientCommand;
import raftarium.machine.SessionCommand;
import raftarium.trace.Address;
import raftarium.trace.Body;
import raftarium.trace.ClientEvent;
import raftarium.trace.Outcome;
import raftarium.trace.Packet;
import raftarium.trace.ReadMode;

import java.util.Collection;
import java.util.TreeMap;

/**
 * The clients. One tries the leader that it last knew, then the other nodes in order, {@link
 * #ATTEMPT_NANOS} an attempt, the same serial number each time, {@link #PATIENCE_NANOS} in all.
 * Pinned to a node, it asks that node once.
 */
public final class Clients {
    static final long ATTEMPT_NANOS = 500_000_000;
    static final long PATIENCE_NANOS = 10_000_000_000L;

    /** How long it waits when all nodes have said at once that they don't lead. */
    private static final long BREATH_NANOS = 50_000_000;

    private final Simulation simulation;
    private final TreeMap<Integer, Client> clients = new TreeMap<>();
    private final TreeMap<String, Integer> names = new TreeMap<>();
    private final Load load;
    private int nextAddress = Address.FIRST_CLIENT;

    /** How many clients were given another number. */
    private long renewals;

    private long nextAttempt = 1;

    Clients(Simulation simulation) {
        this.simulation = simulation;
        load = new Load(simulation, this);
    }

    Clients copy(Simulation original) {
        Clients copy = new Clients(original);
        clients.forEach((address, client) -> copy.clients.put(address, client.copy()));
        copy.names.putAll(names);
        copy.nextAddress = nextAddress;
        copy.renewals = renewals;
        copy.nextAttempt = nextAttempt;
        return copy;
    }

    /** Those that go on by themselves. */
    public Load load() {
        return load;
    }

    /** The client of that name, made when it is first named; null: one of its own, gone after. */
    private Client asking(@Nullable String name) {
        if (name == null) {
            return add(true, null);
        }
        int address = names.computeIfAbsent(name, newName -> nextAddress++);
        return clients.computeIfAbsent(address, place -> make(place, false, null));
    }

    Client add(boolean passing, @Nullable LoadPlan plan) {
        Client client = make(nextAddress++, passing, plan);
        clients.put(client.address, client);
        return client;
    }

    /** The address that the next client gets. */
    int nextAddress() {
        return nextAddress;
    }

    Collection<Client> all() {
        return clients.values();
    }

    private Client make(int address, boolean passing, @Nullable LoadPlan plan) {
        return new Client(address, number(address), passing, plan);
    }

    /**
     * What tells a client from all others that the nodes' disks know of: whoever asks after the
     * directory was resumed is somebody else, who begins again at serial number 1.
     */
    private long number(long ofThisRun) {
        return simulation.config().resumed() << 32 | ofThisRun;
    }

    /** Its session has expired; as somebody else it can open another. No address is that high. */
    private void renew(Client client) {
        client.number = number((1L << 31) + renewals++);
        client.answered = false;
    }

    /**
     * A client asks, as {@link #call(String, Bytes, ReadMode, String, int)} says; and the command
     * says who and when, if its machine wants to know.
     */
    public Call call(
            @Nullable String client,
            ClientCommand command,
            @Nullable ReadMode read,
            String text,
            int pinnedTo) {
        return call(asking(client), command, read, text, pinnedTo);
    }

    /**
     * A client asks.
     *
     * @param client its name; null for a client of its own, gone when the command is done
     * @param command the machine's command
     * @param read how to read, null for a write
     * @param text the command as typed
     * @param pinnedTo the only node to ask, or {@link Call#ANY_NODE}
     */
    public Call call(
            @Nullable String client,
            Bytes command,
            @Nullable ReadMode read,
            String text,
            int pinnedTo) {
        return call(asking(client), command, read, text, pinnedTo);
    }

    Call call(
            Client client,
            ClientCommand command,
            @Nullable ReadMode read,
            String text,
            int pinnedTo) {
        Bytes bytes = command.by(sessionName(client), simulation.nowNanos()).encode();
        return call(client, bytes, read, text, pinnedTo);
    }

    /** What tells it from all others, also from those of earlier runs on its data directory. */
    private String sessionName(Client client) {
        long resumed = simulation.config().resumed();
        return Address.name(client.address) + (resumed == 0 ? "" : "." + resumed);
    }

    private Call call(
            Client client, Bytes command, @Nullable ReadMode read, String text, int pinnedTo) {
        Call unfinished = client.call;
        if (unfinished != null) {
            // Whoever waited for it was interrupted; it may take effect or not.
            finish(client, unfinished, Outcome.UNKNOWN, null, 0);
        }
        long now = simulation.nowNanos();
        long serial = ++client.serial;
        long answeredBelow = client.answered ? serial : 1;
        Bytes bytes = read == null || read == ReadMode.LOG
                ? new SessionCommand(client.number, serial, answeredBelow, command).encode()
                : command;
        Call call = new Call(client.address, serial, bytes, read, text, pinnedTo, now);
        client.call = call;
        call.firstAttempt = nextAttempt;
        simulation.because(simulation.emit(new ClientEvent.Called(
                now, client.address, serial, command, read, text, client.plan != null)));
        int known = client.lastLeader == 0 ? 1 : client.lastLeader;
        call.scan = known;
        attempt(client, call, pinnedTo == Call.ANY_NODE ? known : pinnedTo);
        return call;
    }

    /** The call that is the same as one under way in a simulation that this is a copy of. */
    Call underWay(Call original) {
        Client client = clients.get(original.client);
        Call call = client == null ? null : client.call;
        if (call == null || call.serial != original.serial) {
            throw new IllegalArgumentException("no such call: " + original.text);
        }
        return call;
    }

    /** How many bytes the commands of clients have that aren't done, with their texts. */
    public long waitingBytes() {
        long bytes = 0;
        for (Client client : clients.values()) {
            Call call = client.call;
            bytes += call == null ? 0 : call.command.length() + call.text.length();
        }
        return bytes;
    }

    /** A client that has just asked gives up so long from now, also within an attempt. */
    public void giveUpAfter(Call call, long patienceNanos) {
        Client client = clients.get(call.client);
        if (client == null || client.call != call) {
            throw new IllegalArgumentException("it asks no more: " + call.text);
        }
        call.patienceNanos = patienceNanos;
        call.isHasty = true;
        long first = call.pinnedTo == Call.ANY_NODE ? ATTEMPT_NANOS : patienceNanos;
        setTimer(client, atMost(call, first), client.timerCause);
    }

    private long atMost(Call call, long nanos) {
        long left = call.patienceNanos - (simulation.nowNanos() - call.startedNanos);
        return call.isHasty ? Math.max(0, Math.min(nanos, left)) : nanos;
    }

    private void attempt(Client client, Call call, int target) {
        call.tried.add(target);
        call.attempt = nextAttempt++;
        long patience = call.pinnedTo == Call.ANY_NODE ? ATTEMPT_NANOS : call.patienceNanos;
        setTimer(client, atMost(call, patience), simulation.cause());
        client.timerCause = simulation.send(
                client.address,
                target,
                new Body.Request(call.attempt, call.command, call.read, call.text));
    }

    void setTimer(Client client, long delayNanos, long cause) {
        client.timerNumber++;
        client.timerCause = cause;
        simulation.schedule(
                simulation.nowNanos() + delayNanos,
                new Action.ClientTimer(client.address, client.timerNumber));
    }

    boolean isStale(Action.ClientTimer timer) {
        Client client = clients.get(timer.client());
        return client == null || client.timerNumber != timer.number();
    }

    void timer(Action.ClientTimer timer) {
        Client client = clients.get(timer.client());
        if (client == null) {
            return;
        }
        simulation.because(client.timerCause);
        Call call = client.call;
        if (call == null) {
            load.next(client);
        } else if (simulation.nowNanos() - call.startedNanos >= call.patienceNanos) {
            finish(client, call, Outcome.UNKNOWN, null, 0);
        } else {
            next(client, call, true);
        }
    }

    /** Tries the next node in order that wasn't tried in this round; or begins another round. */
    private void next(Client client, Call call, boolean atOnce) {
        int nodes = simulation.nodes();
        for (int place = 0; place < nodes; place++) {
            int node = (call.scan + place) % nodes + 1;
            if (!call.tried.contains(node)) {
                call.scan = node;
                attempt(client, call, node);
                return;
            }
        }
        call.tried.clear();
        if (atOnce) {
            next(client, call, true);
        } else {
            setTimer(client, atMost(call, BREATH_NANOS), simulation.cause());
        }
    }

    /** An answer came; one to an earlier attempt counts only if it says that all is done. */
    void receive(Packet packet, Body.Reply reply) {
        Client client = clients.get(packet.to());
        Call call = client == null ? null : client.call;
        if (client == null || call == null || reply.attempt() < call.firstAttempt) {
            return;
        }
        if (reply.answer() == Body.Answer.OK) {
            client.lastLeader = call.read == ReadMode.LOCAL ? client.lastLeader : packet.from();
            client.answered |= call.isInLog();
            finish(client, call, Outcome.OK, reply.result(), reply.index());
        } else if (reply.answer() == Body.Answer.SESSION_EXPIRED) {
            // An earlier attempt may have been applied while there was a session.
            renew(client);
            boolean onlyOnce = call.isFirstAttempt() && !call.duplicated;
            Outcome outcome = onlyOnce ? Outcome.FAILED : Outcome.UNKNOWN;
            finish(client, call, outcome, null, 0);
        } else if (reply.attempt() == call.attempt) {
            refused(client, call, reply);
        }
    }

    /** A packet is on its way a second time: what is refused once may be done the other time. */
    void duplicated(Packet packet) {
        Client client = clients.get(packet.from());
        Call call = client == null ? null : client.call;
        if (call != null
                && packet.body() instanceof Body.Request request
                && request.attempt() >= call.firstAttempt) {
            call.duplicated = true;
        }
    }

    private void refused(Client client, Call call, Body.Reply reply) {
        if (call.pinnedTo != Call.ANY_NODE) {
            // The other copy may meet a leader, or has met one.
            boolean mayHappen = reply.answer() == Body.Answer.LEADERSHIP_LOST
                    || call.duplicated && call.isInLog();
            finish(client, call, mayHappen ? Outcome.UNKNOWN : Outcome.FAILED, null, 0);
            return;
        }
        if (reply.leader() != 0 && !call.tried.contains(reply.leader())) {
            attempt(client, call, reply.leader());
        } else {
            next(client, call, false);
        }
    }

    private void finish(
            Client client, Call call, Outcome outcome, @Nullable Bytes result, long index) {
        call.finish(outcome, result, index);
        client.call = null;
        client.timerNumber++;
        long returned = simulation.emit(new ClientEvent.Returned(
                simulation.nowNanos(),
                client.address,
                call.serial,
                outcome,
                result,
                index,
                call.text));
        if (client.plan != null) {
            client.plan.answered(outcome == Outcome.OK ? result : null);
            setTimer(client, Math.max(0, client.plan.nextNanos - simulation.nowNanos()), returned);
        } else if (client.passing) {
            leave(client);
        }
    }

    void leave(Client client) {
        clients.remove(client.address);
        simulation.network().clientLeft(client.address);
    }
}
