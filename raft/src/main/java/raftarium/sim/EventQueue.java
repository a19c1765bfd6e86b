package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Membership;
import raftarium.trace.Packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is to be done, by time; within a time wake-ups first, by node, then the rest by order of
 * arrival: a binary heap in arrays. A wake-up that is put off so keeps its place among equals,
 * whenever that was noticed.
 */
final class EventQueue {
    private long[] times = new long[256];
    private long[] sequences = new long[256];
    private @Nullable Action[] actions = new @Nullable Action[256];
    private int size;
    private long nextSequence = Membership.MAX_NODES + 1;

    boolean isEmpty() {
        return size == 0;
    }

    /** The time of the next action; there must be one. */
    long nextTime() {
        return times[0];
    }

    /** The next action; there must be one. */
    Action next() {
        Action next = actions[0];
        if (next == null) {
            throw new IllegalStateException("the queue is empty");
        }
        return next;
    }

    /** Leaves out what would come next and has nothing to do any more. */
    void dropStale(Simulation simulation) {
        while (size > 0 && next().isStale(simulation)) {
            take();
        }
    }

    void add(long time, Action action) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            sequences = Arrays.copyOf(sequences, size * 2);
            actions = Arrays.copyOf(actions, size * 2);
        }
        insert(time, action instanceof Action.Wake wake ? wake.node() : nextSequence++, action);
    }

    private void insert(long time, long sequence, Action action) {
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (before(parent, time, sequence)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        set(hole, time, sequence, action);
    }

    /** Takes the next action; there must be one. */
    Action take() {
        Action taken = next();
        int last = --size;
        long time = times[last];
        long sequence = sequences[last];
        Action action = actions[last];
        actions[last] = null;
        int hole = 0;
        while (last > 0) {
            int child = 2 * hole + 1;
            if (child >= last) {
                break;
            }
            if (child + 1 < last && before(child + 1, times[child], sequences[child])) {
                child++;
            }
            if (!before(child, time, sequence)) {
                break;
            }
            move(child, hole);
            hole = child;
        }
        if (last > 0 && action != null) {
            set(hole, time, sequence, action);
        }
        return taken;
    }

    private boolean before(int position, long time, long sequence) {
        return times[position] < time
                || (times[position] == time && sequences[position] < sequence);
    }

    private void move(int from, int to) {
        times[to] = times[from];
        sequences[to] = sequences[from];
        actions[to] = actions[from];
    }

    private void set(int position, long time, long sequence, Action action) {
        times[position] = time;
        sequences[position] = sequence;
        actions[position] = action;
    }

    /** The packets on their way, in the order of their ids. */
    List<Packet> packets() {
        List<Packet> packets = new ArrayList<>();
        for (int position = 0; position < size; position++) {
            if (actions[position] instanceof Action.Arrival arrival) {
                packets.add(arrival.packet());
            }
        }
        packets.sort(Packet.BY_ID);
        return packets;
    }

    /** Takes out the packets on their way that are so, in the order of their ids. */
    List<Packet> take(Predicate<Packet> which) {
        List<Packet> taken = new ArrayList<>(packets());
        taken.removeIf(which.negate());
        int before = size;
        size = 0;
        for (int position = 0; position < before; position++) {
            Action action = actions[position];
            actions[position] = null;
            boolean goes = action instanceof Action.Arrival arrival && which.test(arrival.packet());
            if (action != null && !goes) {
                insert(times[position], sequences[position], action);
            }
        }
        return taken;
    }

    EventQueue copy() {
        EventQueue copy = new EventQueue();
        copy.times = times.clone();
        copy.sequences = sequences.clone();
        copy.actions = actions.clone();
        copy.size = size;
        copy.nextSequence = nextSequence;
        return copy;
    }
}
