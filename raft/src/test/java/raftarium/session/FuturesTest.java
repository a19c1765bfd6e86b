package raftarium.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.check.SafetyChecker;
import raftarium.command.ChanceCommand;
import raftarium.command.ClusterSpec;
import raftarium.command.LoadCommand;
import raftarium.command.Moment;
import raftarium.command.NodeCommand;
import raftarium.condition.NodeSet;
import raftarium.disk.MemoryDisk;
import raftarium.sim.Simulation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class FuturesTest {
    private static final long SECOND = 1_000_000_000;
    private static final NodeCommand CRASH =
            new NodeCommand.Crash(NodeSet.named(NodeSet.Kind.LEADER), false);

    /** Five nodes under load, whose leader has just been crashed. */
    private static Moment leaderless() {
        ClusterSpec cluster = ClusterSpec.of(5, 3);
        Simulation simulation = new Simulation(
                cluster.config(),
                node -> new MemoryDisk(),
                List.of(new SafetyChecker(cluster.config().nodes())));
        Moment moment = new Moment(simulation, node -> new MemoryDisk());
        moment.give(new LoadCommand.Start(2, 10, null));
        moment.run(SECOND);
        moment.give(CRASH);
        return moment;
    }

    private static List<Future> futures(Moment moment, int count) {
        return new Futures(moment, SearchContext.HERE).of(count, 2 * SECOND, null);
    }

    @Test
    void theSameAskingGivesTheSameAnswerAndChangesNothing() {
        Moment moment = leaderless();
        long digest = moment.simulation().trace().digest();
        long chance = moment.chance().state();
        List<Future> first = futures(moment, 20);
        assertThat(futures(moment, 20)).isEqualTo(first);
        assertThat(futures(moment, 5)).isEqualTo(first.subList(0, 5));
        assertThat(moment.simulation().trace().digest()).isEqualTo(digest);
        assertThat(moment.chance().state()).isEqualTo(chance);
        assertThat(moment.nowNanos()).isEqualTo(SECOND);
    }

    @Test
    void whoLeadsIsLeftToChance() {
        Set<Integer> leaders = new TreeSet<>();
        Set<Long> leaderless = new TreeSet<>();
        for (Future future : futures(leaderless(), 60)) {
            leaders.add(future.leader());
            leaderless.add(future.leaderlessNanos());
            assertThat(future.isSound()).isTrue();
            assertThat(future.leaderlessNanos()).isBetween(1L, 2 * SECOND);
        }
        assertThat(leaders).hasSizeGreaterThanOrEqualTo(4).doesNotContain(0);
        assertThat(leaderless).hasSizeGreaterThan(50);
    }

    @Test
    void theCommandChanceLeadsToTheFutureOfThatNumber() {
        Moment moment = leaderless();
        Future fourth = futures(moment, 4).get(3);
        Moment there = moment.copy();
        there.give(new ChanceCommand(4));
        there.run(3 * SECOND);
        assertThat(there.simulation().leader()).isEqualTo(fourth.leader());
        assertThat(there.simulation().counters().elections()
                        - moment.simulation().counters().elections())
                .isEqualTo(fourth.elections());
    }

    @Test
    void theSameChanceAtTheSameMomentIsTheSameToTheByte() {
        Moment moment = leaderless();
        assertThat(digestWith(moment, 1)).isEqualTo(digestWith(moment, 1));
        assertThat(digestWith(moment, 1)).isNotEqualTo(digestWith(moment, 2));
    }

    private static long digestWith(Moment moment, long number) {
        Moment copy = moment.copy();
        copy.give(new ChanceCommand(number));
        copy.run(3 * SECOND);
        return copy.simulation().trace().digest();
    }

    /** With a leader and without load, only delays are left to chance. */
    @Test
    void delaysAreDrawnAnew() {
        Simulation simulation =
                new Simulation(ClusterSpec.of(3, 3).config(), node -> new MemoryDisk(), List.of());
        Moment moment = new Moment(simulation, node -> new MemoryDisk());
        moment.run(SECOND);
        assertThat(digestWith(moment, 1)).isNotEqualTo(digestWith(moment, 2));
    }

    /** A timer that hasn't ended can't have been one of those that have. */
    @Test
    void aTimerThatRunsEndsWhereItStillCan() {
        Moment moment = leaderless();
        long shortest = 150_000_000;
        long longest = 300_000_000;
        long first = Long.MAX_VALUE;
        for (int id = 1; id <= 5; id++) {
            boolean isUp = moment.simulation().host(id).isUp();
            long end = moment.simulation().host(id).status().deadlineNanos();
            first = isUp ? Math.min(first, end) : first;
        }
        moment.run(first - 1);
        Set<Long> ends = new TreeSet<>();
        for (long number = 0; number < 50; number++) {
            Moment copy = moment.copy();
            copy.give(new ChanceCommand(number));
            for (int id = 1; id <= 5; id++) {
                if (copy.simulation().host(id).isUp()) {
                    long set = moment.simulation().host(id).status().timerStartNanos();
                    long end = copy.simulation().host(id).status().deadlineNanos();
                    ends.add(end);
                    assertThat(end - set).isBetween(shortest, longest);
                    assertThat(end).isGreaterThanOrEqualTo(copy.nowNanos());
                }
            }
        }
        assertThat(ends).hasSizeGreaterThan(150);
    }

    @Test
    void whatIsOnItsWayArrivesWhenItWasTo() {
        Moment moment = leaderless();
        while (moment.simulation().inFlight().isEmpty()) {
            moment.step(3 * SECOND);
        }
        Moment copy = moment.copy();
        copy.give(new ChanceCommand(9));
        assertThat(copy.simulation().inFlight())
                .isNotEmpty()
                .isEqualTo(moment.simulation().inFlight());
    }

    @Test
    void brokenOffItHasWhatIsKnownSoFar() {
        int[] asked = {0};
        SearchContext impatient = () -> ++asked[0] < 2_000;
        List<Future> some = new Futures(leaderless(), impatient).of(1_000, 2 * SECOND, null);
        assertThat(some).hasSizeBetween(1, 999);
        assertThat(some).isEqualTo(futures(leaderless(), some.size()));
    }
}
