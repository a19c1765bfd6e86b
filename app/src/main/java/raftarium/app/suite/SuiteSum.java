package raftarium.app.suite;

import raftarium.check.mit.MitResult;
import raftarium.data.Digest;

/** All runs together. */
final class SuiteSum {
    private final Digest digest = new Digest();
    private long passed;
    private long failed;
    private long virtualNanos;
    private long events;

    void add(MitResult result) {
        passed += result.isOk() ? 1 : 0;
        failed += result.isOk() ? 0 : 1;
        virtualNanos += result.virtualNanos();
        events += result.events();
        digest.add(result.digest());
    }

    long passed() {
        return passed;
    }

    long failed() {
        return failed;
    }

    long virtualNanos() {
        return virtualNanos;
    }

    long events() {
        return events;
    }

    /** The hash over those of the runs, in order. */
    String digest() {
        return digest.text();
    }
}
