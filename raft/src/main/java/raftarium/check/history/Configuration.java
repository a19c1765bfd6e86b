package raftarium.check.history;

/**
 * One way in which things may have gone so far.
 *
 * @param state what the key has
 * @param taken a bit for each pending operation that has taken effect already
 */
record Configuration<S>(S state, long taken) {}
