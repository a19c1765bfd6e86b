package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.check.SafetyChecker;
import raftarium.data.RandomStream;
import raftarium.disk.MemoryDisk;
import raftarium.machine.MachineType;
import raftarium.raft.Change;
import raftarium.raft.Entry;
import raftarium.raft.Membership;
import raftarium.raft.NodeEvent;
import raftarium.trace.ClientEvent;
import raftarium.trace.Decision;
import raftarium.trace.Event;
import raftarium.trace.HostEvent;
import raftarium.trace.Observer;
import raftarium.trace.Outcome;
import raftarium.trace.Violation;
import raftarium.trace.words.EntryWords;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Section 6 under load: a cluster of 5 goes to 3, to 7 and back to 5 while clients write and a
 * minority crashes at random. {@code -Draftarium.membership.seeds=200} for all seeds.
 */
class MembershipUnderLoadTest {
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000 * MILLISECOND;

    private final List<Long> gapsNanos = new ArrayList<>();

    @Test
    void theClusterGoesOnCommittingAndLosesNothingThatItAcknowledged() {
        long seeds = Long.getLong("raftarium.membership.seeds", 4);
        for (long seed = 1; seed <= seeds; seed++) {
            new Walk(seed).run();
        }
        long[] sorted = gapsNanos.stream().mapToLong(Long::longValue).sorted().toArray();
        long[] pauses =
                Arrays.stream(sorted).filter(gap -> gap > 50 * MILLISECOND).toArray();
        System.out.printf(
                "%d seeds, %d gaps between commits: 95 %% under %d ms, longest %d ms;"
                        + " %d over 50 ms, 95 %% of those under %d ms%n",
                seeds,
                sorted.length,
                sorted[sorted.length * 95 / 100] / MILLISECOND,
                sorted[sorted.length - 1] / MILLISECOND,
                pauses.length,
                pauses[pauses.length * 95 / 100] / MILLISECOND);
        assertThat(sorted[sorted.length * 95 / 100]).isLessThan(600 * MILLISECOND);
        assertThat(pauses[pauses.length * 95 / 100]).isLessThan(600 * MILLISECOND);
        assertThat(sorted[sorted.length - 1]).isLessThanOrEqualTo(2 * SECOND);
    }

    /** What was committed when, what was applied where, and what clients were told. */
    private static final class Log implements Observer {
        final List<Long> commitsNanos = new ArrayList<>();
        final TreeMap<Long, Entry> applied = new TreeMap<>();
        final TreeMap<Long, String> acknowledged = new TreeMap<>();

        @Override
        public Violation observe(Event event) {
            if (event instanceof Decision decision
                    && decision.event() instanceof NodeEvent.Committed committed
                    && committed.replicas() > 0) {
                commitsNanos.add(event.atNanos());
            } else if (event instanceof HostEvent.Applied done) {
                applied.put(done.entry().index(), done.entry());
            } else if (event instanceof ClientEvent.Returned returned
                    && returned.outcome() == Outcome.OK
                    && returned.index() > 0) {
                acknowledged.put(returned.index(), returned.text());
            }
            return null;
        }

        @Override
        public Observer copy() {
            throw new UnsupportedOperationException("nobody copies this one");
        }
    }

    /** One seed. */
    private final class Walk {
        private final long seed;
        private final RandomStream chance;
        private final Log log = new Log();
        private final Simulation simulation;

        /** So many voters there are at least, before and after the change under way. */
        private int fewest = 5;

        Walk(long seed) {
            this.seed = seed;
            chance = RandomStream.of(seed, "walk");
            simulation = new Simulation(
                    SimulationConfig.of(5, seed),
                    node -> new MemoryDisk(),
                    List.of(log, new SafetyChecker(5)));
        }

        void run() {
            simulation
                    .operator()
                    .setCompaction(new Compaction(200 + chance.below(400), Long.MAX_VALUE));
            simulation.clients().load().start(10, 40 * MILLISECOND, Long.MAX_VALUE);
            simulation.runUntil(SECOND);
            int begin = log.commitsNanos.size();
            shrinkTo(3);
            growTo(7);
            shrinkTo(5);
            wander(SECOND);
            for (int place = begin; place < log.commitsNanos.size(); place++) {
                gapsNanos.add(log.commitsNanos.get(place) - log.commitsNanos.get(place - 1));
            }
            gapsNanos.add(
                    simulation.nowNanos() - log.commitsNanos.get(log.commitsNanos.size() - 1));
            endsWell();
        }

        private void shrinkTo(int voters) {
            while (membership().voters().size() > voters) {
                List<Integer> all = membership().voters();
                fewest = all.size() - 1;
                int node = all.get((int) chance.below(all.size()));
                change(new Change(Change.Kind.REMOVE, node));
            }
        }

        private void growTo(int voters) {
            for (int node = 1; membership().voters().size() < voters; node++) {
                fewest = membership().voters().size();
                if (!membership().contains(node)) {
                    if (node > simulation.nodes()) {
                        simulation.operator().addHost(new MemoryDisk());
                    } else if (simulation.host(node).state() == HostState.CRASHED) {
                        simulation.faults().restart(node);
                    }
                    change(new Change(Change.Kind.ADD, node));
                }
            }
        }

        /** Until it is done, asked for again if that takes too long. */
        private void change(Change change) {
            Change.Answer answer = simulation.operator().change(change);
            long end = simulation.nowNanos() + 60 * SECOND;
            while (!isDone(change)) {
                assertThat(simulation.nowNanos())
                        .as("seed %d, %s", seed, change)
                        .isLessThan(end);
                wander(20 * MILLISECOND);
                if (!simulation.operator().isChanging(change.nodes().get(0)) && !isDone(change)) {
                    answer = simulation.operator().change(change);
                }
            }
            assertThat(answer).as("seed %d, %s", seed, change).isNotNull();
            wander(SECOND);
        }

        private boolean isDone(Change change) {
            Membership membership = membership();
            boolean votes = membership.isVoter(change.nodes().get(0));
            return !membership.isJoint() && votes == (change.kind() == Change.Kind.ADD);
        }

        /** That of the leader as it knows it to be committed, else the newest that anybody has. */
        private Membership membership() {
            Host newest = simulation.host(1);
            for (int id = 1; id <= simulation.nodes(); id++) {
                Host host = simulation.host(id);
                boolean newer = host.status().commitIndex() > newest.status().commitIndex();
                newest = host.isUp() && newer ? host : newest;
            }
            int leader = simulation.leader();
            return leader == 0
                    ? newest.status().committedMembership()
                    : simulation.host(leader).status().committedMembership();
        }

        /** Lets time pass, with crashes of so few that a quorum is left. */
        private void wander(long nanos) {
            long end = simulation.nowNanos() + nanos;
            while (simulation.nowNanos() < end) {
                simulation.runUntil(Math.min(end, simulation.nowNanos() + 10 * MILLISECOND));
                assertThat(simulation.violation()).as("seed %d", seed).isNull();
                for (int id = 1; id <= simulation.nodes(); id++) {
                    boolean down = simulation.host(id).state() == HostState.CRASHED;
                    if (down && chance.chance(10_000)) {
                        simulation.faults().restart(id);
                    } else if (!down && down() < (fewest - 1) / 2 && chance.chance(4_000)) {
                        simulation.faults().crash(id, chance.chance(500_000));
                    }
                }
            }
        }

        private int down() {
            int down = 0;
            for (int id = 1; id <= simulation.nodes(); id++) {
                down += simulation.host(id).state() == HostState.CRASHED ? 1 : 0;
            }
            return down;
        }

        private void endsWell() {
            assertThat(membership().voters()).as("seed %d", seed).hasSize(5);
            assertThat(log.acknowledged.size()).as("seed %d", seed).isGreaterThan(500);
            log.acknowledged.forEach((index, text) -> {
                Entry entry = log.applied.get(index);
                assertThat(entry).as("seed %d, index %d", seed, index).isNotNull();
                assertThat(EntryWords.of(entry, MachineType.KV))
                        .as("seed %d, index %d", seed, index)
                        .isEqualTo(text);
            });
            simulation.clients().load().stop();
            for (int id = 1; id <= simulation.nodes(); id++) {
                if (simulation.host(id).state() == HostState.CRASHED) {
                    simulation.faults().restart(id);
                }
            }
            simulation.runUntil(simulation.nowNanos() + 3 * SECOND);
            long last = simulation.host(simulation.leader()).status().commitIndex();
            assertThat(last).isGreaterThanOrEqualTo(log.acknowledged.lastKey());
            for (int member : membership().voters()) {
                assertThat(simulation.host(member).status().lastApplied())
                        .as("seed %d, n%d", seed, member)
                        .isEqualTo(last);
            }
        }
    }
}
