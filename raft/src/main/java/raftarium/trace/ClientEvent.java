package raftarium.trace;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;

/** A client's command begins or ends: what histories are made of. */
public sealed interface ClientEvent extends Event {
    /** The client's address. */
    int client();

    @Override
    default int node() {
        return 0;
    }

    /**
     * A client asks for the first time.
     *
     * @param load whether it is one of those that ask on and on
     */
    record Called(
            long atNanos,
            int client,
            long serial,
            Bytes command,
            @Nullable ReadMode read,
            String text,
            boolean load)
            implements ClientEvent {
        @Override
        public EventType type() {
            return EventType.CLIENT_CALL;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.called(this);
        }
    }

    /** It knows as much as it ever will. */
    record Returned(
            long atNanos,
            int client,
            long serial,
            Outcome outcome,
            @Nullable Bytes result,
            long index,
            String text)
            implements ClientEvent {
        @Override
        public EventType type() {
            return EventType.CLIENT_RETURN;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.returned(this);
        }
    }
}
