package raftarium.trace;

import raftarium.data.Digest;
import raftarium.raft.NodeEvent;

/** Something that a node decided: what it told of itself, with time and node. */
public record Decision(long atNanos, int node, EventType type, NodeEvent event) implements Event {
    /** What a node told of itself, at a time. */
    public static Decision of(long atNanos, int node, NodeEvent event) {
        return new Decision(atNanos, node, DecisionWords.type(event), event);
    }

    @Override
    public String words() {
        return DecisionWords.of(node, event);
    }

    @Override
    public void mix(Digest digest) {
        digest.add(node);
        DecisionWords.mix(event, digest);
    }
}
