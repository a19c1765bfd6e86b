package raftarium.app.torture;

import org.jspecify.annotations.Nullable;

import raftarium.check.torture.Shrunk;
import raftarium.check.torture.TrialResult;
import raftarium.machine.MachineType;
import raftarium.raft.Rule;

/** Tells how a torture goes, as it goes. */
public abstract sealed class TortureReport permits TortureText, TortureJson {
    TortureReport() {}

    /** A seed is done, the next one in order. */
    abstract void ended(long seed, TrialResult result);

    /**
     * What was found was shrunk.
     *
     * @param kept where the script is, or why it is nowhere, in words
     * @param session the same of its session, which opens where that breaks; "" if it has none
     */
    abstract void shrunk(Shrunk shrunk, long wallMillis, String kept, String session);

    /** What that seed broke isn't broken when it is run again: there is no script. */
    abstract void vanished(long seed, MachineType machine);

    /**
     * All are done.
     *
     * @param seen the seed that showed what was hunted for; null: none did, or nothing was
     */
    abstract void summary(TortureSum sum, TorturePlan plan, @Nullable Long seen, long wallMillis);

    /**
     * What became of a cluster without that rule.
     *
     * @param seeds how many it took, or were tried
     * @param shrunk null: no seed breaks anything
     */
    abstract void rule(Rule rule, long seeds, @Nullable Shrunk shrunk, long wallMillis);

    /** All rules are done. */
    abstract void rules(int caught, int all, long wallMillis);
}
