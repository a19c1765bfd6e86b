package raftarium.raft;

import raftarium.raft.Message.PreVote;
import raftarium.raft.Message.RequestVote;

/**
 * Rule {@link Rule#REMOVED_NODES} (section 6, end): a node that was removed and doesn't know it
 * hears nothing, stands for election in ever newer terms, and would depose one leader after the
 * other. Who hears from a leader doesn't listen to it, unless that leader asked it to stand (3.10):
 * then it is a member of a configuration that hasn't come here yet.
 */
final class RemovedNodes {
    private RemovedNodes() {}

    /** Whether the message asks for a vote, on behalf of no member, for no reason. */
    static boolean disregards(Server server, Message message) {
        boolean asksForVote = message instanceof PreVote
                || message instanceof RequestVote request && !request.leadershipTransfer();
        if (!asksForVote
                || server.rules().off(Rule.REMOVED_NODES)
                || server.membership().contains(message.from())
                || !server.elections().hearsOfLeader()) {
            return false;
        }
        server.tell(new NodeEvent.VoteRefused(
                message.from(),
                message.term(),
                new Refusal(
                        Rule.REMOVED_NODES,
                        0,
                        server.term(),
                        server.role().leader(),
                        message.term())));
        return true;
    }
}
