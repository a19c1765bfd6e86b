package raftarium.raft;

/**
 * What became of a command handed to a node.
 *
 * @param accepted whether the node leads and appended it; then it is committed if an entry of this
 *     index and term is, and lost if one of another term is
 * @param index where it stands in the log, 0 if refused
 * @param term the node's term
 * @param leader who leads in that term as far as the node knows, 0 if unknown
 */
public record Proposal(boolean accepted, long index, long term, int leader) {
    /** Of a node that doesn't run: it takes nothing, and tells no term. */
    public static final Proposal NOT_RUNNING = new Proposal(false, 0, 0, 0);
}
