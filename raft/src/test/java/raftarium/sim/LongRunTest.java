package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.check.SafetyChecker;
import raftarium.disk.MemoryDisk;
import raftarium.raft.NodeEvent.Appended;
import raftarium.raft.NodeEvent.SnapshotInstalled;
import raftarium.raft.NodeEvent.Truncated;
import raftarium.trace.Decision;
import raftarium.trace.Event;
import raftarium.trace.HostEvent;
import raftarium.trace.Observer;
import raftarium.trace.Violation;

import java.util.ArrayList;
import java.util.List;

/**
 * However long a cluster runs, it needs no more room (section 7). {@code
 * -Draftarium.longrun.minutes=1440} for a day of virtual time.
 */
class LongRunTest {
    private static final int NODES = 3;
    private static final int ENTRIES = 1_000;
    private static final int CLIENTS = 4;
    private static final long MINUTE = 60 * 1_000_000_000L;

    /** How long a look at the heap is from the next. */
    private static final long PART = 15;

    @Test
    void underLoadTheLogStaysBelowItsBoundAndTheHeapDoesNotGrow() {
        long minutes = Long.getLong("raftarium.longrun.minutes", 3 * PART);
        Bounds bounds = new Bounds();
        List<MemoryDisk> disks = new ArrayList<>();
        Simulation simulation = new Simulation(
                SimulationConfig.of(NODES, 24),
                node -> {
                    disks.add(new MemoryDisk());
                    return disks.get(disks.size() - 1);
                },
                List.of(bounds, new SafetyChecker(NODES)));
        simulation.operator().setCompaction(new Compaction(ENTRIES, Long.MAX_VALUE));
        simulation.clients().load().start(CLIENTS, 400_000_000, Long.MAX_VALUE);
        long settledBytes = 0;
        for (long minute = PART; minute <= minutes; minute += PART) {
            simulation.runUntil(minute * MINUTE);
            assertThat(simulation.violation()).isNull();
            long used = usedBytes();
            settledBytes = minute == PART ? used : settledBytes;
            assertThat(used - settledBytes).as("grown by minute %d", minute).isLessThan(4 << 20);
        }
        assertThat(bounds.snapshots).isGreaterThan(minutes * NODES / 12);
        assertThat(bounds.longest).isBetween((long) ENTRIES, (long) ENTRIES + CLIENTS);
        for (MemoryDisk disk : disks) {
            long bytes = disk.list().stream().mapToLong(disk::size).sum();
            assertThat(bytes).isLessThan(2 << 20);
        }
        System.out.printf(
                "%d virtual minutes, %d events, %d snapshots, at most %d entries in a log%n",
                minutes, simulation.executed(), bounds.snapshots, bounds.longest);
    }

    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    /** How long each node's log is, as the trace tells it. */
    private static final class Bounds implements Observer {
        private final long[] first = new long[NODES + 1];
        private final long[] last = new long[NODES + 1];
        long longest;
        long snapshots;

        @Override
        public Violation observe(Event event) {
            int node = event.node();
            if (event instanceof HostEvent.SnapshotTaken taken) {
                first[node] = taken.index();
                snapshots++;
            } else if (event instanceof Decision decision) {
                if (decision.event() instanceof Appended appended) {
                    last[node] = appended.entries()
                            .get(appended.entries().size() - 1)
                            .index();
                } else if (decision.event() instanceof Truncated truncated) {
                    last[node] = truncated.fromIndex() - 1;
                } else if (decision.event() instanceof SnapshotInstalled installed) {
                    first[node] = installed.index();
                }
            }
            longest = Math.max(longest, last[node] - first[node]);
            return null;
        }

        @Override
        public Observer copy() {
            throw new UnsupportedOperationException("nobody copies this one");
        }
    }
}
