package raftarium.app.suite;

import raftarium.check.mit.MitResult;

/**
 * A scenario run once.
 *
 * @param wallMillis how long that took
 */
public record SuiteRun(MitResult result, long wallMillis) {}
