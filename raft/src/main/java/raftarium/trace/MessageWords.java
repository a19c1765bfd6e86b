package raftarium.trace;

import raftarium.data.Digest;
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

import java.util.List;

/** A message's fields, in words and in a digest. */
final class MessageWords {
    private MessageWords() {}

    static String of(Message message) {
        if (message instanceof AppendEntries request) {
            return entries(request.entries())
                    + ", previous "
                    + request.previousIndex()
                    + "/"
                    + request.previousTerm()
                    + ", commit "
                    + request.leaderCommit()
                    + (request.lease() ? ", asks for a lease" : "");
        }
        if (message instanceof AppendEntriesReply reply) {
            return reply.success() ? "matches to " + reply.matchIndex() : refused(reply);
        }
        if (message instanceof RequestVote request) {
            return "term "
                    + request.term()
                    + ", last entry "
                    + request.lastLogIndex()
                    + "/"
                    + request.lastLogTerm()
                    + (request.leadershipTransfer() ? ", asked to by its leader" : "");
        }
        if (message instanceof PreVote request) {
            return "term " + (request.term() + 1) + ", last entry " + request.lastLogIndex() + "/"
                    + request.lastLogTerm();
        }
        if (message instanceof InstallSnapshot request) {
            return "snapshot to " + request.lastIncludedIndex() + "/" + request.lastIncludedTerm()
                    + ", bytes from " + request.offset() + (request.done() ? ", the last" : "");
        }
        if (message instanceof InstallSnapshotReply reply) {
            return reply.installed()
                    ? "has the snapshot to " + reply.lastIncludedIndex()
                    : "has its bytes to " + reply.nextOffset();
        }
        if (message instanceof TimeoutNow) {
            return "term " + message.term();
        }
        return "term " + message.term() + (isGranted(message) ? ", granted" : ", refused");
    }

    private static boolean isGranted(Message message) {
        return message instanceof RequestVoteReply reply && reply.voteGranted()
                || message instanceof PreVoteReply answer && answer.voteGranted();
    }

    private static String entries(List<Entry> entries) {
        if (entries.isEmpty()) {
            return "heartbeat";
        }
        long first = entries.get(0).index();
        long last = first + entries.size() - 1;
        return first == last ? "entry " + first : "entries " + first + ".." + last;
    }

    private static String refused(AppendEntriesReply reply) {
        return "refuses "
                + reply.matchIndex()
                + " (XTerm "
                + reply.xTerm()
                + ", XIndex "
                + reply.xIndex()
                + ", XLen "
                + reply.xLen()
                + ")";
    }

    static void mix(Message message, Digest digest) {
        digest.add(message.term());
        if (message instanceof AppendEntries request) {
            digest.add(request.previousIndex());
            digest.add(request.previousTerm());
            digest.add(request.leaderCommit());
            digest.add(request.round());
            if (request.lease()) {
                digest.add("lease");
            }
            mix(request.entries(), digest);
        } else if (message instanceof AppendEntriesReply reply) {
            digest.add(reply.success());
            digest.add(reply.matchIndex());
            digest.add(reply.xTerm());
            digest.add(reply.xIndex());
            digest.add(reply.xLen());
            digest.add(reply.round());
        } else if (message instanceof RequestVote request) {
            digest.add(request.lastLogIndex());
            digest.add(request.lastLogTerm());
            if (request.leadershipTransfer()) {
                digest.add("transfer");
            }
        } else if (message instanceof RequestVoteReply reply) {
            digest.add(reply.voteGranted());
        } else if (message instanceof PreVote request) {
            digest.add(request.name());
            digest.add(request.lastLogIndex());
            digest.add(request.lastLogTerm());
        } else if (message instanceof PreVoteReply reply) {
            digest.add(reply.name());
            digest.add(reply.voteGranted());
        } else if (message instanceof TimeoutNow) {
            digest.add(message.name());
        } else if (message instanceof InstallSnapshot request) {
            digest.add(request.lastIncludedIndex());
            digest.add(request.lastIncludedTerm());
            digest.add(request.membership().encode());
            digest.add(request.offset());
            digest.add(request.data());
        } else if (message instanceof InstallSnapshotReply reply) {
            digest.add(reply.lastIncludedIndex());
            digest.add(reply.nextOffset());
            digest.add(reply.installed());
        }
    }

    static void mix(List<Entry> entries, Digest digest) {
        digest.add(entries.size());
        for (int position = 0; position < entries.size(); position++) {
            Entry entry = entries.get(position);
            digest.add(entry.index());
            digest.add(entry.term());
            digest.add(entry.kind().ordinal());
            digest.add(entry.data());
        }
    }
}
