package raftarium.trace;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.raft.Message;

/** What a packet carries. */
public sealed interface Body {
    /** A short name: the paper's for messages between nodes. */
    String name();

    /** The size that it would have on a wire, in bytes. */
    int sizeBytes();

    /** Whether it answers another packet. */
    boolean isReply();

    /** A message between nodes. */
    record Raft(Message message) implements Body {
        @Override
        public String name() {
            return message.name();
        }

        @Override
        public int sizeBytes() {
            return message.sizeBytes();
        }

        @Override
        public boolean isReply() {
            return message.isReply();
        }
    }

    /**
     * A client asks.
     *
     * @param attempt the attempt of the client that this is, given back in the answer
     * @param command a {@link raftarium.machine.SessionCommand}; for reads the machine's command
     * @param read how to read, or null for what goes through the log
     */
    record Request(long attempt, Bytes command, @Nullable ReadMode read, String text)
            implements Body {
        @Override
        public String name() {
            return "Request";
        }

        @Override
        public int sizeBytes() {
            return 16 + command.length();
        }

        @Override
        public boolean isReply() {
            return false;
        }
    }

    /** How a node answers a client. */
    enum Answer {
        /** Done; the result follows. */
        OK,
        /** It doesn't lead; who does may follow. */
        NOT_LEADER,
        /** It led, and lost the leadership before the command was committed. */
        LEADERSHIP_LOST,
        /** Nobody listens there. */
        REFUSED,
        /** The command was committed but not applied: the client's session had ended. */
        SESSION_EXPIRED,
        /** Without rule unknown-outcome: it lost the leadership, and takes that for a failure. */
        FAILED;

        /** In words. */
        public String words() {
            return switch (this) {
                case OK -> "ok";
                case NOT_LEADER -> "not the leader";
                case LEADERSHIP_LOST -> "leadership lost";
                case REFUSED -> "connection refused";
                case SESSION_EXPIRED -> "session expired";
                case FAILED -> "failed";
            };
        }
    }

    /**
     * A client is answered.
     *
     * @param result the machine's answer, null for none
     * @param leader who leads as far as the node knows, 0 if unknown
     * @param index the log index of the command, 0 if it has none
     */
    record Reply(long attempt, Answer answer, @Nullable Bytes result, int leader, long index)
            implements Body {
        /** What the machine of a node that is down says. */
        public static Reply refused(long attempt) {
            return new Reply(attempt, Answer.REFUSED, null, 0, 0);
        }

        @Override
        public String name() {
            return "Reply";
        }

        @Override
        public int sizeBytes() {
            return 24 + (result == null ? 0 : result.length());
        }

        @Override
        public boolean isReply() {
            return true;
        }
    }
}
