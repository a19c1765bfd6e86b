package raftarium.app.look;

import org.jspecify.annotations.Nullable;

import raftarium.raft.NodeEvent;
import raftarium.trace.ClientEvent;
import raftarium.trace.Event;

/** Which events a story tells; it is shown all of them, in their order. */
public final class StoryChoice {
    /** What was told last of the configuration. */
    private NodeEvent.@Nullable MembershipChanged membership;

    /** Whether this one is told. */
    public boolean takes(Event event) {
        return (event.type().tells() || isAskedByHand(event))
                && !isFollowersCommit(event)
                && !isToldAlready(event);
    }

    /** This one has been told, by another story that this one goes on from. */
    public void knows(Event event) {
        isToldAlready(event);
    }

    /** A configuration is told of once, when the first node is in it. */
    private boolean isToldAlready(Event event) {
        NodeEvent.MembershipChanged changed = event.decided(NodeEvent.MembershipChanged.class);
        boolean isKnown = changed != null && changed.equals(membership);
        membership = changed == null ? membership : changed;
        return isKnown;
    }

    /** What one client asks is told; what those of a load ask would drown the rest. */
    private static boolean isAskedByHand(Event event) {
        return event instanceof ClientEvent.Called called && !called.load();
    }

    /** Followers commit after their leader: seen in the figures; told, it would drown the rest. */
    private static boolean isFollowersCommit(Event event) {
        NodeEvent.Committed newer = event.decided(NodeEvent.Committed.class);
        return newer != null && newer.replicas() == 0;
    }
}
