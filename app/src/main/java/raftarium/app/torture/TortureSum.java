package raftarium.app.torture;

import raftarium.check.torture.TrialResult;
import raftarium.data.Digest;

/** All seeds together. */
final class TortureSum {
    private final Digest digest = new Digest();
    private long passed;
    private long failed;
    private long fewestOperations = Long.MAX_VALUE;
    private long fewestFaults = Long.MAX_VALUE;
    private long operations;
    private long faults;
    private long events;
    private long virtualNanos;
    private long longestRecoveryNanos;

    void add(TrialResult result) {
        passed += result.isOk() ? 1 : 0;
        failed += result.isOk() ? 0 : 1;
        fewestOperations = Math.min(fewestOperations, result.operations());
        fewestFaults = Math.min(fewestFaults, result.faults());
        operations += result.operations();
        faults += result.faults();
        events += result.events();
        virtualNanos += result.atNanos();
        longestRecoveryNanos = Math.max(longestRecoveryNanos, result.recoveryNanos());
        digest.add(result.digest());
    }

    long seeds() {
        return passed + failed;
    }

    long passed() {
        return passed;
    }

    long failed() {
        return failed;
    }

    /** In the seed with the fewest; 0 if there was no seed. */
    long fewestOperations() {
        return seeds() == 0 ? 0 : fewestOperations;
    }

    /** In the seed with the fewest; 0 if there was no seed. */
    long fewestFaults() {
        return seeds() == 0 ? 0 : fewestFaults;
    }

    long operations() {
        return operations;
    }

    long faults() {
        return faults;
    }

    long events() {
        return events;
    }

    long virtualNanos() {
        return virtualNanos;
    }

    long longestRecoveryNanos() {
        return longestRecoveryNanos;
    }

    /** The hash over those of the seeds, in order. */
    String digest() {
        return digest.text();
    }
}
