package raftarium.sim;

/**
 * How a host's disk behaves.
 *
 * @param trouble what is wrong with it, in a few words; "" if nothing is
 * @param syncMinNanos how long a sync takes at least, in virtual time
 * @param syncMaxNanos and at most
 */
public record DiskStatus(String trouble, long syncMinNanos, long syncMaxNanos) {}
