package raftarium.command;

import raftarium.raft.NodeEvent;
import raftarium.sim.Decision;
import raftarium.sim.Event;
import raftarium.sim.EventType;
import raftarium.sim.HostEvent;
import raftarium.sim.MessageEvent;

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
            boolean commits = event instanceof Decision decision
                    && decision.event() instanceof NodeEvent.Committed committed
                    && committed.replicas() > 0;
            boolean host = event instanceof HostEvent && event.type().tells();
            return commits
                    || host
                    || event.type() == EventType.ROLE_CHANGED
                    || event.type() == EventType.MEMBERSHIP_CHANGED
                    || event.type() == EventType.TRUNCATED;
        }
    };

    /** As typed. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether that event is what is gone to. */
    public abstract boolean isReached(Event event);
}
