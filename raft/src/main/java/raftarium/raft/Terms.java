package raftarium.raft;

import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.AppendEntriesReply;
import raftarium.raft.Message.RequestVote;
import raftarium.raft.Message.RequestVoteReply;

/** Section 5.1: every message's term is compared first; then it goes to whom it concerns. */
final class Terms {
    private Terms() {}

    static void receive(RaftNode node, Message message) {
        if (message.term() > node.term()) {
            seeNewerTerm(node, message.term());
        } else if (message.term() < node.term() && refuseOldTerm(node, message)) {
            return;
        }
        if (message instanceof AppendEntries request) {
            node.roleState().receive(request);
        } else if (message instanceof AppendEntriesReply reply) {
            node.roleState().receive(reply);
        } else if (message instanceof RequestVote request) {
            RequestVoteReceiver.receive(node, request);
        } else if (message instanceof RequestVoteReply reply) {
            node.roleState().receive(reply);
        }
    }

    /** Rule {@link Rule#STEP_DOWN}. */
    private static void seeNewerTerm(RaftNode node, long term) {
        if (node.rules().on(Rule.STEP_DOWN) || node.role() == Role.FOLLOWER) {
            node.becomeFollower(term);
        } else {
            node.enterTerm(term);
            node.tell(new NodeEvent.RoleChanged(node.role(), term));
        }
    }

    /**
     * Rule {@link Rule#REJECT_OLD_TERM}. Requests are answered, so that the sender learns of the newer
     * term; replies of an older term answer a question that nobody asks any more.
     */
    private static boolean refuseOldTerm(RaftNode node, Message message) {
        if (message.isReply()) {
            return true;
        }
        if (node.rules().off(Rule.REJECT_OLD_TERM)) {
            return false;
        }
        Refusal refusal = new Refusal(Rule.REJECT_OLD_TERM, 0, node.term(), 0, message.term());
        if (message instanceof RequestVote request) {
            node.tell(new NodeEvent.VoteRefused(request.from(), request.term(), refusal));
            node.send(new RequestVoteReply(node.id(), request.from(), node.term(), false));
        } else if (message instanceof AppendEntries request) {
            node.tell(
                    new NodeEvent.AppendRefused(request.from(), request.previousIndex(), refusal));
            node.send(
                    new AppendEntriesReply(
                            node.id(),
                            request.from(),
                            node.term(),
                            false,
                            request.previousIndex(),
                            0,
                            0,
                            node.log().lastIndex(),
                            request.round()));
        }
        return true;
    }
}
