package raftarium.raft;

import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.AppendEntriesReply;
import raftarium.raft.Message.InstallSnapshot;
import raftarium.raft.Message.InstallSnapshotReply;
import raftarium.raft.Message.PreVote;
import raftarium.raft.Message.PreVoteReply;
import raftarium.raft.Message.RequestVote;
import raftarium.raft.Message.RequestVoteReply;
import raftarium.raft.Message.TimeoutNow;

/** Section 5.1: every message's term is compared first; then it goes to whom it concerns. */
final class Terms {
    private Terms() {}

    static void receive(Server server, Message message) {
        restartTimer(server);
        if (RemovedNodes.disregards(server, message)
                || server.elections().stickiness().disregards(server, message)) {
            return;
        }
        if (message.term() > server.term()) {
            if (message instanceof RequestVote request && server.rules().off(Rule.TERM_FIRST)) {
                receiveInOldTerm(server, request);
                return;
            }
            seeNewerTerm(server, message.term());
        } else if (message.term() < server.term() && refuseOldTerm(server, message)) {
            return;
        }
        if (message instanceof AppendEntries request) {
            server.role().receive(request);
        } else if (message instanceof InstallSnapshot request) {
            server.role().receive(request);
        } else if (message instanceof InstallSnapshotReply reply) {
            server.role().receive(reply);
        } else if (message instanceof AppendEntriesReply reply) {
            server.role().receive(reply);
        } else if (message instanceof RequestVote request) {
            RequestVoteReceiver.receive(server, request);
        } else if (message instanceof RequestVoteReply reply) {
            server.role().receive(reply);
        } else if (message instanceof PreVote request) {
            PreVotes.receive(server, request);
        } else if (message instanceof PreVoteReply reply) {
            server.elections().preVotes().receive(server, reply);
        } else if (message instanceof TimeoutNow
                && server.role() instanceof Follower
                && server.elections().mayStand()) {
            server.campaign(NodeEvent.Reason.TRANSFER);
        }
    }

    /** Without rule {@link Rule#RESTART_TIMER} a follower waits anew whatever comes. */
    private static void restartTimer(Server server) {
        if (server.rules().off(Rule.RESTART_TIMER) && server.role() instanceof Follower follower) {
            follower.waitAnew();
        }
    }

    /** Without rule {@link Rule#TERM_FIRST} the newer term is taken up last. */
    private static void receiveInOldTerm(Server server, RequestVote request) {
        boolean isGranted = RequestVoteReceiver.judge(server, request);
        seeNewerTerm(server, request.term());
        if (isGranted && server.role() instanceof Follower follower) {
            follower.waitAnew();
        }
        RequestVoteReceiver.answer(server, request, isGranted);
    }

    /** Rule {@link Rule#STEP_DOWN}. */
    private static void seeNewerTerm(Server server, long term) {
        if (server.rules().on(Rule.STEP_DOWN) || server.role().role() == Role.FOLLOWER) {
            server.becomeFollower(term, NodeEvent.Reason.NEWER_TERM);
        } else {
            server.enterTerm(term);
            server.tell(new NodeEvent.RoleChanged(
                    server.role().role(), term, NodeEvent.Reason.NEWER_TERM));
        }
    }

    /**
     * Rule {@link Rule#REJECT_OLD_TERM}. Requests are answered, so that the sender learns of the
     * newer term; replies of an older term answer a question that nobody asks any more (rule
     * {@link Rule#ANSWERS_OF_TERM}).
     */
    private static boolean refuseOldTerm(Server server, Message message) {
        if (message.isReply()) {
            return server.rules().on(Rule.ANSWERS_OF_TERM);
        }
        if (server.rules().off(Rule.REJECT_OLD_TERM)) {
            return false;
        }
        Refusal refusal = new Refusal(Rule.REJECT_OLD_TERM, 0, server.term(), 0, message.term());
        if (message instanceof RequestVote request) {
            server.tell(new NodeEvent.VoteRefused(request.from(), request.term(), refusal));
            server.output()
                    .send(new RequestVoteReply(server.id(), request.from(), server.term(), false));
        } else if (message instanceof PreVote request) {
            long nextTerm = request.term() + 1;
            server.tell(new NodeEvent.PreVoteRefused(request.from(), nextTerm, refusal));
            server.output()
                    .send(new PreVoteReply(server.id(), request.from(), server.term(), false));
        } else if (message instanceof AppendEntries request) {
            refuse(server, request, refusal);
        } else if (message instanceof InstallSnapshot request) {
            server.tell(new NodeEvent.AppendRefused(
                    request.from(), request.lastIncludedIndex(), refusal));
            server.output()
                    .send(new InstallSnapshotReply(
                            server.id(),
                            request.from(),
                            server.term(),
                            request.lastIncludedIndex(),
                            0,
                            false));
        }
        return true;
    }

    private static void refuse(Server server, AppendEntries request, Refusal refusal) {
        server.tell(new NodeEvent.AppendRefused(request.from(), request.previousIndex(), refusal));
        server.output()
                .send(new AppendEntriesReply(
                        server.id(),
                        request.from(),
                        server.term(),
                        false,
                        request.previousIndex(),
                        0,
                        0,
                        server.log().lastIndex(),
                        request.round()));
    }
}
