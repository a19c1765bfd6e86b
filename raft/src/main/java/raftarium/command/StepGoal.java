package raftarium.command;

import raftarium.raft.NodeEvent;
import raftarium.raft.Role;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.HostEvent;
import raftarium.trace.MessageEvent;

import java.util.Locale;

/** What a step goes on to. */
public enum StepGoal {
    /** A message has arrived, or is lost. */
    MESSAGE {
        @Override
        public boolean isReached(Event event) {
            return event instanceof MessageEvent.Delivered || event instanceof MessageEvent.Lost;
        }
    },
    /** A role changes, a leader commits, or something befalls a node. */
    CHANGE {
        @Override
        public boolean isReached(Event event) {
            boolean host = event instanceof HostEvent && event.type().tells();
            return commits(event)
                    || host
                    || event.type() == EventType.ROLE_CHANGED
                    || event.type() == EventType.MEMBERSHIP_CHANGED
                    || event.type() == EventType.TRUNCATED;
        }
    },
    /** A node becomes leader. */
    LEADER {
        @Override
        public boolean isReached(Event event) {
            return becomes(Role.LEADER, event);
        }
    },
    /** A node stands for election, which is how a term begins (5.2). */
    TERM {
        @Override
        public boolean isReached(Event event) {
            return becomes(Role.CANDIDATE, event);
        }
    },
    /** Somebody said something to those who watch. The session knows of it; no event does. */
    NOTE {
        @Override
        public boolean isReached(Event event) {
            return false;
        }
    },
    /** A leader commits. */
    COMMIT {
        @Override
        public boolean isReached(Event event) {
            return commits(event);
        }
    };

    private static boolean becomes(Role role, Event event) {
        NodeEvent.RoleChanged changed = event.decided(NodeEvent.RoleChanged.class);
        return changed != null
                && changed.role() == role
                && changed.reason() != NodeEvent.Reason.NEWER_TERM;
    }

    /** Followers commit after their leader, and are passed by. */
    private static boolean commits(Event event) {
        NodeEvent.Committed committed = event.decided(NodeEvent.Committed.class);
        return committed != null && committed.replicas() > 0;
    }

    /** As typed. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether such events are among those that {@link raftarium.sim.Simulation#turns} counts. */
    public boolean isOfTurns() {
        return this == LEADER || this == TERM;
    }

    /** Whether that event is what is gone to. */
    public abstract boolean isReached(Event event);
}
