package raftarium.sim;

import raftarium.trace.EventBytes;
import raftarium.trace.Packet;

import java.util.ArrayList;
import java.util.List;

/**
 * What came for a process while it is paused, in order. Messages for which {@link Holds#fits}
 * finds no room are lost; the others count as delivered, and a crash forgets them.
 */
final class PauseQueue {
    private final List<Action> actions = new ArrayList<>();
    private long bytes;

    PauseQueue copy() {
        PauseQueue copy = new PauseQueue();
        copy.actions.addAll(actions);
        copy.bytes = bytes;
        return copy;
    }

    void add(Action.Synced synced) {
        actions.add(synced);
    }

    void add(Simulation simulation, Packet packet) {
        if (!Holds.fits(simulation, bytes, packet)) {
            return;
        }
        bytes += EventBytes.of(packet);
        actions.add(new Action.Arrival(packet));
    }

    /** All of it; nothing waits any more. */
    List<Action> take() {
        List<Action> all = List.copyOf(actions);
        actions.clear();
        bytes = 0;
        return all;
    }
}
