package raftarium.storage;

import raftarium.data.RandomStream;
import raftarium.disk.SimulatedDisk;
import raftarium.disk.StorageException;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Crashes copies of a disk at every operation, opens what is left and compares it with what the
 * node had written and claimed.
 */
final class CrashPoints implements CrashCluster.Watcher {
    /**
     * Where the power goes, and what it leaves: nothing that wasn't synced, a half of one write, or
     * a random part of everything.
     */
    enum Place {
        BEFORE("before"),
        AFTER("after"),
        TORN_FRONT("torn front"),
        TORN_BACK("torn back"),
        TORN_BEFORE("torn at random before"),
        TORN_AFTER("and after");

        private final String words;

        Place(String words) {
            this.words = words;
        }

        boolean isHalf() {
            return this == TORN_FRONT || this == TORN_BACK;
        }

        boolean isRandom() {
            return this == TORN_BEFORE || this == TORN_AFTER;
        }

        boolean isAfter() {
            return this == AFTER || this == TORN_AFTER;
        }

        /** Whether there is such a point at that operation. */
        boolean isAt(WatchedDisk.Operation operation, boolean done) {
            return isAfter() == done && (!isHalf() || operation.kind() == WatchedDisk.Kind.WRITE);
        }

        /** The power of {@code disk} goes. */
        void crash(SimulatedDisk disk, WatchedDisk.Operation operation, RandomStream random) {
            if (isHalf()) {
                int length = operation.content().length();
                int from = this == TORN_FRONT ? 0 : length / 2;
                int to = this == TORN_FRONT ? length / 2 : length;
                disk.write(
                        operation.file(),
                        operation.offset() + from,
                        operation.content().buffer().position(from).limit(to));
                disk.sync(operation.file());
            }
            disk.crash(isRandom(), random);
        }
    }

    /** What a disk opens to. */
    record Opened(long lastBatch, Workload.State state) {}

    /** How many random parts are tried at a point. */
    private static final int RANDOM_PARTS = 3;

    private static final int LOSSES_DESCRIBED = 20;

    private final RandomStream random;
    private final Map<Place, Long> points = new EnumMap<>(Place.class);
    private final Map<WatchedDisk.Kind, Long> operations = new EnumMap<>(WatchedDisk.Kind.class);
    private final Map<Loss, Long> losses = new EnumMap<>(Loss.class);
    private final List<String> described = new ArrayList<>();

    CrashPoints(long seed) {
        random = RandomStream.of(seed, "crash points");
    }

    @Override
    public void at(CrashServer server, WatchedDisk.Operation operation, boolean done) {
        for (Place place : Place.values()) {
            if (place.isAt(operation, done)) {
                for (int part = 0; part < (place.isRandom() ? RANDOM_PARTS : 1); part++) {
                    SimulatedDisk disk = server.disk.copy();
                    place.crash(disk, operation, random);
                    check(server, disk, place, operation);
                }
            }
        }
        if (done) {
            operations.merge(operation.kind(), 1L, Long::sum);
        }
    }

    /** Opens what a crash at that point left; null if it is refused. */
    Opened check(
            CrashServer server, SimulatedDisk disk, Place place, WatchedDisk.Operation operation) {
        points.merge(place, 1L, Long::sum);
        String where = server + ", " + place.words + ": " + operation;
        try {
            Storage storage = Storage.open(disk, CrashServer.CONFIG);
            Opened opened = new Opened(storage.lastBatch(), Workload.State.of(storage.recovery()));
            compare(server, opened, where);
            openAgain(disk, opened, where);
            return opened;
        } catch (StorageException e) {
            lost(Loss.REFUSED, where + ": " + e.getMessage());
            return null;
        }
    }

    private void compare(CrashServer server, Opened opened, String where) {
        String found = where + ": batch " + opened.lastBatch() + " of " + server.batches.size();
        if (opened.lastBatch() > server.batches.size()
                || !opened.state().equals(server.batches.state(opened.lastBatch()))) {
            lost(Loss.OTHER_STATE, found + ": " + opened.state());
        }
        server.claims.lostAfter(opened.lastBatch()).forEach(loss -> lost(loss, found));
    }

    /** What was opened is durable, all of it. */
    private void openAgain(SimulatedDisk disk, Opened opened, String where) {
        disk.crash(true, random);
        Storage storage = Storage.open(disk, CrashServer.CONFIG);
        Opened again = new Opened(storage.lastBatch(), Workload.State.of(storage.recovery()));
        RecoveryReport report = storage.report();
        if (!again.equals(opened)
                || report.tornTail() != null
                || !report.removed().isEmpty()) {
            lost(Loss.UNSETTLED, where + ": " + report);
        }
    }

    private void lost(Loss loss, String where) {
        losses.merge(loss, 1L, Long::sum);
        if (described.size() < LOSSES_DESCRIBED) {
            described.add(loss + " at " + where);
        }
    }

    long count() {
        return sum(points);
    }

    /** The points without those where chance has a hand. */
    long certain() {
        return points.entrySet().stream()
                .filter(entry -> !entry.getKey().isRandom())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    Map<WatchedDisk.Kind, Long> operations() {
        return operations;
    }

    Map<Loss, Long> losses() {
        return losses;
    }

    /** The first of them. */
    List<String> described() {
        return described;
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        StringJoiner kinds = new StringJoiner(", ", " (", ")");
        points.forEach((place, count) -> kinds.add(grouped(count) + " " + place.words));
        return "crash points: " + grouped(count()) + kinds + ", " + grouped(sum(losses)) + " losses"
                + (losses.isEmpty() ? "" : " " + losses);
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
