package raftarium.sim;

import org.jspecify.annotations.Nullable;

import java.util.TreeMap;

/**
 * All lanes: those between nodes in a table, those of clients by client, each made when first used.
 */
final class Lanes {
    private final SimulationConfig config;
    private final @Nullable Lane[][] nodes;

    /** By client: lanes to each node at its id, lanes from it behind them. */
    private final TreeMap<Integer, @Nullable Lane[]> clients = new TreeMap<>();

    Lanes(SimulationConfig config) {
        this.config = config;
        nodes = new @Nullable Lane[config.nodes() + 1][config.nodes() + 1];
    }

    Lane lane(int from, int to) {
        if (Address.isClient(from)) {
            return lane(ofClient(from), to, from, to);
        } else if (Address.isClient(to)) {
            return lane(ofClient(to), config.nodes() + 1 + from, from, to);
        }
        return lane(nodes[from], to, from, to);
    }

    private Lane lane(@Nullable Lane[] row, int place, int from, int to) {
        Lane lane = row[place];
        if (lane == null) {
            String purpose = "link " + Address.name(from) + " " + Address.name(to);
            lane = new Lane(config.stream(purpose));
            row[place] = lane;
        }
        return lane;
    }

    private @Nullable Lane[] ofClient(int client) {
        return clients.computeIfAbsent(
                client, address -> new @Nullable Lane[2 * (config.nodes() + 1)]);
    }

    void remove(int client) {
        clients.remove(client);
    }

    Lanes copy() {
        Lanes twin = new Lanes(config);
        for (int from = 0; from < nodes.length; from++) {
            copy(nodes[from], twin.nodes[from]);
        }
        clients.forEach((client, row) -> copy(row, twin.ofClient(client)));
        return twin;
    }

    private static void copy(@Nullable Lane[] from, @Nullable Lane[] to) {
        for (int place = 0; place < from.length; place++) {
            Lane lane = from[place];
            to[place] = lane == null ? null : lane.copy();
        }
    }
}
