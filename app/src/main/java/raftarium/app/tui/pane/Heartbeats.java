package raftarium.app.tui.pane;

import raftarium.app.tui.ring.MessageSign;
import raftarium.raft.Message;
import raftarium.sim.ClusterView;
import raftarium.trace.Packet;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The heartbeats of a leader that are on their way, and the answers to them, told as one.
 *
 * @param term the leader's
 * @param sent how many heartbeats fly
 * @param replies how many answers
 */
public record Heartbeats(int leader, long term, int sent, int replies) {
    /**
     * Those among messages, by leaders.
     *
     * @param selected the message that is told by itself; 0: none
     */
    static List<Heartbeats> of(List<Packet> flying, ClusterView view, long selected) {
        Map<Integer, Heartbeats> byLeader = new TreeMap<>();
        for (Packet packet : flying) {
            MessageSign kind = MessageSign.of(packet, view);
            Message message = packet.message();
            if (message != null && packet.id() != selected && isOne(packet, kind)) {
                int leader = message.isReply() ? packet.to() : packet.from();
                Heartbeats none = new Heartbeats(leader, message.term(), 0, 0);
                byLeader.merge(leader, none.with(message), (one, more) -> one.with(message));
            }
        }
        return List.copyOf(byLeader.values());
    }

    /** Whether a message is told among others: nobody keeps it. */
    static boolean isOne(Packet packet, MessageSign kind) {
        return kind.isBeat() && !packet.isHeld();
    }

    private Heartbeats with(Message message) {
        return message.isReply()
                ? new Heartbeats(leader, term, sent, replies + 1)
                : new Heartbeats(leader, term, sent + 1, replies);
    }

    int count() {
        return sent + replies;
    }
}
