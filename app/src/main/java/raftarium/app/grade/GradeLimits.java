package raftarium.app.grade;

/**
 * How much of one session is done once more at most. All but the last hang on the session alone, so
 * that the same session has the same mark on any machine; the last is there for what nobody has
 * thought of.
 *
 * @param kibibytes of a file
 * @param virtualNanos how long its cluster may have run on any branch
 * @param actions how many actions of its clock there may be, on all branches, what they share
 *     counted for each
 * @param realNanos how long it may take here
 */
public record GradeLimits(int kibibytes, long virtualNanos, long actions, long realNanos) {
    private static final long SECOND = 1_000_000_000L;

    /** What is usual: 20 minutes of the cluster's time, and half a minute here. */
    public static final GradeLimits DEFAULT =
            new GradeLimits(1 << 10, 1_200 * SECOND, 400_000, 30 * SECOND);

    /**
     * The same with another time here.
     *
     * @param seconds 1 or more
     */
    public GradeLimits withRealSeconds(int seconds) {
        return new GradeLimits(kibibytes, virtualNanos, actions, seconds * SECOND);
    }
}
