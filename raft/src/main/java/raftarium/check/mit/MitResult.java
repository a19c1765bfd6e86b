package raftarium.check.mit;

/**
 * How a scenario went with a seed.
 *
 * @param scenario which one
 * @param seed the seed, from which all chance in it comes
 * @param failure what was expected, what came, when and with which seed, in one line; empty if all
 *     held
 * @param virtualNanos how much virtual time passed
 * @param rpcs requests between nodes, as the network counted them
 * @param bytes requests and replies between nodes, in bytes, likewise
 * @param commands how many commands were applied
 * @param events how many events the clock executed
 * @param digest the hash over the trace
 */
public record MitResult(
        MitScenario scenario,
        long seed,
        String failure,
        long virtualNanos,
        long rpcs,
        long bytes,
        long commands,
        long events,
        long digest) {
    /** Whether everything held. */
    public boolean isOk() {
        return failure.isEmpty();
    }
}
