package raftarium.trace;

import raftarium.data.Bytes;
import raftarium.data.Digest;
import raftarium.raft.Message;
import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.AppendEntriesReply;
import raftarium.raft.Message.InstallSnapshot;
import raftarium.raft.Message.InstallSnapshotReply;
import raftarium.raft.Message.PreVote;
import raftarium.raft.Message.PreVoteReply;
import raftarium.raft.Message.RequestVote;
import raftarium.raft.Message.RequestVoteReply;
import raftarium.raft.Message.TimeoutNow;

/** Mixes what packets carry into a digest. */
final class MessageDigest implements Message.Reader<Digest> {
    private final DecisionDigest events;
    private final Digest digest;

    MessageDigest(DecisionDigest events) {
        this.events = events;
        digest = events.digest;
    }

    void add(Body body) {
        if (body instanceof Body.Raft raft) {
            digest.add(raft.message().term());
            raft.message().read(this);
        } else if (body instanceof Body.Request request) {
            digest.add(request.attempt());
            digest.add(request.command());
            digest.add(request.read() == null ? -1 : request.read().ordinal());
        } else if (body instanceof Body.Reply reply) {
            digest.add(reply.attempt());
            digest.add(reply.answer().ordinal());
            digest.add(reply.result() == null ? Bytes.EMPTY : reply.result());
            digest.add(reply.leader());
            digest.add(reply.index());
        }
    }

    @Override
    public Digest appendEntries(AppendEntries request) {
        digest.add(request.previousIndex());
        digest.add(request.previousTerm());
        digest.add(request.leaderCommit());
        digest.add(request.round());
        if (request.lease()) {
            digest.add("lease");
        }
        events.add(request.entries());
        return digest;
    }

    @Override
    public Digest appendEntriesReply(AppendEntriesReply reply) {
        digest.add(reply.success());
        digest.add(reply.matchIndex());
        digest.add(reply.xTerm());
        digest.add(reply.xIndex());
        digest.add(reply.xLen());
        digest.add(reply.round());
        return digest;
    }

    @Override
    public Digest requestVote(RequestVote request) {
        digest.add(request.lastLogIndex());
        digest.add(request.lastLogTerm());
        if (request.leadershipTransfer()) {
            digest.add("transfer");
        }
        return digest;
    }

    @Override
    public Digest requestVoteReply(RequestVoteReply reply) {
        digest.add(reply.voteGranted());
        return digest;
    }

    @Override
    public Digest preVote(PreVote request) {
        digest.add(request.name());
        digest.add(request.lastLogIndex());
        digest.add(request.lastLogTerm());
        return digest;
    }

    @Override
    public Digest preVoteReply(PreVoteReply reply) {
        digest.add(reply.name());
        digest.add(reply.voteGranted());
        return digest;
    }

    @Override
    public Digest timeoutNow(TimeoutNow request) {
        digest.add(request.name());
        return digest;
    }

    @Override
    public Digest installSnapshot(InstallSnapshot request) {
        digest.add(request.lastIncludedIndex());
        digest.add(request.lastIncludedTerm());
        digest.add(request.membership().encode());
        digest.add(request.offset());
        digest.add(request.data());
        return digest;
    }

    @Override
    public Digest installSnapshotReply(InstallSnapshotReply reply) {
        digest.add(reply.lastIncludedIndex());
        digest.add(reply.nextOffset());
        digest.add(reply.installed());
        return digest;
    }
}
