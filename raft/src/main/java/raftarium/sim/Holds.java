package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.data.SharedMap;
import raftarium.trace.EventBytes;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody who directs the traffic does to single packets. One in flight is either due, and in
 * the clock's queue, or held, and here. What is held is lost by {@link #drop} alone; but where
 * there is no room, beyond {@link #MAX_BYTES}, a packet is lost in place of being held.
 */
final class Holds {
    private static final long MAX_BYTES = 16 << 20;

    private final List<Hold> holds = new ArrayList<>();

    /** By id, and so in the order of sending. */
    private SharedMap<Long, Packet> held = new SharedMap<>();

    private long heldBytes;

    Holds copy() {
        Holds copy = new Holds();
        copy.holds.addAll(holds);
        copy.held = held.copy();
        copy.heldBytes = heldBytes;
        return copy;
    }

    /** These and what is held, by id. */
    List<Packet> with(List<Packet> due) {
        List<Packet> packets = new ArrayList<>(due);
        packets.addAll(held.values());
        packets.sort(Packet.BY_ID);
        return packets;
    }

    /** A packet sets out: it arrives when it is due, or waits here. */
    void depart(Simulation simulation, Packet packet) {
        // Without a stream where there is nothing to ask: each message comes by here.
        boolean isHeld = !holds.isEmpty() && holds.stream().anyMatch(hold -> hold.matches(packet));
        if (isHeld) {
            keep(simulation, packet, packet.sentEvent());
        } else {
            simulation.schedule(packet.dueNanos(), new Action.Arrival(packet));
        }
    }

    /** It is held, or lost where there is no room for it. */
    private void keep(Simulation simulation, Packet packet, long cause) {
        if (!fits(simulation, heldBytes, packet)) {
            return;
        }
        Packet kept = packet.dueAt(Packet.HELD);
        heldBytes += EventBytes.of(kept);
        held.put(kept.id(), kept);
        simulation.emit(new MessageEvent.Held(simulation.nowNanos(), kept), cause);
    }

    /** From now on such packets are held, those that are on their way too. */
    void begin(Simulation simulation, Hold hold) {
        holds.add(hold);
        simulation
                .takeArrivals(hold::matches)
                .forEach(packet -> keep(simulation, packet, simulation.cause()));
    }

    /** That packet is held from now on. Returns false if there is none with that id. */
    boolean holdOne(Simulation simulation, long id) {
        if (held.containsKey(id)) {
            return true;
        }
        Packet packet = take(simulation, id);
        if (packet != null) {
            keep(simulation, packet, simulation.cause());
        }
        return packet != null;
    }

    /** All that is held arrives now, in the order of sending, and nothing is held any more. */
    int release(Simulation simulation) {
        holds.clear();
        List<Packet> released = List.copyOf(held.values());
        held.clear();
        heldBytes = 0;
        released.forEach(packet -> arrive(simulation, packet));
        return released.size();
    }

    /** A packet arrives now. Returns false if there is none with that id. */
    boolean deliver(Simulation simulation, long id) {
        Packet packet = take(simulation, id);
        if (packet != null) {
            arrive(simulation, packet);
        }
        return packet != null;
    }

    /** A stopped clock delivers nothing: then it is due, and stays so. */
    private static void arrive(Simulation simulation, Packet packet) {
        Packet due = packet.dueAt(simulation.nowNanos());
        if (!simulation.isStopped()) {
            long cause = simulation.cause();
            simulation.network().deliver(simulation, due, cause);
            simulation.because(cause);
        } else {
            simulation.schedule(due.dueNanos(), new Action.Arrival(due));
        }
    }

    /** A packet is lost. Returns false if there is none with that id. */
    boolean drop(Simulation simulation, long id) {
        Packet packet = take(simulation, id);
        if (packet != null) {
            Network.lose(simulation, packet, MessageEvent.Reason.DROPPED, simulation.cause());
        }
        return packet != null;
    }

    private @Nullable Packet take(Simulation simulation, long id) {
        Packet kept = held.remove(id);
        if (kept != null) {
            heldBytes -= EventBytes.of(kept);
            return kept;
        }
        List<Packet> taken = simulation.takeArrivals(packet -> packet.id() == id);
        return taken.isEmpty() ? null : taken.get(0);
    }

    /** A copy of a packet, with an id of its own, shares its fate: due when it is, or held too. */
    void duplicate(Simulation simulation, Packet packet, long copyId) {
        Packet copy = packet.copy(copyId, packet.dueNanos(), simulation.trace().count());
        simulation.emit(new MessageEvent.Duplicated(simulation.nowNanos(), copy, packet.id()));
        simulation.clients().duplicated(copy);
        if (packet.isHeld()) {
            keep(simulation, copy, copy.sentEvent());
        } else {
            simulation.schedule(copy.dueNanos(), new Action.Arrival(copy));
        }
    }

    /** Whether there is room for it beside what is kept already; else it is lost. */
    static boolean fits(Simulation simulation, long keptBytes, Packet packet) {
        boolean fits = keptBytes + EventBytes.of(packet) <= MAX_BYTES;
        if (!fits) {
            Network.lose(simulation, packet, MessageEvent.Reason.OVERFLOW, packet.sentEvent());
        }
        return fits;
    }
}
