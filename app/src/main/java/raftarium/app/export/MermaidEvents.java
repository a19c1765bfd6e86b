package raftarium.app.export;

import raftarium.raft.Message;
import raftarium.raft.NodeEvent.Committed;
import raftarium.trace.Address;
import raftarium.trace.Body;
import raftarium.trace.ClientEvent;
import raftarium.trace.Decision;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.HostEvent;
import raftarium.trace.MessageEvent;
import raftarium.trace.Outcome;
import raftarium.trace.Packet;
import raftarium.trace.PartialReader;
import raftarium.trace.Trace;
import raftarium.trace.words.EventWords;
import raftarium.trace.words.MessageWords;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Decides which events a sequence diagram has, and as what. */
final class MermaidEvents extends PartialReader<Void> implements Trace.Follower {
    /** What a message says beside it. */
    private static final Set<EventType> SAID_BY_MESSAGES = EnumSet.of(
            EventType.VOTE_GRANTED,
            EventType.VOTE_REFUSED,
            EventType.PRE_VOTE_GRANTED,
            EventType.PRE_VOTE_REFUSED,
            EventType.APPEND_REFUSED,
            EventType.BACKED_UP);

    private final ExportSource source;
    private final MermaidExport.Diagram diagram;

    /** The newest term in which a node has heard of a leader, by both. */
    private final Map<String, Long> heard = new HashMap<>();

    /** Between which nodes, from and to, the newest heartbeat was lost. */
    private final Set<String> losing = new HashSet<>();

    /** Heartbeats that were counted, by id, whose answers will be. */
    private final Set<Long> folded = new HashSet<>();

    /** How many heartbeats a leader has sent that were counted and not told yet. */
    private final Map<Integer, Long> counted = new HashMap<>();

    MermaidEvents(ExportSource source, MermaidExport.Diagram diagram) {
        this.source = source;
        this.diagram = diagram;
    }

    @Override
    public void happened(long number, Event event, long follows) {
        if (source.has(event)) {
            event.read(this);
        }
    }

    @Override
    public Void delivered(MessageEvent.Delivered event) {
        Packet packet = event.packet();
        if (isFolded(packet)) {
            return null;
        }
        arrow(event, packet.body().isReply() ? "-->>" : "->>", "");
        return null;
    }

    @Override
    public Void lost(MessageEvent.Lost event) {
        Packet packet = event.packet();
        if (isHeartbeat(packet) && folds() && !losing.add(way(packet))) {
            counted.merge(packet.from(), 1L, Long::sum);
        } else if (!folded.remove(packet.inReplyTo())) {
            String sign = packet.body().isReply() ? "--x" : "-x";
            arrow(event, sign, ", lost: " + event.reason().word());
        }
        return null;
    }

    private void arrow(MessageEvent event, String way, String fate) {
        Packet packet = event.packet();
        String text = packet.body().name() + " " + MessageWords.of(packet.body()) + fate;
        diagram.arrow(
                event.atNanos(), Address.name(packet.from()), way, Address.name(packet.to()), text);
    }

    /** Who asks for types of events wants to see them all. */
    private boolean folds() {
        return source.selection().types().isEmpty();
    }

    /** Whether it is a heartbeat that isn't a leader's first word, or the answer to such a one. */
    private boolean isFolded(Packet packet) {
        if (!folds()) {
            return false;
        } else if (packet.body().isReply()) {
            return folded.remove(packet.inReplyTo()) && isAgreement(packet);
        } else if (isHeartbeat(packet)) {
            losing.remove(way(packet));
            boolean isNew = isFirstWord(packet);
            if (!isNew) {
                folded.add(packet.id());
                counted.merge(packet.from(), 1L, Long::sum);
            }
            return !isNew;
        }
        return false;
    }

    private static boolean isHeartbeat(Packet packet) {
        return packet.message() instanceof Message.AppendEntries request
                && request.entries().isEmpty();
    }

    private static String way(Packet packet) {
        return packet.from() + "-" + packet.to();
    }

    private static boolean isAgreement(Packet packet) {
        return packet.message() instanceof Message.AppendEntriesReply reply && reply.success();
    }

    private boolean isFirstWord(Packet packet) {
        long term = packet.body() instanceof Body.Raft raft ? raft.message().term() : 0;
        Long before = heard.put(way(packet), term);
        return before == null || before < term;
    }

    // What isn't said by messages.

    @Override
    public Void committed(Decision decision, Committed event) {
        return event.replicas() > 0 ? note(decision) : null;
    }

    @Override
    public Void returned(ClientEvent.Returned event) {
        if (event.outcome() != Outcome.OK) {
            diagram.note(event.atNanos(), Address.name(event.client()), words(event));
        }
        return null;
    }

    /** At the start all do. */
    @Override
    public Void started(HostEvent.Started event) {
        return event.atNanos() > source.session().timeline().start().nanos() ? note(event) : null;
    }

    @Override
    protected Void other(Event event) {
        boolean isTold = event.type().tells() && !SAID_BY_MESSAGES.contains(event.type());
        if (isTold && event.node() == 0) {
            diagram.noteOfAll(event.atNanos(), EventWords.of(event));
        } else if (isTold) {
            note(event);
        }
        return null;
    }

    private Void note(Event event) {
        Long heartbeats = counted.remove(event.node());
        String before = heartbeats == null
                ? ""
                : " (" + heartbeats + (heartbeats == 1 ? " heartbeat" : " heartbeats")
                        + " since the note before)";
        diagram.note(event.atNanos(), Address.name(event.node()), words(event) + before);
        return null;
    }

    /** The node is named by where it stands. */
    private static String words(Event event) {
        String words = EventWords.of(event);
        String who = Address.name(event.node()) + " ";
        return words.startsWith(who) ? words.substring(who.length()) : words;
    }
}
