package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
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

/** Each kind of message has the paper's name and a size, and is a question or an answer. */
class MessageTest {
    private static final Membership THREE = Membership.ofFirst(3);

    private static void is(Message message, String name, boolean isReply, int bytes) {
        assertThat(message.name()).isEqualTo(name);
        assertThat(message.isReply()).as(name).isEqualTo(isReply);
        assertThat(message.sizeBytes()).as(name).isEqualTo(bytes);
        assertThat(message.from()).isEqualTo(1);
        assertThat(message.to()).isEqualTo(2);
        assertThat(message.term()).isEqualTo(7);
    }

    @Test
    void itsNameSizeAndKind() {
        is(new RequestVote(1, 2, 7, 3, 4), "RequestVote", false, 41);
        is(new RequestVoteReply(1, 2, 7, true), "RequestVoteReply", true, 25);
        is(new PreVote(1, 2, 7, 3, 4), "PreVote", false, 40);
        is(new PreVoteReply(1, 2, 7, true), "PreVoteReply", true, 25);
        is(new TimeoutNow(1, 2, 7), "TimeoutNow", false, 24);
        is(new AppendEntriesReply(1, 2, 7, true, 3, 0, 0, 3, 0), "AppendEntriesReply", true, 65);
        is(new InstallSnapshotReply(1, 2, 7, 9, 5, true), "InstallSnapshotReply", true, 37);
    }

    @Test
    void entriesAndDataCountWithTheirBytes() {
        AppendEntries empty = new AppendEntries(1, 2, 7, 3, 4, List.of(), 3, 0);
        int header = empty.sizeBytes();
        is(empty, "AppendEntries", false, header);
        List<Entry> entries = Subject.entries(4, 7, 7);
        int data = entries.stream().mapToInt(entry -> entry.data().length()).sum();
        is(
                new AppendEntries(1, 2, 7, 3, 4, entries, 3, 0),
                "AppendEntries",
                false,
                header + 2 * 20 + data);
        assertThat(header).isBetween(40, 80);
        Bytes piece = Bytes.utf8("0123456789");
        is(
                new InstallSnapshot(1, 2, 7, 9, 5, THREE, 0, piece, true),
                "InstallSnapshot",
                false,
                61 + 3 * 4 + 10);
    }
}
