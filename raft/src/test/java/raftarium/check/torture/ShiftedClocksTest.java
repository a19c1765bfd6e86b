package raftarium.check.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.check.SafetyChecker;
import raftarium.command.Command;
import raftarium.command.Moment;
import raftarium.data.Digest;
import raftarium.data.RandomStream;
import raftarium.disk.MemoryDisk;
import raftarium.sim.Simulation;
import raftarium.trace.Event;
import raftarium.trace.EventDigest;
import raftarium.trace.FaultEvent;
import raftarium.trace.Observer;
import raftarium.trace.Violation;

import java.util.List;

/**
 * A node knows durations, not times: clusters under torture whose clocks are all off by the same
 * give the same trace, but for the events that say so. {@code -Draftarium.shift.seeds=200} for all
 * seeds.
 */
class ShiftedClocksTest {
    private static final long HOUR = 3_600 * Times.SECOND;
    private static final long LONGEST = 200L * 365 * 24 * HOUR;

    /** What happened, but for clocks that jump. */
    private static final class Watcher implements Observer {
        private final Digest digest = new Digest();
        private final EventDigest events = new EventDigest(digest);
        private long count;

        @Override
        public Violation observe(Event event) {
            if (!(event instanceof FaultEvent.ClockJumped)) {
                count++;
                events.add(event);
            }
            return null;
        }

        @Override
        public Observer copy() {
            throw new UnsupportedOperationException("runs are watched, not copied");
        }
    }

    /** The cluster of that plan, whose clocks are set ahead before its nodes start. */
    private static String trace(Plan plan, long aheadNanos) {
        Watcher watcher = new Watcher();
        Simulation simulation = new Simulation(
                plan.cluster().config(),
                node -> new MemoryDisk(),
                List.of(new SafetyChecker(plan.cluster().nodesOrDefault()), watcher));
        for (int id = 1; id <= simulation.nodes(); id++) {
            simulation.faults().crash(id, false);
            assertThat(simulation.faults().jump(id, aheadNanos)).isEqualTo(aheadNanos);
            simulation.faults().restart(id);
        }
        Moment moment = new Moment(simulation, node -> new MemoryDisk());
        plan.commands().forEach(command -> give(moment, command));
        simulation.runUntil(simulation.nowNanos() + Times.SECOND);
        simulation.close();
        return watcher.count + " events, digest " + watcher.digest.text();
    }

    private static void give(Moment moment, Command command) {
        long ticket = moment.give(command);
        moment.settle();
        assertThat(moment.waits().answer(ticket)).isNotNull();
    }

    @Test
    void clocksThatAreAllOffByTheSameChangeNothing() {
        long seeds = Long.getLong("raftarium.shift.seeds", 2);
        TortureOptions options = new TortureOptions(0, 20 * Times.SECOND, List.of());
        for (long seed = 1; seed <= seeds; seed++) {
            Plan plan = Planner.plan(seed, options);
            String ahead = trace(plan, 2 * HOUR);
            RandomStream chance = RandomStream.of(seed, "shift");
            for (long other : List.of(HOUR, 3 * HOUR, chance.between(HOUR, LONGEST))) {
                assertThat(trace(plan, other))
                        .as("seed %d, %d ns instead of 2 h", seed, other)
                        .isEqualTo(ahead);
            }
        }
    }
}
