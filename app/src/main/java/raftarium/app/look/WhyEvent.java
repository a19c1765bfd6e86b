package raftarium.app.look;

import raftarium.raft.Message;
import raftarium.raft.NodeEvent;
import raftarium.sim.Simulation;
import raftarium.trace.Address;
import raftarium.trace.CausalChain;
import raftarium.trace.CausalChain.Hop;
import raftarium.trace.CausalChain.Link;
import raftarium.trace.Cause;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.MessageEvent;
import raftarium.trace.Trace;
import raftarium.words.MistakeException;
import raftarium.words.Phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What caused a message or another event, and what it caused: by the causes that the trace keeps.
 */
public final class WhyEvent {
    private static final int MAX_CAUSES = 8;
    private static final int MAX_EFFECTS = 12;

    private final Trace trace;
    private final CausalChain chain;

    private WhyEvent(Trace trace) {
        this.trace = trace;
        chain = new CausalChain(trace);
    }

    /**
     * Of the message of that id.
     *
     * @throws MistakeException if the trace doesn't have it
     */
    public static String ofMessage(Simulation simulation, long id) throws MistakeException {
        long sent = new EventSearch(simulation).ofMessage(id);
        return new WhyEvent(simulation.trace()).told("message " + id, sent);
    }

    /**
     * Of the event of that number in the trace.
     *
     * @throws MistakeException if the trace doesn't have it
     */
    public static String ofNumber(Simulation simulation, long number) throws MistakeException {
        long found = new EventSearch(simulation).ofNumber(number);
        return new WhyEvent(simulation.trace()).told("event " + number, found);
    }

    private String told(String name, long number) {
        Event event = trace.event(number);
        List<String> lines = new ArrayList<>();
        lines.add(name + ":  " + Phrases.line(event).strip());
        lines.add("because:");
        lines.addAll(causes(number));
        List<String> effects = effects(number);
        if (!effects.isEmpty()) {
            lines.add("and so:");
            lines.addAll(effects);
        } else if (event.type() == EventType.MESSAGE_SENT) {
            lines.add("it is on its way");
        }
        return String.join("\n", lines);
    }

    // What it follows from.

    /** Up to where a timer had begun, or a command was given; the first comes first. */
    private List<String> causes(long number) {
        List<String> causes = new ArrayList<>();
        long effect = number;
        Hop hop = chain.back(effect);
        boolean goesOn = true;
        while (hop != null && goesOn && causes.size() < MAX_CAUSES) {
            if (hop.link() == Link.AFTER_SYNC) {
                causes.addAll(0, sync(effect));
            } else if (hop.link() == Link.TIMER || hop.link() == Link.SILENCE) {
                causes.add(0, "    " + who(effect) + "'s timer was over");
            }
            boolean isBeginning = hop.link() == Link.TIMER;
            if (!isBeginning) {
                causes.add(0, line(hop));
            }
            goesOn = !isBeginning && Cause.isEvent(hop.cause());
            effect = hop.cause();
            hop = goesOn ? chain.back(effect) : null;
        }
        String began = beganToSend(number);
        if (!began.isEmpty() && !causes.contains(began)) {
            causes.add(0, began);
        }
        if (causes.isEmpty()) {
            causes.add("    what the trace has no more");
        }
        return causes;
    }

    private String line(Hop hop) {
        return switch (hop.link()) {
            case START -> "    the cluster started";
            case COMMAND -> "    a command";
            default -> Phrases.line(trace.event(hop.cause()));
        };
    }

    /** Whose timer it was: a node's or a client's. */
    private String who(long number) {
        Event event = trace.event(number);
        return event instanceof MessageEvent.Sent sent
                ? Address.name(sent.packet().from())
                : event.node() == 0 ? "a client" : Address.name(event.node());
    }

    /** The sync for which a message or a write had to wait, and what was written. */
    private List<String> sync(long number) {
        Event waited = trace.event(number);
        int node = waited instanceof MessageEvent.Sent sent ? sent.packet().from() : waited.node();
        for (long before = number - 1; before >= trace.first(); before--) {
            Event event = trace.event(before);
            if (event.type() == EventType.DISK_SYNCED && event.node() == node) {
                Hop written = chain.back(before);
                return written == null
                        ? List.of(Phrases.line(event))
                        : List.of(line(written), Phrases.line(event));
            }
        }
        return List.of();
    }

    /** When the snapshot was begun to be sent of which a message brings a piece; "" if none. */
    private String beganToSend(long number) {
        Message.InstallSnapshot piece = trace.event(number) instanceof MessageEvent message
                        && message.packet().message() instanceof Message.InstallSnapshot one
                ? one
                : null;
        for (long before = number - 1; piece != null && before >= trace.first(); before--) {
            Event event = trace.event(before);
            NodeEvent.SnapshotSent began = event.decided(NodeEvent.SnapshotSent.class);
            if (began != null
                    && event.node() == piece.from()
                    && began.follower() == piece.to()
                    && began.index() == piece.lastIncludedIndex()) {
                return Phrases.line(event);
            }
        }
        return "";
    }

    // What follows from it.

    /** What became of it, and what that brought about at once; of a message, where it arrived. */
    private List<String> effects(long number) {
        TreeSet<Long> followed = new TreeSet<>(List.of(number));
        List<String> effects = new ArrayList<>();
        boolean isPacket = trace.event(number).type().isSending();
        for (long next = number + 1; next < trace.count() && effects.size() < MAX_EFFECTS; next++) {
            Hop hop = chain.back(next);
            if (hop != null && follows(hop, number, followed) || isPacket && isOf(next, number)) {
                followed.add(next);
                effects.add(Phrases.line(trace.event(next)));
            }
        }
        return effects;
    }

    private static boolean follows(Hop hop, long number, TreeSet<Long> followed) {
        return switch (hop.link()) {
            case AT_ONCE -> followed.contains(hop.cause());
            case AFTER_SYNC, SENT, WRITTEN, BARRED -> hop.cause() == number;
            case START, COMMAND, TIMER, HEARTBEAT, SILENCE -> false;
        };
    }

    /** Whether an event is of the same packet. */
    private boolean isOf(long number, long packet) {
        return packet(number) != 0 && packet(number) == packet(packet);
    }

    private long packet(long number) {
        return trace.event(number) instanceof MessageEvent message
                ? message.packet().id()
                : 0;
    }
}
