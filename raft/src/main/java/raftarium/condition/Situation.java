package raftarium.condition;

import org.jspecify.annotations.Nullable;

import raftarium.check.SafetyChecker;
import raftarium.check.history.Verdict;
import raftarium.data.RandomStream;
import raftarium.sim.Call;
import raftarium.sim.Counters;
import raftarium.sim.Simulation;

import java.util.Optional;

/** A moment of a cluster, as conditions judge it. */
public interface Situation {
    /** The cluster. */
    Simulation simulation();

    /** What was counted since the last mark. */
    Counters counters();

    /** The last client command that was waited for, or null. */
    @Nullable
    Call lastCall();

    /**
     * The last command of a client, waited for or not; empty if it has asked nothing, or long ago.
     *
     * @param client the name that it was given, or the one that it has in the trace: c2
     */
    default Optional<Call> lastCallOf(String client) {
        return Optional.empty();
    }

    /** What was done to the cluster since the last mark. */
    default Deeds deeds() {
        return Deeds.NONE;
    }

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
