package raftarium.app.script;

import raftarium.data.Digest;

/**
 * How a script went, or several.
 *
 * @param passed {@code expect} and {@code until} that held
 * @param failed those that didn't
 * @param mistakes mistakes in use
 * @param violated whether a property was broken that nobody expected to be
 * @param virtualNanos how much virtual time passed
 * @param wallMillis how long it took
 * @param events how many events the clock executed
 * @param seed the seed
 * @param digest the hash over the trace
 */
public record Summary(
        int passed,
        int failed,
        int mistakes,
        boolean violated,
        long virtualNanos,
        long wallMillis,
        long events,
        long seed,
        String digest) {
    /** Nothing yet. */
    static final Summary NONE = new Summary(0, 0, 0, false, 0, 0, 0, 0, "");

    /** Whether all held. */
    public boolean isOk() {
        return failed == 0 && mistakes == 0 && !violated;
    }

    /** 0: all held; 1: an expectation or a property failed; 2: a mistake in use. */
    public int exitStatus() {
        if (mistakes > 0) {
            return 2;
        }
        return isOk() ? 0 : 1;
    }

    /** This and another after it; the digest of several is a hash over theirs, in order. */
    Summary and(Summary other, int others) {
        if (others == 0) {
            return other;
        }
        return new Summary(
                passed + other.passed,
                failed + other.failed,
                mistakes + other.mistakes,
                violated || other.violated,
                virtualNanos + other.virtualNanos,
                wallMillis + other.wallMillis,
                events + other.events,
                seed,
                others == 1
                        ? chained(chained("", digest), other.digest)
                        : chained(digest, other.digest));
    }

    Summary withWall(long millis) {
        return new Summary(
                passed, failed, mistakes, violated, virtualNanos, millis, events, seed, digest);
    }

    private static String chained(String before, String digest) {
        Digest chain = new Digest();
        chain.add(before);
        chain.add(digest);
        return chain.text();
    }
}
