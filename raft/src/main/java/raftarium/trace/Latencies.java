package raftarium.trace;

import java.util.Arrays;

/**
 * How long things took, in nanoseconds, in little memory whatever their number: they are counted in
 * steps, each less than a hundredth of what it stands for. The longest is known exactly.
 */
public final class Latencies {
    /** Two to the power of this are the steps from one power of two to the next. */
    private static final int BITS = 7;

    private static final int STEPS = 1 << BITS;

    private long[] counts = new long[0];
    private long count;
    private long longestNanos;

    /** Nothing has been counted yet. */
    public Latencies() {}

    /** One thing took so long; 0 or more. */
    public void add(long nanos) {
        int step = step(nanos);
        if (step >= counts.length) {
            counts = Arrays.copyOf(counts, step + STEPS);
        }
        counts[step]++;
        count++;
        longestNanos = Math.max(longestNanos, nanos);
    }

    /** How many there were. */
    public long count() {
        return count;
    }

    /** The longest; 0 if there were none. */
    public long longestNanos() {
        return longestNanos;
    }

    /**
     * So many of a hundred took no longer than that, to a hundredth; 0 if there were none.
     *
     * @param percent 1 to 100
     */
    public long percentileNanos(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("a percentile is from 1 to 100: " + percent);
        }
        long rank = (count * percent + 99) / 100;
        long seen = 0;
        for (int step = 0; step < counts.length; step++) {
            seen += counts[step];
            if (seen >= rank && seen > 0) {
                return Math.min(longestNanos, most(step));
            }
        }
        return 0;
    }

    private static int step(long nanos) {
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(nanos) - 1 - BITS);
        return shift * STEPS + (int) (nanos >>> shift);
    }

    /** The most that counts for a step. */
    private static long most(int step) {
        int shift = Math.max(0, step / STEPS - 1);
        return (step - (long) shift * STEPS + 1 << shift) - 1;
    }
}
