package raftarium.storage;

import raftarium.data.RandomStream;
import raftarium.disk.SimulatedDisk;
import raftarium.raft.Message;
import raftarium.raft.RaftConfig;
import raftarium.raft.Rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntFunction;

/**
 * Three servers and the network between them, which loses and reorders messages and cuts off one
 * server or another for a while; commands come at random times.
 */
final class CrashCluster {
    private static final int SERVERS = 3;

    private static final RaftConfig CONFIG = new RaftConfig(
            15_000_000, 30_000_000, 5_000_000, 4, 256, 4, Rules.PAPER, true, 100_000);

    /** Who is told of every operation on every disk, before and after. */
    interface Watcher {
        void at(CrashServer server, WatchedDisk.Operation operation, boolean done);
    }

    private record Parcel(Message message, long dueNanos, long number) {}

    private final RandomStream random;
    private final List<CrashServer> servers = new ArrayList<>();
    private final PriorityQueue<Parcel> network = new PriorityQueue<>(
            Comparator.comparingLong(Parcel::dueNanos).thenComparingLong(Parcel::number));
    private final Map<CrashServer.Happening, Long> happenings =
            new EnumMap<>(CrashServer.Happening.class);

    private long now;
    private long parcels;

    /** Who is cut off, and until when. */
    private int away;

    private long awayUntilNanos;

    CrashCluster(long seed, Rules rules, IntFunction<SimulatedDisk> disks, Watcher watcher) {
        random = RandomStream.of(seed, "cluster");
        for (int id = 1; id <= SERVERS; id++) {
            int place = id - 1;
            servers.add(new CrashServer(
                    id,
                    SERVERS,
                    CONFIG.withRules(rules),
                    disks.apply(id),
                    (operation, done) -> watcher.at(servers.get(place), operation, done),
                    RandomStream.of(seed, "server " + id),
                    this::send,
                    what -> happenings.merge(what, 1L, Long::sum)));
        }
    }

    /** How often what has happened. */
    Map<CrashServer.Happening, Long> happenings() {
        return happenings;
    }

    /** How many claims its servers have made, by what would be lost. */
    Map<Loss, Long> claims() {
        Map<Loss, Long> made = new EnumMap<>(Loss.class);
        for (CrashServer server : servers) {
            server.claims.made().forEach((loss, count) -> made.merge(loss, count, Long::sum));
        }
        return made;
    }

    /** A moment passes. */
    void step() {
        now += random.between(50_000, 250_000);
        servers.forEach(server -> server.advance(now));
        while (!network.isEmpty() && network.peek().dueNanos() <= now) {
            deliver(network.poll().message());
        }
        for (CrashServer server : servers) {
            if (server.leads() && random.chance(100_000)) {
                server.ask("c".repeat((int) random.below(120)));
            }
        }
        if (now >= awayUntilNanos) {
            away = random.chance(500_000) ? 0 : (int) random.between(1, SERVERS);
            awayUntilNanos = now + random.between(1_000_000, 120_000_000);
        }
    }

    private void send(Message message) {
        if (message.from() != away && !random.chance(30_000)) {
            long due = now + random.between(50_000, 3_000_000);
            network.add(new Parcel(message, due, parcels++));
        }
    }

    private void deliver(Message message) {
        if (message.to() != away) {
            servers.get(message.to() - 1).receive(message);
        }
    }
}
