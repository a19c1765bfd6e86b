package raftarium.sim;

/**
 * What was counted since the beginning, by the network and not by the nodes.
 *
 * @param messages messages sent between nodes
 * @param rpcs requests among them
 * @param bytes their size
 * @param elections candidacies in a new term
 */
public record Counters(long messages, long rpcs, long bytes, long elections) {
    /** Nothing yet. */
    public static final Counters ZERO = new Counters(0, 0, 0, 0);

    /** What came since {@code mark}. */
    public Counters since(Counters mark) {
        return new Counters(
                messages - mark.messages,
                rpcs - mark.rpcs,
                bytes - mark.bytes,
                elections - mark.elections);
    }
}
