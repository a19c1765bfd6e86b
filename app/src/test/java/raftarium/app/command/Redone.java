package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import raftarium.data.RandomStream;
import raftarium.session.Recorded;
import raftarium.session.Timeline;
import raftarium.sim.Simulation;

import java.util.ArrayList;
import java.util.List;

/** Does to another session what was done to one. */
public final class Redone {
    private Redone() {}

    /** Each thing at its time, which must be what it was. */
    public static void replay(List<Recorded> recording, Timeline timeline) {
        replay(recording, timeline, new ArrayList<>());
    }

    /**
     * The same, after what was done by the numbers that are in a list: those that answers are asked
     * for by.
     */
    public static void replay(List<Recorded> recording, Timeline timeline, List<Long> asked) {
        for (Recorded one : recording) {
            Simulation simulation = timeline.present().simulation();
            while (simulation.executed() < one.actions()) {
                assertThat(timeline.step(one.nanos())).as(one.toString()).isTrue();
            }
            timeline.passTo(one.nanos());
            assertThat(simulation.nowNanos()).as(one.toString()).isEqualTo(one.nanos());
            if (one instanceof Recorded.Given given) {
                timeline.present().setChance(RandomStream.at(given.chance()));
                asked.add(timeline.give(given.command()));
            } else {
                asked.add(0L);
            }
            if (one instanceof Recorded.BrokenOff broken) {
                timeline.breakOff(asked.get(broken.ticket() - 1));
            }
        }
    }
}
