package raftarium.raft;

import java.util.List;

/**
 * What a node did or decided, for whoever watches. A node tells nobody when {@link
 * RaftConfig#tellsEvents} is off.
 */
public sealed interface NodeEvent {
    /** Has a reader read it, by the method that is for its kind. */
    <C, R> R read(Reader<C, R> reader, C context);

    /**
     * Reads what nodes do and decide: a method a kind.
     *
     * @param <C> what is known of the event besides: whose it is, and when
     * @param <R> what comes of it
     */
    interface Reader<C, R> {
        R roleChanged(C context, RoleChanged event);

        R preVoteBegan(C context, PreVoteBegan event);

        R preVoteGranted(C context, PreVoteGranted event);

        R preVoteRefused(C context, PreVoteRefused event);

        R transferBegan(C context, TransferBegan event);

        R transferFailed(C context, TransferFailed event);

        R leaderKnown(C context, LeaderKnown event);

        R voteGranted(C context, VoteGranted event);

        R standRefused(C context, StandRefused event);

        R voteRefused(C context, VoteRefused event);

        R voteCounted(C context, VoteCounted event);

        R appended(C context, Appended event);

        R truncated(C context, Truncated event);

        R appendRefused(C context, AppendRefused event);

        R backedUp(C context, BackedUp event);

        R committed(C context, Committed event);

        R membershipChanged(C context, MembershipChanged event);

        R catchUpFailed(C context, CatchUpFailed event);

        R snapshotSent(C context, SnapshotSent event);

        R snapshotInstalled(C context, SnapshotInstalled event);

        R commitWithheld(C context, CommitWithheld event);
    }
    /**
     * The node took a role in a term; a follower may do so again in a newer term.
     *
     * @param reason why
     */
    record RoleChanged(Role role, long term, Reason reason) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.roleChanged(context, this);
        }
    }

    /** Why a node takes a role. */
    enum Reason {
        /** It has seen a newer term. */
        NEWER_TERM,
        /** Another node leads in its term. */
        OTHER_LEADER,
        /** Its election timer is over. */
        TIMEOUT,
        /** The leader has asked it to take over. */
        TRANSFER,
        /** It has the votes that it needs. */
        ELECTED,
        /** It leads, and hears from no majority. */
        NO_QUORUM,
        /** It led, and is no voter of the configuration that it has committed. */
        REMOVED
    }

    /** Before it stands for election, a node asks whether it would be elected in the next term. */
    record PreVoteBegan(long nextTerm) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.preVoteBegan(context, this);
        }
    }

    /** A node would vote for the one that asks. */
    record PreVoteGranted(int candidate, long nextTerm) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.preVoteGranted(context, this);
        }
    }

    /** A node wouldn't. */
    record PreVoteRefused(int candidate, long nextTerm, Refusal refusal) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.preVoteRefused(context, this);
        }
    }

    /** A leader hands its leadership to another node; {@code sent}: that one was told to stand. */
    record TransferBegan(int target, boolean sent) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.transferBegan(context, this);
        }
    }

    /** A leader gives up handing over its leadership: it took too long. */
    record TransferFailed(int target) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.transferFailed(context, this);
        }
    }

    /** A follower heard of its leader for the first time in this term. */
    record LeaderKnown(int leader, long term) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.leaderKnown(context, this);
        }
    }

    /** The node gave its vote. */
    record VoteGranted(int candidate, long term) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.voteGranted(context, this);
        }
    }

    /** Its election timer is over, and a rule says that it may not stand yet. */
    record StandRefused(long nextTerm, Refusal refusal) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.standRefused(context, this);
        }
    }

    /** The node refused a vote. */
    record VoteRefused(int candidate, long term, Refusal refusal) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.voteRefused(context, this);
        }
    }

    /** A candidate got a vote; {@code votes} of the {@code needed} so far. */
    record VoteCounted(int voter, long term, int votes, int needed) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.voteCounted(context, this);
        }
    }

    /** Entries were added at the end of the log. */
    record Appended(List<Entry> entries) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.appended(context, this);
        }
    }

    /** The node deleted these entries, which end its log: they conflict with its leader's (5.3). */
    record Truncated(List<Entry> entries) implements NodeEvent {
        public Truncated {
            entries = List.copyOf(entries);
        }

        /** The first index that is gone. */
        public long fromIndex() {
            return entries.get(0).index();
        }

        /** The last one. */
        public long lastIndex() {
            return entries.get(entries.size() - 1).index();
        }

        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.truncated(context, this);
        }
    }

    /** A follower refused AppendEntries. */
    record AppendRefused(int leader, long previousIndex, Refusal refusal) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.appendRefused(context, this);
        }
    }

    /** A leader moved a follower's next index back after a refusal. */
    record BackedUp(int follower, long fromIndex, long nextIndex) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.backedUp(context, this);
        }
    }

    /**
     * The commit index rose.
     *
     * @param replicas nodes that have it on disk as its leader sees them; 0 when told by a leader
     * @param voters how many nodes vote
     * @param ownTerm whether the entry is of the node's own term
     */
    record Committed(long fromIndex, long index, int replicas, int voters, boolean ownTerm)
            implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.committed(context, this);
        }
    }

    /**
     * Another configuration is in use (section 6).
     *
     * @param index where it stands in the log
     */
    record MembershipChanged(long index, Membership membership) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.membershipChanged(context, this);
        }
    }

    /**
     * A leader can't go on with a membership change: a node didn't catch up in time.
     *
     * @param missing how many entries it is behind
     */
    record CatchUpFailed(int learner, long missing) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.catchUpFailed(context, this);
        }
    }

    /**
     * A follower needs entries that its leader no longer has: it is sent the snapshot.
     *
     * @param nextIndex the entry that it needs
     * @param index up to where the snapshot goes
     */
    record SnapshotSent(int follower, long nextIndex, long index, int bytes) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.snapshotSent(context, this);
        }
    }

    /** A follower has its leader's snapshot, in place of its log up to there. */
    record SnapshotInstalled(int leader, long index, long term) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.snapshotInstalled(context, this);
        }
    }

    /** A majority has an entry, but a rule says that it may not be counted yet. */
    record CommitWithheld(long index, Refusal refusal) implements NodeEvent {
        @Override
        public <C, R> R read(Reader<C, R> reader, C context) {
            return reader.commitWithheld(context, this);
        }
    }
}
