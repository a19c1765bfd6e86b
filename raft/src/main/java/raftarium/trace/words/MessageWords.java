package raftarium.trace.words;

import raftarium.raft.Entry;
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
import raftarium.trace.Address;
import raftarium.trace.Body;
import raftarium.trace.Packet;

import java.util.List;

/** Packets, and what they carry, in words. */
public final class MessageWords implements Message.Reader<String> {
    private static final MessageWords WORDS = new MessageWords();

    private MessageWords() {}

    /** From, to, and what it carries. */
    public static String of(Packet packet) {
        return Address.name(packet.from())
                + " -> "
                + Address.name(packet.to())
                + "  "
                + packet.body().name()
                + " "
                + of(packet.body());
    }

    /** What is in it, without its name. */
    public static String of(Body body) {
        if (body instanceof Body.Request request) {
            return request.text();
        } else if (body instanceof Body.Reply reply) {
            return answer(reply);
        }
        return ((Body.Raft) body).message().read(WORDS);
    }

    private static String answer(Body.Reply reply) {
        boolean says = reply.result() != null && reply.result().length() > 0;
        boolean leads = reply.answer() == Body.Answer.NOT_LEADER && reply.leader() != 0;
        return reply.answer().words()
                + (says ? " " + reply.result() : "")
                + (leads ? ", n" + reply.leader() + " is" : "");
    }

    @Override
    public String appendEntries(AppendEntries request) {
        return entries(request.entries())
                + ", previous "
                + request.previousIndex()
                + "/"
                + request.previousTerm()
                + ", commit "
                + request.leaderCommit()
                + (request.lease() ? ", asks for a lease" : "");
    }

    private static String entries(List<Entry> entries) {
        if (entries.isEmpty()) {
            return "heartbeat";
        }
        long first = entries.get(0).index();
        return DecisionWords.range(first, first + entries.size() - 1);
    }

    @Override
    public String appendEntriesReply(AppendEntriesReply reply) {
        return reply.success()
                ? "matches to " + reply.matchIndex()
                : "refuses "
                        + reply.matchIndex()
                        + " (XTerm "
                        + reply.xTerm()
                        + ", XIndex "
                        + reply.xIndex()
                        + ", XLen "
                        + reply.xLen()
                        + ")";
    }

    @Override
    public String requestVote(RequestVote request) {
        return "term "
                + request.term()
                + ", last entry "
                + request.lastLogIndex()
                + "/"
                + request.lastLogTerm()
                + (request.leadershipTransfer() ? ", asked to by its leader" : "");
    }

    @Override
    public String requestVoteReply(RequestVoteReply reply) {
        return vote(reply.term(), reply.voteGranted());
    }

    @Override
    public String preVote(PreVote request) {
        return "term " + (request.term() + 1) + ", last entry " + request.lastLogIndex() + "/"
                + request.lastLogTerm();
    }

    @Override
    public String preVoteReply(PreVoteReply reply) {
        return vote(reply.term(), reply.voteGranted());
    }

    private static String vote(long term, boolean granted) {
        return "term " + term + (granted ? ", granted" : ", refused");
    }

    @Override
    public String timeoutNow(TimeoutNow request) {
        return "term " + request.term();
    }

    @Override
    public String installSnapshot(InstallSnapshot request) {
        return "snapshot to " + request.lastIncludedIndex() + "/" + request.lastIncludedTerm()
                + ", bytes from " + request.offset() + (request.done() ? ", the last" : "");
    }

    @Override
    public String installSnapshotReply(InstallSnapshotReply reply) {
        return reply.installed()
                ? "has the snapshot to " + reply.lastIncludedIndex()
                : "has its bytes to " + reply.nextOffset();
    }
}
