package raftarium.check.history;

/**
 * One way in which things may have gone so far.
 *
 * @param state what the key has
 * @param taken the places of those pending operations that have taken effect already
 */
record Configuration<S>(S state, PlaceSet taken) {}
