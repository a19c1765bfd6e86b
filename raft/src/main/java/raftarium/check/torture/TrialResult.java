package raftarium.check.torture;

import raftarium.check.Property;
import raftarium.command.Command;

import java.util.List;

/**
 * How a plan went.
 *
 * @param property what was broken, by name; {@link #CONVERGENCE} if the cluster didn't get well,
 *     {@link #SEEN} if the target was seen; empty if all was as it should be
 * @param detail in words
 * @param atNanos when the trial ended, in virtual time
 * @param events how many events it took
 * @param operations how many commands clients began
 * @param faults how many faults took effect
 * @param recoveryNanos how long the cluster took to get well after the last fault; 0 if it didn't
 * @param digest the hash over the trace
 */
public record TrialResult(
        String property,
        String detail,
        long atNanos,
        long events,
        long operations,
        long faults,
        long recoveryNanos,
        long digest) {
    /** A cluster gets well once all faults have ended: no {@link Property}, as it isn't safety. */
    public static final String CONVERGENCE = "convergence";

    /** What was hunted for was seen, and the trial ended there. */
    public static final String SEEN = "seen";

    /** Whether all was as it should be. */
    public boolean isOk() {
        return property.isEmpty() || isSeen();
    }

    /** Whether what was hunted for was seen. */
    public boolean isSeen() {
        return property.equals(SEEN);
    }

    /**
     * What a trial did, and how it went.
     *
     * @param performed what took effect, from the beginning to the end
     * @param planned how many of these were of the plan; the rest was done to see it get well
     */
    record Run(TrialResult result, List<Command> performed, int planned) {
        Run {
            performed = List.copyOf(performed);
        }
    }
}
