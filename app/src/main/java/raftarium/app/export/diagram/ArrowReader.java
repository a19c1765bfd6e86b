package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Arrow.Fate;
import raftarium.app.export.diagram.Arrow.Glyph;
import raftarium.raft.Message;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;
import raftarium.trace.PartialReader;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads the messages that are drawn. Heartbeats and their answers are only counted, unless one
 * changes something; where much happens, so are entries and their answers.
 */
final class ArrowReader extends PartialReader<Boolean> {
    /** From so many entries and answers on they are left out. */
    static final int ORDINARY = 120;

    /** So many arrows are kept at most. */
    static final int MOST = 4_000;

    private static final int MOST_BEATS = 4_096;

    /** What happens in answer to a message that makes a heartbeat worth drawing. */
    private static final Set<EventType> TURNS = Set.of(
            EventType.LEADER_KNOWN,
            EventType.ROLE_CHANGED,
            EventType.TRUNCATED,
            EventType.APPEND_REFUSED);

    /** A message that has arrived; what follows from it is known when the next one arrives. */
    private static final class Arrived {
        private final long number;
        private final Arrow arrow;
        private boolean changed;
        private boolean turned;

        Arrived(long number, Arrow arrow) {
            this.number = number;
            this.arrow = arrow;
        }
    }

    private final Map<Long, Long> held = new HashMap<>();

    /** The newest heartbeats, by packet: their answers are as ordinary. */
    private final Set<Long> beats = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > MOST_BEATS;
        }
    });

    private final Map<Integer, Arrived> arrived = new HashMap<>();
    private final Map<Long, Packet> flying = new LinkedHashMap<>();
    private final List<Arrow> ordinary = new ArrayList<>();
    private final List<Arrow> special = new ArrayList<>();
    private final Rounds rounds = new Rounds();

    /** Which round of whom has been drawn at a barrier, as long as that stands. */
    private final Map<Integer, Long> drawnRounds = new HashMap<>();

    private boolean dense;
    private long omitted;

    void happened(long number, Event event, long follows) {
        Arrived cause = event.node() == 0 ? null : arrived.get(event.node());
        if (cause != null && cause.number == follows) {
            cause.turned |= TURNS.contains(event.type());
            cause.changed |=
                    !(event instanceof MessageEvent) && event.type() != EventType.DISK_WRITE;
        }
        if (event instanceof MessageEvent message && message.packet().message() != null) {
            if (message instanceof MessageEvent.Delivered delivered) {
                arrives(number, delivered);
            } else {
                message.read(this);
            }
        }
    }

    /** Another partition: its first losses are drawn. */
    void wallChanged() {
        drawnRounds.clear();
    }

    @Override
    protected Boolean other(Event event) {
        return false;
    }

    @Override
    public Boolean sent(MessageEvent.Sent event) {
        return sets(event.packet());
    }

    @Override
    public Boolean duplicated(MessageEvent.Duplicated event) {
        return sets(event.packet());
    }

    private boolean sets(Packet packet) {
        flying.put(packet.id(), packet);
        return true;
    }

    @Override
    public Boolean held(MessageEvent.Held event) {
        held.putIfAbsent(event.packet().id(), event.atNanos());
        return true;
    }

    private void arrives(long number, MessageEvent.Delivered event) {
        flying.remove(event.packet().id());
        Arrow arrow = arrow(event.packet(), event.atNanos(), Fate.ARRIVED);
        Arrived before = arrived.put(event.packet().to(), new Arrived(number, arrow));
        if (before != null) {
            settle(before);
        }
    }

    @Override
    public Boolean lost(MessageEvent.Lost event) {
        flying.remove(event.packet().id());
        Fate fate = switch (event.reason()) {
            case PARTITION -> Fate.WALL;
            case DOWN -> Fate.DOWN;
            case LOSS, CUT, DROPPED, OVERFLOW -> Fate.ON_THE_WAY;
        };
        Packet packet = event.packet();
        Arrow arrow = arrow(packet, Math.max(event.atNanos(), due(packet)), fate);
        if (arrow.glyph() == Glyph.HEART) {
            long first = drawnRounds.computeIfAbsent(
                    100 * arrow.from() + fate.ordinal(), key -> arrow.sentNanos());
            rounds.add(arrow.from(), arrow.sentNanos());
            if (first != arrow.sentNanos()) {
                return false;
            }
        }
        if (arrow.glyph() != Glyph.HAS || !beats.contains(packet.inReplyTo())) {
            keep(special, arrow);
        }
        return true;
    }

    private static long due(Packet packet) {
        return packet.isHeld() ? 0 : packet.dueNanos();
    }

    /** All that follows from it has happened. */
    private void settle(Arrived one) {
        Arrow arrow = one.changed ? one.arrow.withChanged() : one.arrow;
        if (arrow.glyph() == Glyph.HEART && !one.turned && !arrow.isHeld()) {
            rounds.add(arrow.from(), arrow.sentNanos());
        } else if (arrow.glyph() == Glyph.HAS && beats.contains(-arrow.id()) && !arrow.isHeld()) {
            return;
        } else if (!arrow.isOrdinary() || one.turned) {
            keep(special, arrow);
        } else if (!dense) {
            ordinary.add(arrow);
            dense = ordinary.size() > ORDINARY;
            if (dense) {
                ordinary.clear();
            }
        }
    }

    private void keep(List<Arrow> arrows, Arrow arrow) {
        if (arrows.size() < MOST) {
            arrows.add(arrow);
        } else {
            omitted++;
        }
    }

    /** A message, from what is known of it. */
    private Arrow arrow(Packet packet, long endNanos, Fate fate) {
        Message message = Objects.requireNonNull(packet.message());
        Glyph glyph = glyph(message);
        if (glyph == Glyph.HEART) {
            beats.add(packet.id());
        } else if (glyph == Glyph.HAS && beats.contains(packet.inReplyTo())) {
            beats.add(-packet.id());
        }
        Long since = held.remove(packet.id());
        int entries = message instanceof Message.AppendEntries append
                ? append.entries().size()
                : 0;
        return new Arrow(
                packet.id(),
                packet.from(),
                packet.to(),
                packet.sentAtNanos(),
                endNanos,
                since == null ? -1 : since,
                glyph,
                message.term(),
                entries,
                fate,
                false);
    }

    private static Glyph glyph(Message message) {
        return message.read(GLYPHS);
    }

    private static final Message.Reader<Glyph> GLYPHS = new Message.Reader<>() {
        @Override
        public Glyph requestVote(Message.RequestVote message) {
            return Glyph.ASKS;
        }

        @Override
        public Glyph requestVoteReply(Message.RequestVoteReply message) {
            return message.voteGranted() ? Glyph.YES : Glyph.NO;
        }

        @Override
        public Glyph preVote(Message.PreVote message) {
            return Glyph.ASKS;
        }

        @Override
        public Glyph preVoteReply(Message.PreVoteReply message) {
            return message.voteGranted() ? Glyph.YES : Glyph.NO;
        }

        @Override
        public Glyph timeoutNow(Message.TimeoutNow message) {
            return Glyph.STAND;
        }

        @Override
        public Glyph appendEntries(Message.AppendEntries message) {
            return message.entries().isEmpty() ? Glyph.HEART : Glyph.ENTRIES;
        }

        @Override
        public Glyph appendEntriesReply(Message.AppendEntriesReply message) {
            return message.success() ? Glyph.HAS : Glyph.HAS_NOT;
        }

        @Override
        public Glyph installSnapshot(Message.InstallSnapshot message) {
            return Glyph.SNAPSHOT;
        }

        @Override
        public Glyph installSnapshotReply(Message.InstallSnapshotReply message) {
            return Glyph.HAS_SNAPSHOT;
        }
    };

    /** Nothing more happens: what is on its way is still on its way then. */
    void end(long atNanos) {
        arrived.values().forEach(this::settle);
        arrived.clear();
        flying.values().forEach(packet -> {
            Arrow arrow = arrow(packet, atNanos, Fate.FLYING);
            boolean isBeat = arrow.glyph() == Glyph.HEART
                    || arrow.glyph() == Glyph.HAS && beats.contains(packet.inReplyTo());
            if (!isBeat || arrow.isHeld()) {
                keep(special, arrow);
            }
        });
        flying.clear();
    }

    List<Arrow> arrows() {
        List<Arrow> all = new ArrayList<>(special);
        all.addAll(ordinary);
        all.sort(Comparator.comparingLong(Arrow::sentNanos).thenComparingLong(Arrow::id));
        return all;
    }

    Rounds rounds() {
        return rounds;
    }

    boolean isDense() {
        return dense;
    }

    long omitted() {
        return omitted;
    }
}
