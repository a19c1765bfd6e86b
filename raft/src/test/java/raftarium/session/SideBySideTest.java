package raftarium.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.check.SafetyChecker;
import raftarium.command.ClusterSpec;
import raftarium.command.LoadCommand;
import raftarium.command.Moment;
import raftarium.command.NodeCommand;
import raftarium.condition.NodeSet;
import raftarium.disk.MemoryDisk;
import raftarium.sim.Counters;
import raftarium.sim.Simulation;
import raftarium.trace.CausalChain;
import raftarium.trace.Event;
import raftarium.trace.EventType;

import java.util.List;

class SideBySideTest {
    private static final long SECOND = 1_000_000_000;
    private static final NodeCommand CRASH = new NodeCommand.Crash(NodeSet.node(1), false);
    private static final NodeCommand PAUSE = new NodeCommand.Pause(NodeSet.node(1));

    private static Timeline timeline(long seed) {
        ClusterSpec cluster = ClusterSpec.of(3, seed);
        Simulation simulation = new Simulation(
                cluster.config(),
                node -> new MemoryDisk(),
                List.of(new SafetyChecker(cluster.config().nodes())));
        Moment start = new Moment(simulation, node -> new MemoryDisk());
        Timeline timeline = new Timeline(start, SessionFiles.NONE, 1 << 30);
        timeline.give(new LoadCommand.Start(2, 20, null));
        return timeline;
    }

    private static Timeline ran(long seed) {
        Timeline timeline = timeline(seed);
        run(timeline, 3 * SECOND);
        return timeline;
    }

    private static void run(Timeline timeline, long nanos) {
        long end = timeline.present().nowNanos() + nanos;
        while (timeline.present().nowNanos() < end) {
            timeline.pass(end);
        }
    }

    private static SideBySide told(Timeline one, Timeline other) {
        SideBySide sides = new SideBySide(one.retelling(), other.retelling());
        assertThat(sides.run(SearchContext.HERE)).isTrue();
        return sides;
    }

    @Test
    void equalRunsAreTheSame() {
        Timeline one = ran(7);
        SideBySide sides = told(one, ran(7));
        assertThat(sides.difference()).isNull();
        long digest = one.present().simulation().trace().digest();
        assertThat(sides.one().digest()).isEqualTo(digest);
        assertThat(sides.other().digest()).isEqualTo(digest);
        assertThat(sides.one().events())
                .isEqualTo(one.present().simulation().trace().count());
    }

    @Test
    void theFirstEventThatDiffersIsNamedAndNoneBeforeItDiffers() {
        Timeline one = timeline(7);
        Timeline other = timeline(7);
        run(one, SECOND);
        run(other, SECOND);
        long before = one.present().simulation().trace().count();
        one.give(CRASH);
        other.give(PAUSE);
        run(one, SECOND);
        run(other, SECOND);
        SideBySide.Difference difference = told(one, other).difference();
        assertThat(difference).isNotNull();
        assertThat(difference.event()).isEqualTo(before);
        assertThat(type(difference.one())).isEqualTo(EventType.NODE_CRASHED);
        assertThat(type(difference.other())).isEqualTo(EventType.NODE_PAUSED);
        CausalStep why = difference.one().way().get(0);
        assertThat(why.link()).isEqualTo(CausalChain.Link.COMMAND);
        assertThat(why.command()).isEqualTo("crash n1");
    }

    private static EventType type(SideBySide.Led led) {
        Event event = led.event();
        assertThat(event).isNotNull();
        return event.type();
    }

    @Test
    void whereOneHasEndedTheOtherGoesOn() {
        Timeline one = ran(7);
        Timeline other = ran(7);
        run(other, SECOND);
        SideBySide.Difference difference = told(one, other).difference();
        assertThat(difference).isNotNull();
        assertThat(difference.event())
                .isEqualTo(one.present().simulation().trace().count());
        assertThat(difference.one().event()).isNull();
        assertThat(difference.one().way()).isEmpty();
        assertThat(difference.other().event()).isNotNull();
        assertThat(difference.other().way()).isNotEmpty();
    }

    @Test
    void figuresAreThoseThatTheNetworkCounts() {
        Timeline one = ran(7);
        one.give(CRASH);
        run(one, 2 * SECOND);
        SideBySide sides = told(one, ran(8));
        Counters counters = one.present().simulation().counters();
        assertThat(sides.one().figures().messages()).isEqualTo(counters.messages());
        assertThat(sides.one().figures().elections()).isEqualTo(counters.elections());
        long bytes = sides.one().figures().sent().entrySet().stream()
                .filter(kind -> !kind.getKey().matches("Request|Reply"))
                .mapToLong(kind -> kind.getValue().bytes())
                .sum();
        assertThat(bytes).isEqualTo(counters.bytes());
    }

    @Test
    void aBranchIsTheSameAsItsParentUpToWhereItLeftIt() {
        Timeline timeline = ran(7);
        timeline.travel().goToTime(SECOND);
        timeline.give(CRASH);
        run(timeline, SECOND);
        long forked = timeline.branches().get(1).fork().actions();
        SideBySide sides = new SideBySide(
                timeline.retelling(timeline.branches().get(0)),
                timeline.retelling(timeline.branches().get(1)));
        assertThat(sides.run(SearchContext.HERE)).isTrue();
        assertThat(sides.difference()).isNotNull();
        assertThat(sides.one().digest())
                .isEqualTo(timeline.branches().get(0).ending().digest());
        Retelling again = timeline.retelling(timeline.branches().get(0));
        while (again.moment().simulation().executed() < forked) {
            again.advance();
        }
        assertThat(again.moment().simulation().trace().count())
                .isEqualTo(sides.difference().event());
    }

    @Test
    void brokenOffItSaysSo() {
        SideBySide sides = new SideBySide(ran(7).retelling(), ran(8).retelling());
        assertThat(sides.run(() -> false)).isFalse();
    }
}
