package raftarium.app.look;

import raftarium.raft.Message;
import raftarium.raft.NodeEvent;
import raftarium.sim.Simulation;
import raftarium.trace.Address;
import raftarium.trace.ClientEvent;
import raftarium.trace.Decision;
import raftarium.trace.DiskEvent;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.MessageEvent;
import raftarium.trace.Trace;
import raftarium.words.MistakeException;
import raftarium.words.Phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What caused a message or another event, and what it caused: found out from the order of the
 * trace, since all that an event causes at once happens at its time, and what waits for a disk
 * happens when that is in sync.
 */
public final class WhyMessage {
    private static final int MAX_CAUSES = 8;
    private static final int MAX_EFFECTS = 12;
    private static final long NONE = -1;

    private final Trace trace;

    private WhyMessage(Trace trace) {
        this.trace = trace;
    }

    public static String answer(Simulation simulation, long id) throws MistakeException {
        return new WhyMessage(simulation.trace()).answer(id);
    }

    /**
     * The same of the event of that number in the trace.
     *
     * @throws MistakeException if the trace doesn't have it
     */
    public static String ofEvent(Simulation simulation, long number) throws MistakeException {
        return new WhyMessage(simulation.trace()).ofEvent(number);
    }

    private String ofEvent(long number) throws MistakeException {
        if (number < trace.first() || number >= trace.count()) {
            throw MistakeException.ofTheMoment("no event " + number + " is in the trace: it has "
                    + trace.first() + " to " + (trace.count() - 1) + ", counted from 0");
        }
        Event event = trace.event(number);
        if (event instanceof MessageEvent message
                && isSent(event, message.packet().id())) {
            return told(
                    "event " + number, number, effects(number, message.packet().id()));
        }
        return told("event " + number, number, following(number));
    }

    /** What it caused at once: all that follows it at its time and place, up to another cause. */
    private List<String> following(long number) {
        Event cause = trace.event(number);
        List<String> effects = new ArrayList<>();
        for (long next = number + 1; next < trace.count(); next++) {
            Event event = trace.event(next);
            if (effects.size() == MAX_EFFECTS
                    || event.atNanos() > cause.atNanos()
                    || isAnotherBeginning(event)) {
                return effects;
            } else if (place(event) == place(cause)) {
                effects.add(Phrases.line(event));
            }
        }
        return effects;
    }

    /** Where an event happens: at a node, or a client. */
    private static int place(Event event) {
        return event instanceof MessageEvent.Sent sent
                ? sent.packet().from()
                : event instanceof MessageEvent.Delivered delivered
                        ? delivered.packet().to()
                        : event.node();
    }

    private String answer(long id) throws MistakeException {
        long sent = before(trace.count(), event -> isSent(event, id));
        if (sent == NONE) {
            throw new MistakeException("no message " + id + " is in the trace (it keeps the newest "
                    + Trace.KEPT + " events); 'messages' lists what is in flight");
        }
        return told("message " + id, sent, effects(sent, id));
    }

    private String told(String name, long number, List<String> effects) {
        Event event = trace.event(number);
        List<String> lines = new ArrayList<>();
        lines.add(name + ":  " + Phrases.line(event).strip());
        lines.add("because:");
        lines.addAll(causes(number));
        if (!effects.isEmpty()) {
            lines.add("and so:");
            lines.addAll(effects);
        } else if (event instanceof MessageEvent.Sent) {
            lines.add("it is on its way");
        }
        return String.join("\n", lines);
    }

    private static boolean isSent(Event event, long id) {
        return event instanceof MessageEvent message
                && message.packet().id() == id
                && (event.type() == EventType.MESSAGE_SENT
                        || event.type() == EventType.MESSAGE_DUPLICATED);
    }

    private List<String> causes(long sent) {
        List<String> causes = new ArrayList<>();
        long effect = sent;
        while (causes.size() < MAX_CAUSES) {
            long cause = cause(effect);
            if (cause == NONE) {
                break;
            }
            causes.add(0, Phrases.line(trace.event(cause)));
            effect = cause;
        }
        Event caused = trace.event(sent);
        if (caused instanceof MessageEvent message
                && message.packet().message() instanceof Message.InstallSnapshot piece) {
            long began = before(sent, event -> beganToSend(event, piece));
            String line = began == NONE ? "" : Phrases.line(trace.event(began));
            if (!line.isEmpty() && !causes.contains(line)) {
                causes.add(0, line);
            }
        }
        if (causes.isEmpty()) {
            causes.add("    " + first(caused));
        }
        return causes;
    }

    /** What is before all that the trace has: a clock, or somebody who gives commands. */
    private static String first(Event event) {
        if (event instanceof MessageEvent.Sent sent) {
            return Address.name(sent.packet().from()) + "'s timer was over";
        }
        return isTimer(event) ? Address.name(event.node()) + "'s timer was over" : "a command";
    }

    private static boolean beganToSend(Event event, Message.InstallSnapshot piece) {
        return event.node() == piece.from()
                && event instanceof Decision decision
                && decision.event() instanceof NodeEvent.SnapshotSent sending
                && sending.follower() == piece.to()
                && sending.index() == piece.lastIncludedIndex();
    }

    /** The event that led to this one, or none: then it was a timer, or somebody's command. */
    private long cause(long number) {
        Event effect = trace.event(number);
        if (effect instanceof MessageEvent.Delivered delivered) {
            return before(number, event -> isSent(event, delivered.packet().id()));
        } else if (effect instanceof DiskEvent.Synced) {
            return before(
                    number,
                    event -> event instanceof DiskEvent.Write write
                            && write.node() == effect.node()
                            && write.dueNanos() == effect.atNanos());
        }
        int who = effect instanceof MessageEvent.Sent sent ? sent.packet().from() : effect.node();
        return before(
                number,
                event -> event.atNanos() < effect.atNanos() || begins(event, who),
                effect.atNanos());
    }

    /** Whether an event is the first of what happens at a place at its time. */
    private static boolean begins(Event event, int who) {
        if (event instanceof MessageEvent.Delivered delivered) {
            return delivered.packet().to() == who;
        } else if (event instanceof ClientEvent.Called called) {
            return called.client() == who;
        }
        return event.node() == who
                && (isTimer(event)
                        || event.type() == EventType.MEMBERSHIP_CHANGED
                        || event.type() == EventType.SNAPSHOT_SENT
                        || event.type() == EventType.DISK_SYNCED
                        || event.type() == EventType.TIMEOUT_FORCED
                        || event.type() == EventType.NODE_STARTED);
    }

    /** Whether it is what a node does whose election timer is over. */
    private static boolean isTimer(Event event) {
        boolean stands = event instanceof Decision decision
                && decision.event() instanceof NodeEvent.RoleChanged changed
                && changed.reason() == NodeEvent.Reason.TIMEOUT;
        return stands || event.type() == EventType.PRE_VOTE_BEGAN;
    }

    private List<String> effects(long sent, long id) {
        List<String> effects = new ArrayList<>();
        long number = sent + 1;
        boolean arrived = false;
        while (number < trace.count() && effects.size() < MAX_EFFECTS) {
            Event event = trace.event(number++);
            boolean ofIt =
                    event instanceof MessageEvent message && message.packet().id() == id;
            if (ofIt) {
                effects.add(Phrases.line(event));
                arrived = event.type() == EventType.MESSAGE_DELIVERED;
            } else if (arrived && isAnotherBeginning(event)) {
                return effects;
            } else if (arrived) {
                effects.add(Phrases.line(event));
            }
        }
        return effects;
    }

    private static boolean isAnotherBeginning(Event event) {
        return event.type() == EventType.MESSAGE_DELIVERED
                || event.type() == EventType.DISK_SYNCED
                || event.type() == EventType.CLIENT_CALL;
    }

    /** The newest event before {@code end} that is like that. */
    private long before(long end, Predicate<Event> isOne) {
        return before(end, isOne, Long.MIN_VALUE);
    }

    /** The same; none if it was before {@code fromNanos}. */
    private long before(long end, Predicate<Event> isOne, long fromNanos) {
        for (long number = end - 1; number >= trace.first(); number--) {
            Event event = trace.event(number);
            if (isOne.test(event)) {
                return event.atNanos() >= fromNanos ? number : NONE;
            }
        }
        return NONE;
    }
}
