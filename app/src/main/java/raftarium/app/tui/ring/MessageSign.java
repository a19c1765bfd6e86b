package raftarium.app.tui.ring;

import raftarium.raft.Message;
import raftarium.raft.Status;
import raftarium.sim.ClusterView;
import raftarium.trace.Packet;

/**
 * What a message is, by its sign: what asks is filled, what answers is hollow. The word beside it
 * says the rest, so that a sign is never the only one.
 */
public enum MessageSign {
    REQUEST_VOTE('◆'),
    VOTE('◇'),
    PRE_VOTE('▲'),
    PRE_VOTE_REPLY('△'),
    APPEND('■'),
    APPEND_REPLY('□'),
    BEAT('♥'),
    BEAT_REPLY('•'),
    SNAPSHOT('▣'),
    TIMEOUT_NOW('◆'),
    CLIENT('▸');

    private final char sign;

    MessageSign(char sign) {
        this.sign = sign;
    }

    public char sign() {
        return sign;
    }

    /** Whether it is a heartbeat, or answers one: of these there are many. */
    public boolean isBeat() {
        return this == BEAT || this == BEAT_REPLY;
    }

    /** What a packet is to somebody who looks at the cluster. */
    public static MessageSign of(Packet packet, ClusterView view) {
        Message message = packet.message();
        if (message instanceof Message.AppendEntries request) {
            return request.entries().isEmpty() ? BEAT : APPEND;
        } else if (message instanceof Message.AppendEntriesReply reply) {
            return isNews(reply, view) ? APPEND_REPLY : BEAT_REPLY;
        } else if (message instanceof Message.RequestVote) {
            return REQUEST_VOTE;
        } else if (message instanceof Message.RequestVoteReply) {
            return VOTE;
        } else if (message instanceof Message.PreVote) {
            return PRE_VOTE;
        } else if (message instanceof Message.PreVoteReply) {
            return PRE_VOTE_REPLY;
        } else if (message instanceof Message.InstallSnapshot) {
            return SNAPSHOT;
        } else if (message instanceof Message.InstallSnapshotReply) {
            return APPEND_REPLY;
        }
        return message instanceof Message.TimeoutNow ? TIMEOUT_NOW : CLIENT;
    }

    /** Whether it tells its leader of more than that knows. */
    private static boolean isNews(Message.AppendEntriesReply reply, ClusterView view) {
        if (!reply.success()) {
            return true;
        }
        for (Status.Follower follower : view.node(reply.to()).status().followers()) {
            if (follower.id() == reply.from()) {
                return reply.matchIndex() > follower.matchIndex();
            }
        }
        return false;
    }

    /** A short word for it: {@code T2}, {@code yes}, {@code +12}; "" if the sign says all. */
    public static String word(Packet packet, ClusterView view) {
        Message message = packet.message();
        if (message instanceof Message.AppendEntries request) {
            return appended(request);
        } else if (message instanceof Message.AppendEntriesReply reply) {
            return !reply.success() ? "no" : isNews(reply, view) ? "ok" + reply.matchIndex() : "";
        } else if (message instanceof Message.RequestVote request) {
            return "T" + request.term();
        } else if (message instanceof Message.RequestVoteReply reply) {
            return reply.voteGranted() ? "yes" : "no";
        } else if (message instanceof Message.PreVote request) {
            return "T" + (request.term() + 1) + "?";
        } else if (message instanceof Message.PreVoteReply reply) {
            return reply.voteGranted() ? "yes" : "no";
        } else if (message instanceof Message.InstallSnapshot install) {
            return "-" + install.lastIncludedIndex();
        } else if (message instanceof Message.InstallSnapshotReply reply) {
            return reply.installed() ? "ok" + reply.lastIncludedIndex() : "ok";
        }
        return message instanceof Message.TimeoutNow ? "go" : "";
    }

    private static String appended(Message.AppendEntries request) {
        long first = request.previousIndex() + 1;
        int count = request.entries().size();
        return count == 0
                ? ""
                : count == 1 ? "+" + first : "+" + first + ".." + request.lastIndex();
    }
}
