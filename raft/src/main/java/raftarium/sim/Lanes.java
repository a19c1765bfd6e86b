package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.trace.Address;

import java.util.Arrays;
import java.util.TreeMap;

/** All lanes: those that leave nodes, by node, and those of clients; each made when first used. */
final class Lanes {
    /** The lanes of one address to the nodes, and to it from them, by node. */
    private static final class Row {
        private @Nullable Lane[] to = new @Nullable Lane[8];
        private @Nullable Lane[] from = new @Nullable Lane[8];

        void makeRoomFor(int node) {
            if (node >= to.length) {
                to = Arrays.copyOf(to, node * 2);
                from = Arrays.copyOf(from, node * 2);
            }
        }

        Row copy() {
            Row copy = new Row();
            copy.to = copy(to);
            copy.from = copy(from);
            return copy;
        }

        private static @Nullable Lane[] copy(@Nullable Lane[] lanes) {
            @Nullable Lane[] copies = lanes.clone();
            for (int place = 0; place < copies.length; place++) {
                Lane lane = copies[place];
                copies[place] = lane == null ? null : lane.copy();
            }
            return copies;
        }
    }

    private Streams streams;

    /** By node: only what leaves it is used. */
    private @Nullable Row[] nodes = new @Nullable Row[8];

    private final TreeMap<Integer, Row> clients = new TreeMap<>();

    Lanes(Streams streams) {
        this.streams = streams;
    }

    Lane lane(int from, int to) {
        if (Address.isClient(from)) {
            Row row = ofClient(from, to);
            return lane(row.to, to, from, to);
        } else if (Address.isClient(to)) {
            Row row = ofClient(to, from);
            return lane(row.from, from, from, to);
        }
        return lane(ofNode(from, to).to, to, from, to);
    }

    private Lane lane(@Nullable Lane[] row, int place, int from, int to) {
        Lane lane = row[place];
        if (lane == null) {
            lane = new Lane(streams.lane(Address.name(from), Address.name(to)));
            row[place] = lane;
        }
        return lane;
    }

    private Row ofClient(int client, int node) {
        Row row = clients.computeIfAbsent(client, address -> new Row());
        row.makeRoomFor(node);
        return row;
    }

    private Row ofNode(int from, int to) {
        if (from >= nodes.length) {
            nodes = Arrays.copyOf(nodes, from * 2);
        }
        Row row = nodes[from];
        if (row == null) {
            row = new Row();
            nodes[from] = row;
        }
        row.makeRoomFor(to);
        return row;
    }

    Streams streams() {
        return streams;
    }

    /** All draw from other streams from now on, and keep their packets in order as before. */
    void renewChance(Streams other) {
        streams = other;
        for (int from = 0; from < nodes.length; from++) {
            Row row = nodes[from];
            if (row != null) {
                renew(row.to, from, true);
            }
        }
        clients.forEach((client, row) -> {
            renew(row.to, client, true);
            renew(row.from, client, false);
        });
    }

    private void renew(@Nullable Lane[] row, int end, boolean begins) {
        for (int node = 0; node < row.length; node++) {
            Lane lane = row[node];
            if (lane != null) {
                String one = Address.name(end);
                String other = Address.name(node);
                lane.stream = begins ? streams.lane(one, other) : streams.lane(other, one);
            }
        }
    }

    void remove(int client) {
        clients.remove(client);
    }

    Lanes copy() {
        Lanes copy = new Lanes(streams);
        copy.nodes = nodes.clone();
        for (int node = 0; node < nodes.length; node++) {
            Row row = nodes[node];
            copy.nodes[node] = row == null ? null : row.copy();
        }
        clients.forEach((client, row) -> copy.clients.put(client, row.copy()));
        return copy;
    }
}
