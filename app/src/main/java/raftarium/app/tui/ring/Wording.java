package raftarium.app.tui.ring;

import raftarium.raft.Message;
import raftarium.trace.Address;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;
import raftarium.trace.words.MessageWords;

/** What a message says, in a few words: what matters most stands first. */
public final class Wording {
    private Wording() {}

    /**
     * What it says.
     *
     * @param kind what it was when it was sent
     */
    public static String of(Packet packet, MessageSign kind) {
        Message message = packet.message();
        if (message instanceof Message.AppendEntries request) {
            return appends(request) + ", commit " + request.leaderCommit()
                    + (request.lease() ? ", asks for a lease" : "");
        } else if (message instanceof Message.AppendEntriesReply reply) {
            return answers(reply, kind);
        } else if (message instanceof Message.RequestVote request) {
            return "RequestVote T" + request.term() + ", last entry " + request.lastLogIndex() + "/"
                    + request.lastLogTerm()
                    + (request.leadershipTransfer() ? ", asked to by its leader" : "");
        } else if (message instanceof Message.RequestVoteReply reply) {
            return (reply.voteGranted() ? "yes: vote in T" : "no: no vote in T") + reply.term();
        } else if (message instanceof Message.PreVote request) {
            return "PreVote T" + (request.term() + 1) + ", last entry " + request.lastLogIndex()
                    + "/" + request.lastLogTerm();
        } else if (message instanceof Message.PreVoteReply reply) {
            return (reply.voteGranted() ? "yes: it would vote, T" : "no: it wouldn't vote, T")
                    + reply.term();
        } else if (message instanceof Message.TimeoutNow) {
            return "TimeoutNow T" + message.term() + ": stand for election";
        }
        return message == null
                ? MessageWords.of(packet.body())
                : MessageWords.of(packet.body()) + ", T" + message.term();
    }

    private static String appends(Message.AppendEntries request) {
        int count = request.entries().size();
        if (count == 0) {
            return "heartbeat T" + request.term();
        }
        long first = request.previousIndex() + 1;
        return "AppendEntries " + first + (count == 1 ? "" : ".." + request.lastIndex()) + " after "
                + request.previousIndex() + "/" + request.previousTerm() + ", T" + request.term();
    }

    private static String answers(Message.AppendEntriesReply reply, MessageSign kind) {
        if (!reply.success()) {
            return "no: nothing fits behind " + reply.matchIndex() + ", T" + reply.term();
        }
        String ok = "ok to " + reply.matchIndex() + ", T" + reply.term();
        return kind.isBeat() ? "heartbeat reply: " + ok : ok;
    }

    /** Why it didn't arrive. */
    public static String loss(MessageEvent.Lost lost) {
        return switch (lost.reason()) {
            case LOSS -> "lost on the way";
            case CUT -> "lost at the cut";
            case PARTITION -> "lost at the wall";
            case DOWN -> "lost, " + Address.name(lost.packet().to()) + " is down";
            case DROPPED -> "lost, somebody dropped it";
            case OVERFLOW -> "lost, too many are held";
        };
    }

    /** What was lost, and where, where little room is left beside a word that says that it was. */
    public static String briefLoss(MessageEvent.Lost lost, MessageSign kind) {
        String what = of(lost.packet(), kind).split("[ ,:]", 2)[0];
        return (what.equals("AppendEntries") ? "entries" : what) + ": "
                + switch (lost.reason()) {
                    case LOSS -> "loss";
                    case CUT -> "cut";
                    case PARTITION -> "wall";
                    case DOWN -> Address.name(lost.packet().to()) + " down";
                    case DROPPED -> "dropped";
                    case OVERFLOW -> "overflow";
                };
    }
}
