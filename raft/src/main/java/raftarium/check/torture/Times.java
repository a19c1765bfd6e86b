package raftarium.check.torture;

import java.math.BigDecimal;

/** Times, ranges and chances as scripts have them. */
final class Times {
    static final long MICROSECOND = 1_000L;
    static final long MILLISECOND = 1_000_000L;
    static final long SECOND = 1_000_000_000L;

    private Times() {}

    /** A time: 250ms, 3s. */
    static String typed(long nanos) {
        if (nanos % SECOND == 0) {
            return nanos / SECOND + "s";
        } else if (nanos % MILLISECOND == 0) {
            return nanos / MILLISECOND + "ms";
        }
        return nanos % MICROSECOND == 0 ? nanos / MICROSECOND + "us" : nanos + "ns";
    }

    /** A range of times: 10ms..50ms. */
    static String range(long minNanos, long maxNanos) {
        return minNanos == maxNanos ? typed(minNanos) : typed(minNanos) + ".." + typed(maxNanos);
    }

    /** A share: 12.5%. */
    static String percent(long millionths) {
        return BigDecimal.valueOf(millionths, 4).stripTrailingZeros().toPlainString() + "%";
    }
}
