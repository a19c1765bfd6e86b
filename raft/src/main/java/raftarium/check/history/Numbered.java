package raftarium.check.history;

/**
 * An operation of a history as it happens.
 *
 * @param id its number in the order of calls, from 0
 * @param operation what is known of it
 */
public record Numbered(long id, Operation operation) {}
