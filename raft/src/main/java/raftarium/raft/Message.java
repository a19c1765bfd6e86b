package raftarium.raft;

import raftarium.data.Bytes;

import java.util.List;

/**
 * What nodes say to each other. Every message carries who sends it to whom and the sender's term
 * (section 5.1); fields have the names of figure 2.
 */
public sealed interface Message {
    /** The sender's id. */
    int from();

    /** The receiver's id. */
    int to();

    /** The sender's current term. */
    long term();

    /** The paper's name for it: {@code AppendEntries}. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** Whether it answers another message. */
    boolean isReply();

    /** The size that it would have on a wire, in bytes: fields of 8, entries with their data. */
    int sizeBytes();

    /** Has a reader read it, by the method that is for its kind. */
    <R> R read(Reader<R> reader);

    /** Reads messages: a method a kind. */
    interface Reader<R> {
        R requestVote(RequestVote message);

        R requestVoteReply(RequestVoteReply message);

        R preVote(PreVote message);

        R preVoteReply(PreVoteReply message);

        R timeoutNow(TimeoutNow message);

        R appendEntries(AppendEntries message);

        R appendEntriesReply(AppendEntriesReply message);

        R installSnapshot(InstallSnapshot message);

        R installSnapshotReply(InstallSnapshotReply message);
    }

    /**
     * A candidate asks for a vote (figure 2, RequestVote RPC).
     *
     * @param leadershipTransfer whether its leader asked it to stand (dissertation 3.10): then a
     *     promise to that leader doesn't bind
     */
    record RequestVote(
            int from,
            int to,
            long term,
            long lastLogIndex,
            long lastLogTerm,
            boolean leadershipTransfer)
            implements Message {
        /** Of a candidate whose election timer was over. */
        public RequestVote(int from, int to, long term, long lastLogIndex, long lastLogTerm) {
            this(from, to, term, lastLogIndex, lastLogTerm, false);
        }

        @Override
        public boolean isReply() {
            return false;
        }

        @Override
        public int sizeBytes() {
            return 41;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.requestVote(this);
        }
    }

    /** The answer to a candidate. */
    record RequestVoteReply(int from, int to, long term, boolean voteGranted) implements Message {
        @Override
        public boolean isReply() {
            return true;
        }

        @Override
        public int sizeBytes() {
            return 25;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.requestVoteReply(this);
        }
    }

    /**
     * A node asks whether it would get a vote in the next term (dissertation 9.6); nobody's term
     * changes.
     */
    record PreVote(int from, int to, long term, long lastLogIndex, long lastLogTerm)
            implements Message {
        @Override
        public boolean isReply() {
            return false;
        }

        @Override
        public int sizeBytes() {
            return 40;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.preVote(this);
        }
    }

    /** The answer to that. */
    record PreVoteReply(int from, int to, long term, boolean voteGranted) implements Message {
        @Override
        public boolean isReply() {
            return true;
        }

        @Override
        public int sizeBytes() {
            return 25;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.preVoteReply(this);
        }
    }

    /** A leader asks a follower to stand for election at once (dissertation 3.10). */
    record TimeoutNow(int from, int to, long term) implements Message {
        @Override
        public boolean isReply() {
            return false;
        }

        @Override
        public int sizeBytes() {
            return 24;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.timeoutNow(this);
        }
    }

    /**
     * A leader replicates entries; without any it is a heartbeat (figure 2, AppendEntries RPC).
     *
     * @param previousIndex index of the entry before the new ones, 0 for none
     * @param previousTerm term of that entry, 0 for none
     * @param round the leader's count of rounds, given back in the reply: a majority of replies of
     *     a round tells the leader that it still led when it began (section 8)
     * @param lease whether the leader asks for the promise to elect nobody for a while
     *     (dissertation 6.4.1)
     */
    record AppendEntries(
            int from,
            int to,
            long term,
            long previousIndex,
            long previousTerm,
            List<Entry> entries,
            long leaderCommit,
            long round,
            boolean lease)
            implements Message {
        /** Of a leader that asks for no promise. */
        public AppendEntries(
                int from,
                int to,
                long term,
                long previousIndex,
                long previousTerm,
                List<Entry> entries,
                long leaderCommit,
                long round) {
            this(from, to, term, previousIndex, previousTerm, entries, leaderCommit, round, false);
        }

        /** The index of the last entry that a receiver who accepts has in common. */
        public long lastIndex() {
            return previousIndex + entries.size();
        }

        @Override
        public boolean isReply() {
            return false;
        }

        @Override
        public int sizeBytes() {
            int size = 57;
            for (int position = 0; position < entries.size(); position++) {
                size += 20 + entries.get(position).data().length();
            }
            return size;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.appendEntries(this);
        }
    }

    /**
     * The answer to a leader. A refusal hints at how far to back up.
     *
     * @param matchIndex on success: the logs are equal up to here; else the previous index refused
     * @param xTerm term of the entry at the refused index, 0 if the log is too short
     * @param xIndex index of the first entry of that term, 0 if the log is too short
     * @param xLen length of the log: the index of its last entry
     */
    record AppendEntriesReply(
            int from,
            int to,
            long term,
            boolean success,
            long matchIndex,
            long xTerm,
            long xIndex,
            long xLen,
            long round)
            implements Message {
        @Override
        public boolean isReply() {
            return true;
        }

        @Override
        public int sizeBytes() {
            return 65;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.appendEntriesReply(this);
        }
    }

    /**
     * A leader sends a piece of its snapshot to a follower that needs entries which the leader no
     * longer has (figure 13, InstallSnapshot RPC).
     *
     * @param lastIncludedIndex index of the last entry that the snapshot stands for
     * @param lastIncludedTerm term of that entry
     * @param membership the latest configuration up to there
     * @param offset where the piece lies in the snapshot, in bytes
     * @param data the piece
     * @param done whether it is the last
     */
    record InstallSnapshot(
            int from,
            int to,
            long term,
            long lastIncludedIndex,
            long lastIncludedTerm,
            Membership membership,
            int offset,
            Bytes data,
            boolean done)
            implements Message {
        @Override
        public boolean isReply() {
            return false;
        }

        @Override
        public int sizeBytes() {
            return 61 + 4 * membership.members().size() + data.length();
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.installSnapshot(this);
        }
    }

    /**
     * The answer to that.
     *
     * @param lastIncludedIndex of the snapshot that it answers
     * @param nextOffset up to where the follower has it, in bytes: the next piece begins there
     * @param installed whether the follower has all of it, or needs none of it
     */
    record InstallSnapshotReply(
            int from, int to, long term, long lastIncludedIndex, int nextOffset, boolean installed)
            implements Message {
        @Override
        public boolean isReply() {
            return true;
        }

        @Override
        public int sizeBytes() {
            return 37;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.installSnapshotReply(this);
        }
    }
}
