package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;

import raftarium.data.RandomStream;
import raftarium.disk.MemoryDisk;
import raftarium.raft.Change;
import raftarium.raft.Rule;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.Trace;
import raftarium.trace.words.EventWords;

import java.util.EnumSet;
import java.util.List;

class EventTypesTest {
    /** What is noted is told with the others, and is in no trace. */
    private static final EnumSet<EventType> ALL = EnumSet.complementOf(EnumSet.of(EventType.NOTE));

    @Test
    void everyTypeOfEventHappensAndSaysWhatHappened() {
        EnumSet<EventType> seen = EnumSet.noneOf(EventType.class);
        for (long seed = 1; seed <= 20 && !seen.containsAll(ALL); seed++) {
            Recorder recorder = new Recorder();
            Simulation simulation = new Simulation(
                    SimulationConfig.of(5, seed), node -> new MemoryDisk(), List.of(recorder));
            simulation.clients().load().start(3, 20 * Cluster.MILLISECOND, Long.MAX_VALUE);
            simulation.setRule(Rule.PRE_VOTE, seed % 2 == 0);
            simulation.setRule(Rule.CHECK_QUORUM, seed % 2 == 0);
            simulation.operator().setCompaction(new Compaction(5, Long.MAX_VALUE));
            handOver(simulation);
            grow(simulation);
            simulation.faults().restart(3);
            simulation.faults().timeoutNow(3);
            simulation.faults().drift(1, 25_000);
            simulation.faults().jump(2, -Cluster.MILLISECOND);
            hold(simulation);
            new Chaos(simulation, RandomStream.of(seed, "chaos")).run(20);
            simulation.setRule(Rule.ONE_VOTE, false);
            for (Event event : recorder.events) {
                seen.add(event.type());
                if (!saysWhatHappened(event) || event.atNanos() > simulation.nowNanos()) {
                    fail("seed %d, %s: %s", seed, event, EventWords.of(event));
                }
            }
        }
        assertThat(seen).isEqualTo(ALL);
    }

    private static boolean saysWhatHappened(Event event) {
        String words = EventWords.of(event);
        return !words.isBlank()
                && !words.contains("@")
                && !words.contains("[")
                && !words.contains("null")
                && event.node() >= 0
                && event.node() <= 7
                && event.atNanos() >= 0;
    }

    /** A node is added that comes along, and one that is down. */
    private static void grow(Simulation simulation) {
        for (int id = 6; id <= 7; id++) {
            simulation.operator().addHost(new MemoryDisk());
            simulation.operator().change(new Change(Change.Kind.ADD, id));
            if (id == 7) {
                simulation.faults().crash(id, false);
            }
            simulation.runUntil(simulation.nowNanos() + 12 * Cluster.SECOND);
        }
    }

    /** The leader hands over to another node, which is down by then. */
    private static void handOver(Simulation simulation) {
        simulation.runUntil(Cluster.SECOND);
        for (int id = 1; id <= simulation.nodes(); id++) {
            int target = id % simulation.nodes() + 1;
            if (simulation.host(id).leads() && simulation.faults().transfer(id, target)) {
                simulation.faults().crash(target, false);
            }
        }
        simulation.runUntil(2 * Cluster.SECOND);
    }

    private static void hold(Simulation simulation) {
        simulation.faults().hold(new Hold(null, null, null), "hold");
        simulation.runUntil(simulation.nowNanos() + 100 * Cluster.MILLISECOND);
        simulation.faults().release();
    }

    @Test
    void aTraceKeepsTheNewestEventsAndCountsAll() {
        Cluster cluster = Cluster.of(3, 1);
        cluster.run(30 * Cluster.SECOND);
        Trace trace = cluster.simulation.trace();
        List<Event> all = cluster.recorder.events;
        assertThat(trace.count()).isEqualTo(all.size()).isGreaterThan(0);
        assertThat(trace.last(5)).isEqualTo(all.subList(all.size() - 5, all.size()));
        assertThat(trace.event(trace.first())).isEqualTo(all.get((int) trace.first()));
        assertThat(trace.count() - trace.first()).isLessThanOrEqualTo(Trace.KEPT);
    }

    @Test
    void everyTypeHasANameThatLeadsBackToIt() {
        for (EventType type : EventType.values()) {
            assertThat(EventType.of(type.key())).contains(type);
        }
        assertThat(EventType.of("nonsense")).isEmpty();
    }
}
