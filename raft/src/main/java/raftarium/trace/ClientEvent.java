package raftarium.trace;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.data.Digest;

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
        public String words() {
            return Address.name(client) + "  " + text;
        }

        @Override
        public void mix(Digest digest) {
            digest.add(client);
            digest.add(serial);
            digest.add(command);
            digest.add(read == null ? -1 : read.ordinal());
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
        public String words() {
            return Address.name(client) + "  " + text + " -> " + answer();
        }

        private String answer() {
            if (outcome == Outcome.FAILED) {
                return "failed: it has no effect and never will";
            } else if (outcome != Outcome.OK) {
                return outcome.word() + ": it may have taken effect, may yet, or never";
            }
            String at = index == 0 ? "" : ", index " + index;
            if (result == null) {
                return "none" + at;
            }
            return (result.length() == 0 ? "ok" : result.utf8()) + at;
        }

        @Override
        public void mix(Digest digest) {
            digest.add(client);
            digest.add(serial);
            digest.add(outcome.ordinal());
            digest.add(result == null ? Bytes.EMPTY : result);
            digest.add(index);
        }
    }
}
