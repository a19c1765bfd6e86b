package raftarium.condition;

import org.jspecify.annotations.Nullable;

import raftarium.check.SafetyChecker;
import raftarium.check.history.Verdict;
import raftarium.data.RandomStream;
import raftarium.sim.Call;
import raftarium.sim.Counters;
import raftarium.sim.Simulation;

/** A moment of a cluster, as conditions judge it. */
public interface Situation {
    /** The cluster. */
    Simulation simulation();

    /** What was counted since the last mark. */
    Counters counters();

    /** The last client command that was waited for, or null. */
    @Nullable
    Call lastCall();

    /** What commands draw from: {@code random}, {@code maybe}. */
    RandomStream chance();

    /** What commands draw from now on. */
    void setChance(RandomStream other);

    /** What checks each event. */
    default SafetyChecker checker() {
        return simulation().observer(SafetyChecker.class).orElseThrow();
    }

    /** Whether what clients asked and were answered is linearizable, local reads included. */
    default Verdict linearizability() {
        return checker().linearizability();
    }
}
