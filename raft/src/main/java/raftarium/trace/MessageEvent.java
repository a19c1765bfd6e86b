package raftarium.trace;

import java.util.Locale;

/** Something that happened to a packet. Its node is the one that sent or got it. */
public sealed interface MessageEvent extends Event {
    /** The packet. */
    Packet packet();

    /** It set out. */
    record Sent(long atNanos, Packet packet) implements MessageEvent {
        @Override
        public EventType type() {
            return EventType.MESSAGE_SENT;
        }

        @Override
        public int node() {
            return Address.isClient(packet.from()) ? 0 : packet.from();
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.sent(this);
        }
    }

    /** It arrived. */
    record Delivered(long atNanos, Packet packet) implements MessageEvent {
        @Override
        public EventType type() {
            return EventType.MESSAGE_DELIVERED;
        }

        @Override
        public int node() {
            return Address.isClient(packet.to()) ? 0 : packet.to();
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.delivered(this);
        }
    }

    /** Why a packet didn't arrive. */
    enum Reason {
        /** By chance. */
        LOSS,
        /** The link is cut. */
        CUT,
        /** Sender and receiver are on different sides. */
        PARTITION,
        /** The receiver is down. */
        DOWN,
        /** Somebody took it away. */
        DROPPED,
        /** It is to be held, and there is no room left for what is. */
        OVERFLOW;

        /** In lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** It will never arrive. */
    record Lost(long atNanos, Packet packet, Reason reason) implements MessageEvent {
        @Override
        public EventType type() {
            return EventType.MESSAGE_LOST;
        }

        @Override
        public int node() {
            return Address.isClient(packet.to()) ? 0 : packet.to();
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.lost(this);
        }
    }

    /** It stays in flight until it is released. */
    record Held(long atNanos, Packet packet) implements MessageEvent {
        @Override
        public EventType type() {
            return EventType.MESSAGE_HELD;
        }

        @Override
        public int node() {
            return Address.isClient(packet.from()) ? 0 : packet.from();
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.held(this);
        }
    }

    /** A second copy of it is on its way: {@code packet}, with an id of its own. */
    record Duplicated(long atNanos, Packet packet, long originalId) implements MessageEvent {
        @Override
        public EventType type() {
            return EventType.MESSAGE_DUPLICATED;
        }

        @Override
        public int node() {
            return Address.isClient(packet.from()) ? 0 : packet.from();
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.duplicated(this);
        }
    }
}
