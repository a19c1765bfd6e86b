package raftarium.check.torture;

/** Units of time, in nanoseconds. */
final class Times {
    static final long MICROSECOND = 1_000L;
    static final long MILLISECOND = 1_000_000L;
    static final long SECOND = 1_000_000_000L;

    private Times() {}
}
