package raftarium.storage;

import raftarium.raft.Message;
import raftarium.raft.Message.AppendEntriesReply;
import raftarium.raft.Message.InstallSnapshotReply;
import raftarium.raft.Message.RequestVote;
import raftarium.raft.Message.RequestVoteReply;

import java.util.ArrayList;
import java.util.List;

/**
 * What a node has said about its disk, to others or, by counting itself, to itself. Whatever a
 * crash leaves must make it true.
 */
sealed interface Claim {
    /** What is lost if it isn't true. */
    Loss loss();

    boolean holdsIn(Workload.State state);

    /** Whether that state may rightly make it true no more. */
    boolean maybeReplacedIn(Workload.State state);

    /** It has been in that term. */
    record InTerm(long term) implements Claim {
        @Override
        public Loss loss() {
            return Loss.TERM;
        }

        @Override
        public boolean holdsIn(Workload.State state) {
            return state.hardState().term() >= term;
        }

        @Override
        public boolean maybeReplacedIn(Workload.State state) {
            return false;
        }
    }

    /** It votes for nobody else in that term. */
    record VotedFor(long term, int candidate) implements Claim {
        @Override
        public Loss loss() {
            return Loss.VOTE;
        }

        @Override
        public boolean holdsIn(Workload.State state) {
            return state.hardState().term() > term
                    || state.hardState().term() == term && state.hardState().vote() == candidate;
        }

        @Override
        public boolean maybeReplacedIn(Workload.State state) {
            return false;
        }
    }

    /**
     * Its log has the entry of that index and term, itself or under a snapshot; until a leader of
     * a newer term than the one that it said so in replaces it.
     */
    record Holds(Loss loss, long index, long entryTerm, long saidInTerm) implements Claim {
        @Override
        public boolean holdsIn(Workload.State state) {
            long included = state.lastIncludedIndex();
            if (index < included || index == 0) {
                return true;
            }
            if (index == included) {
                return state.snapshot().lastIncludedTerm() == entryTerm;
            }
            return index <= state.lastIndex()
                    && state.entries().get((int) (index - included - 1)).term() == entryTerm;
        }

        @Override
        public boolean maybeReplacedIn(Workload.State state) {
            return state.hardState().term() > saidInTerm;
        }
    }

    /** What a node has heard from its leaders since it started. */
    interface Heard {
        /** The term of that entry in the log of a leader who sent it. */
        long termAt(int leader, long leaderTerm, long index);
    }

    /** All that a message says about the disk of its sender. */
    static List<Claim> of(Message message, Heard heard) {
        List<Claim> claims = new ArrayList<>();
        claims.add(new InTerm(message.term()));
        if (message instanceof RequestVote request) {
            claims.add(new VotedFor(request.term(), request.from()));
        } else if (message instanceof RequestVoteReply reply && reply.voteGranted()) {
            claims.add(new VotedFor(reply.term(), reply.to()));
        } else if (message instanceof AppendEntriesReply reply && reply.success()) {
            claims.add(holds(Loss.ENTRY, reply, reply.matchIndex(), heard));
        } else if (message instanceof InstallSnapshotReply reply && reply.installed()) {
            claims.add(holds(Loss.SNAPSHOT, reply, reply.lastIncludedIndex(), heard));
        }
        return claims;
    }

    private static Claim holds(Loss loss, Message reply, long index, Heard heard) {
        long term = heard.termAt(reply.to(), reply.term(), index);
        return new Holds(loss, index, term, reply.term());
    }
}
