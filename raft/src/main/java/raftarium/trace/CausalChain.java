package raftarium.trace;

import org.jspecify.annotations.Nullable;

import raftarium.raft.NodeEvent;
import raftarium.raft.Role;

/**
 * The way back from an event to what it follows from, again and again, to a command or the start.
 * It rests on the numbers that the trace keeps, not on time or order; what the trace has let go
 * ends it.
 */
public final class CausalChain {
    /** How an event follows from its cause. */
    public enum Link {
        /** The cluster started. */
        START,
        /** Somebody gave a command, or did something from outside. */
        COMMAND,
        /** The packet was sent. */
        SENT,
        /** The write was begun. */
        WRITTEN,
        /** What the cause changed keeps the packet from its receiver: a wall, or a crash. */
        BARRED,
        /** The node was told, and did it at once. */
        AT_ONCE,
        /** The node was told, and did it when its disk had what had to be there first. */
        AFTER_SYNC,
        /** A timer was over that began with the cause. */
        TIMER,
        /** A leader sends again and again since it leads. */
        HEARTBEAT,
        /** A timer was over that the cause kept from being set anew: nothing was heard. */
        SILENCE
    }

    /**
     * One step back.
     *
     * @param cause a {@link Cause}
     */
    public record Hop(long cause, Link link) {}

    private final Trace trace;

    /** The way back in that trace. */
    public CausalChain(Trace trace) {
        this.trace = trace;
    }

    /**
     * What the event of that number follows from.
     *
     * @return null if the trace doesn't have the event any more, or not its cause
     */
    public @Nullable Hop back(long number) {
        if (!has(number)) {
            return null;
        }
        long cause = trace.cause(number);
        if (!Cause.isEvent(cause)) {
            return new Hop(cause, cause == Cause.START ? Link.START : Link.COMMAND);
        }
        return has(cause) ? new Hop(cause, link(trace.event(cause), trace.event(number))) : null;
    }

    private boolean has(long number) {
        return number >= trace.first() && number < trace.count();
    }

    /** How an event follows from another, which is its cause. */
    public static Link link(Event cause, Event effect) {
        return switch (effect.type()) {
            case MESSAGE_DELIVERED, MESSAGE_HELD, MESSAGE_DUPLICATED -> Link.SENT;
            case MESSAGE_LOST -> cause.type().isSending() ? Link.SENT : Link.BARRED;
            case DISK_SYNCED -> Link.WRITTEN;
            default -> ofNode(cause, effect);
        };
    }

    private static Link ofNode(Event cause, Event effect) {
        boolean isSilence = switch (cause.type()) {
            case MESSAGE_LOST -> effect.type() != EventType.MESSAGE_SENT;
            case NODE_CRASHED, NODE_FAILED, NODE_PAUSED -> cause.node() != effect.node();
            default -> false;
        };
        if (isSilence) {
            return Link.SILENCE;
        } else if (cause.atNanos() == effect.atNanos()) {
            return Link.AT_ONCE;
        }
        NodeEvent.RoleChanged changed = cause.decided(NodeEvent.RoleChanged.class);
        boolean leads = changed != null && changed.role() == Role.LEADER;
        if (leads && effect.type() == EventType.MESSAGE_SENT) {
            return Link.HEARTBEAT;
        }
        return waits(cause, effect) ? Link.AFTER_SYNC : Link.TIMER;
    }

    /** What a node says or writes because of what it was told before, later than then. */
    private static boolean waits(Event cause, Event effect) {
        boolean isTold = cause.type() == EventType.MESSAGE_DELIVERED
                || cause.type() == EventType.COMMITTED
                || cause.type() == EventType.ROLE_CHANGED;
        return isTold
                && (effect.type() == EventType.MESSAGE_SENT
                        || effect.type() == EventType.DISK_WRITE
                        || effect.type() == EventType.APPLIED);
    }
}
