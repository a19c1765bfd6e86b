package raftarium.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.command.ClusterSpec;
import raftarium.command.Moment;
import raftarium.command.NodeCommand;
import raftarium.condition.NodeSet;
import raftarium.disk.MemoryDisk;
import raftarium.sim.Simulation;

import java.util.ArrayList;
import java.util.List;

class PlacesTest {
    private static final NodeCommand CRASH = new NodeCommand.Crash(NodeSet.node(1), false);
    private static final NodeCommand RESTART = new NodeCommand.Restart(NodeSet.node(1));

    /** Two commands after the same action, one at the start, one at the end. */
    private static Timeline timeline() {
        Simulation simulation =
                new Simulation(ClusterSpec.of(3, 7).config(), node -> new MemoryDisk(), List.of());
        Timeline timeline = new Timeline(
                new Moment(simulation, node -> new MemoryDisk()), SessionFiles.NONE, 1 << 30);
        timeline.give(CRASH);
        timeline.give(RESTART);
        for (int step = 0; step < 5; step++) {
            timeline.step(Long.MAX_VALUE);
        }
        timeline.give(CRASH);
        timeline.passTo(timeline.present().nowNanos() + 1);
        timeline.give(RESTART);
        timeline.step(Long.MAX_VALUE);
        timeline.give(CRASH);
        return timeline;
    }

    @Test
    void theyAreAllThePlacesThatOneComesThrough() {
        Timeline timeline = timeline();
        Position end = timeline.at();
        List<Position> through = new ArrayList<>();
        Retelling retelling = timeline.retelling();
        boolean more = true;
        while (more) {
            Position at = position(retelling);
            through.add(at);
            more = retelling.advance();
        }
        Places places = new Places(timeline.branch(), end);
        assertThat(places.last()).isEqualTo(through.size() - 1L).isEqualTo(6 + 5);
        for (int place = 0; place < through.size(); place++) {
            timeline.travel().goTo(timeline.branch(), places.position(place));
            assertThat(timeline.at().actions())
                    .as("place %d", place)
                    .isEqualTo(through.get(place).actions());
            assertThat(timeline.at().recorded()).isEqualTo(through.get(place).recorded());
        }
    }

    private static Position position(Retelling retelling) {
        Simulation simulation = retelling.moment().simulation();
        return new Position(retelling.recorded(), simulation.executed(), simulation.nowNanos());
    }
}
