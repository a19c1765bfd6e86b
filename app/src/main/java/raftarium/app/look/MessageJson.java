package raftarium.app.look;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.machine.MachineType;
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
import raftarium.trace.Body;
import raftarium.trace.Packet;
import raftarium.trace.words.EntryWords;

import java.util.List;

/** Packets, and what they carry, as fields of a line of JSON. */
final class MessageJson implements Message.Reader<JsonLine> {
    private final JsonLine line;
    private final MachineType machine;

    /** What commands say is in the words of that machine. */
    MessageJson(JsonLine line, MachineType machine) {
        this.line = line;
        this.machine = machine;
    }

    /** Which packet it is. */
    void name(Packet packet) {
        begin(packet);
        line.end();
    }

    /** Which packet it is, and all that it carries. */
    void whole(Packet packet) {
        begin(packet);
        if (packet.body() instanceof Body.Raft raft) {
            line.number("term", raft.message().term());
            raft.message().read(this);
        } else if (packet.body() instanceof Body.Request request) {
            line.number("attempt", request.attempt())
                    .text("read", request.read() == null ? null : request.read().word())
                    .text("text", request.text());
        } else if (packet.body() instanceof Body.Reply reply) {
            line.number("attempt", reply.attempt())
                    .key("answer", reply.answer())
                    .text("result", text(reply.result()))
                    .address("leader", reply.leader())
                    .number("index", reply.index());
        }
        line.end();
    }

    private void begin(Packet packet) {
        line.begin("message")
                .number("id", packet.id())
                .address("from", packet.from())
                .address("to", packet.to())
                .text("kind", packet.body().name());
        if (packet.inReplyTo() > 0) {
            line.number("in_reply_to", packet.inReplyTo());
        }
        if (!packet.isHeld()) {
            line.number("due_ns", packet.dueNanos());
        }
    }

    void entries(String name, List<Entry> entries) {
        line.beginList(name);
        for (int position = 0; position < entries.size(); position++) {
            Entry entry = entries.get(position);
            fields(line.begin(), entry);
        }
        line.endList();
    }

    void entry(String name, Entry entry) {
        fields(line.begin(name), entry);
    }

    private void fields(JsonLine begun, Entry entry) {
        begun.number("index", entry.index())
                .number("term", entry.term())
                .key("kind", entry.kind())
                .text("text", EntryWords.of(entry, machine))
                .end();
    }

    /** What a state machine answered; null for nothing. */
    static @Nullable String text(@Nullable Bytes result) {
        return result == null ? null : result.utf8();
    }

    @Override
    public JsonLine requestVote(RequestVote message) {
        return line.place("last_log", message.lastLogIndex(), message.lastLogTerm())
                .flag("leadership_transfer", message.leadershipTransfer());
    }

    @Override
    public JsonLine requestVoteReply(RequestVoteReply message) {
        return line.flag("vote_granted", message.voteGranted());
    }

    @Override
    public JsonLine preVote(PreVote message) {
        return line.place("last_log", message.lastLogIndex(), message.lastLogTerm());
    }

    @Override
    public JsonLine preVoteReply(PreVoteReply message) {
        return line.flag("vote_granted", message.voteGranted());
    }

    @Override
    public JsonLine timeoutNow(TimeoutNow message) {
        return line;
    }

    @Override
    public JsonLine appendEntries(AppendEntries message) {
        line.place("previous", message.previousIndex(), message.previousTerm());
        entries("entries", message.entries());
        return line.number("leader_commit", message.leaderCommit())
                .number("round", message.round())
                .flag("lease", message.lease());
    }

    @Override
    public JsonLine appendEntriesReply(AppendEntriesReply message) {
        return line.flag("success", message.success())
                .number("match", message.matchIndex())
                .number("x_term", message.xTerm())
                .number("x_index", message.xIndex())
                .number("x_len", message.xLen())
                .number("round", message.round());
    }

    @Override
    public JsonLine installSnapshot(InstallSnapshot message) {
        return line.place("last_included", message.lastIncludedIndex(), message.lastIncludedTerm())
                .members("members", message.membership())
                .number("offset", message.offset())
                .number("bytes", message.data().length())
                .flag("done", message.done());
    }

    @Override
    public JsonLine installSnapshotReply(InstallSnapshotReply message) {
        return line.number("last_included_index", message.lastIncludedIndex())
                .number("next_offset", message.nextOffset())
                .flag("installed", message.installed());
    }
}
