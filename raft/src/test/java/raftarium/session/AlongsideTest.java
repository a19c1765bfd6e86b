package raftarium.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.check.SafetyChecker;
import raftarium.command.ClusterSpec;
import raftarium.command.LoadCommand;
import raftarium.command.Moment;
import raftarium.command.NodeCommand;
import raftarium.condition.NodeSet;
import raftarium.disk.MemoryDisk;
import raftarium.sim.Simulation;

import java.util.List;

/** A branch is seen beside the present as it was when it was the present. */
class AlongsideTest {
    private static final long SECOND = 1_000_000_000;
    private static final int ALL = Integer.MAX_VALUE;

    private Timeline timeline;

    /** Branch 1 goes to 4 s; branch 2 leaves it at 2 s, and goes to 6 s. */
    @BeforeEach
    void begin() {
        ClusterSpec cluster = ClusterSpec.of(3, 7);
        Simulation simulation = new Simulation(
                cluster.config(),
                node -> new MemoryDisk(),
                List.of(new SafetyChecker(cluster.config().nodes())));
        Moment start = new Moment(simulation, node -> new MemoryDisk());
        timeline = new Timeline(start, SessionFiles.NONE, 1 << 30);
        timeline.give(new LoadCommand.Start(2, 20, null));
        runTo(2 * SECOND);
        timeline.give(new NodeCommand.Pause(NodeSet.node(1)));
        runTo(4 * SECOND);
        timeline.travel().goToTime(2 * SECOND - 1);
        timeline.give(new NodeCommand.Crash(NodeSet.node(2), false));
        runTo(6 * SECOND);
    }

    private void runTo(long nanos) {
        while (timeline.present().nowNanos() < nanos) {
            timeline.pass(nanos);
        }
    }

    private Branch branch(int number) {
        return timeline.branches().get(number - 1);
    }

    /** What a branch was like at that time, as going there shows it. */
    private long digest(int branch, long nanos) {
        timeline.travel().goToEnd(branch(branch));
        timeline.travel().goToTime(nanos);
        return timeline.present().simulation().trace().digest();
    }

    private static long digest(Alongside beside) {
        return beside.moment().simulation().trace().digest();
    }

    @Test
    void itIsWhatGoingThereShowsAtEachTimeForwardAndBack() {
        Alongside beside = timeline.alongside(branch(1));
        for (long tenths : List.of(5L, 6L, 19L, 20L, 31L, 39L, 25L, 3L, 0L, 38L)) {
            long nanos = tenths * SECOND / 10;
            assertThat(beside.goTo(nanos, ALL)).isTrue();
            assertThat(beside.moment().nowNanos()).isEqualTo(nanos);
            assertThat(digest(beside)).as("%s tenths", tenths).isEqualTo(digest(1, nanos));
        }
    }

    @Test
    void itEndsWhereItsBranchEnded() {
        Alongside beside = timeline.alongside(branch(1));
        assertThat(beside.goTo(5 * SECOND, ALL)).isTrue();
        assertThat(beside.moment().nowNanos()).isEqualTo(4 * SECOND);
        timeline.travel().goToEnd(branch(1));
        assertThat(digest(beside))
                .isEqualTo(timeline.present().simulation().trace().digest());
    }

    @Test
    void itGoesNoFurtherAtATimeThanItMay() {
        Alongside beside = timeline.alongside(branch(1));
        int calls = 1;
        while (!beside.goTo(3 * SECOND, 100)) {
            assertThat(beside.moment().simulation().executed()).isLessThanOrEqualTo(100L * calls);
            calls++;
        }
        assertThat(calls).isGreaterThan(5);
        assertThat(digest(beside)).isEqualTo(digest(1, 3 * SECOND));
    }

    @Test
    void thePresentIsOnBothBranchesUpToWhereTheyPart() {
        Alongside first = timeline.alongside(branch(1));
        Alongside second = timeline.alongside(branch(2));
        timeline.travel().goToEnd(branch(2));
        assertThat(second.hasPresentOf(timeline)).isTrue();
        assertThat(first.hasPresentOf(timeline)).isFalse();
        timeline.travel().goToTime(SECOND);
        assertThat(first.hasPresentOf(timeline)).isTrue();
        timeline.travel().goToEnd(branch(1));
        assertThat(first.hasPresentOf(timeline)).isTrue();
        assertThat(second.hasPresentOf(timeline)).isFalse();
        timeline.travel().goToTime(SECOND);
        assertThat(second.hasPresentOf(timeline)).isTrue();
    }
}
