package raftarium.trace;

import raftarium.data.Digest;
import raftarium.raft.NodeEvent;
import raftarium.raft.NodeEvent.CatchUpFailed;
import raftarium.raft.NodeEvent.MembershipChanged;
import raftarium.raft.NodeEvent.PreVoteBegan;
import raftarium.raft.NodeEvent.PreVoteGranted;
import raftarium.raft.NodeEvent.PreVoteRefused;
import raftarium.raft.NodeEvent.SnapshotInstalled;
import raftarium.raft.NodeEvent.SnapshotSent;
import raftarium.raft.NodeEvent.StandRefused;
import raftarium.raft.NodeEvent.TransferBegan;
import raftarium.raft.NodeEvent.TransferFailed;

/**
 * Decisions that go beyond figure 2: membership, snapshots, pre-votes and transfers. Their types,
 * in words, and in a digest.
 */
final class AdditionWords {
    private AdditionWords() {}

    static EventType type(NodeEvent event) {
        if (event instanceof PreVoteBegan) {
            return EventType.PRE_VOTE_BEGAN;
        } else if (event instanceof PreVoteGranted) {
            return EventType.PRE_VOTE_GRANTED;
        } else if (event instanceof PreVoteRefused) {
            return EventType.PRE_VOTE_REFUSED;
        } else if (event instanceof StandRefused) {
            return EventType.STAND_REFUSED;
        } else if (event instanceof TransferBegan) {
            return EventType.TRANSFER_BEGAN;
        } else if (event instanceof TransferFailed) {
            return EventType.TRANSFER_FAILED;
        } else if (event instanceof MembershipChanged) {
            return EventType.MEMBERSHIP_CHANGED;
        } else if (event instanceof CatchUpFailed) {
            return EventType.CATCH_UP_FAILED;
        } else if (event instanceof SnapshotSent) {
            return EventType.SNAPSHOT_SENT;
        } else if (event instanceof SnapshotInstalled) {
            return EventType.SNAPSHOT_INSTALLED;
        }
        throw new IllegalArgumentException("no words for " + event);
    }

    static String of(int node, NodeEvent event) {
        String self = "n" + node;

        if (event instanceof PreVoteBegan began) {
            return self + " asks whether it would be elected in term " + began.nextTerm()
                    + " (9.6)";
        } else if (event instanceof PreVoteGranted granted) {
            return self + " would vote for n" + granted.candidate() + " in term "
                    + granted.nextTerm() + " (9.6)";
        } else if (event instanceof PreVoteRefused refused) {
            return self + " would refuse n" + refused.candidate() + " its vote: "
                    + DecisionWords.refusal(refused.refusal(), node, refused.candidate());
        } else if (event instanceof StandRefused refused) {
            return self + " may not stand for election yet: "
                    + DecisionWords.refusal(refused.refusal(), node, node);
        } else if (event instanceof TransferBegan began) {
            return began.sent()
                    ? self + " tells n" + began.target() + " to stand for election at once (3.10)"
                    : self + " hands its leadership over to n" + began.target() + " (3.10)";
        } else if (event instanceof TransferFailed failed) {
            return self + " leads on: n" + failed.target() + " didn't take over in time (3.10)";
        }
        return membershipOrSnapshot(self, event);
    }

    private static String membershipOrSnapshot(String self, NodeEvent event) {
        if (event instanceof MembershipChanged changed) {
            return self + " is in configuration " + changed.membership() + ", entry "
                    + changed.index() + (changed.membership().isJoint() ? ", joint (6)" : " (6)");
        } else if (event instanceof CatchUpFailed failed) {
            return self + " gives up on n" + failed.learner() + ", which still lacks "
                    + failed.missing() + " entries (4.2.1)";
        } else if (event instanceof SnapshotSent sent) {
            return self + " sends n" + sent.follower() + " its snapshot, to " + sent.index()
                    + ": it has entry " + sent.nextIndex() + " no more (7)";
        } else if (event instanceof SnapshotInstalled installed) {
            return self + " has n" + installed.leader() + "'s snapshot in place of its log to "
                    + installed.index() + " (7)";
        }
        return event.toString();
    }

    static void mix(NodeEvent event, Digest digest) {
        if (event instanceof PreVoteBegan began) {
            digest.add(began.nextTerm());
        } else if (event instanceof PreVoteGranted granted) {
            DecisionWords.mix(digest, granted.candidate(), granted.nextTerm());
        } else if (event instanceof PreVoteRefused refused) {
            DecisionWords.mix(digest, refused.candidate(), refused.nextTerm());
            DecisionWords.mix(refused.refusal(), digest);
        } else if (event instanceof StandRefused refused) {
            digest.add(refused.nextTerm());
            DecisionWords.mix(refused.refusal(), digest);
        } else if (event instanceof TransferBegan began) {
            digest.add(began.target());
            digest.add(began.sent());
        } else if (event instanceof TransferFailed failed) {
            digest.add(failed.target());
        } else if (event instanceof MembershipChanged changed) {
            digest.add(changed.index());
            digest.add(changed.membership().encode());
        } else if (event instanceof CatchUpFailed failed) {
            DecisionWords.mix(digest, failed.learner(), failed.missing());
        } else if (event instanceof SnapshotSent sent) {
            DecisionWords.mix(digest, sent.follower(), sent.nextIndex());
            DecisionWords.mix(digest, sent.index(), sent.bytes());
        } else if (event instanceof SnapshotInstalled installed) {
            DecisionWords.mix(digest, installed.leader(), installed.index());
            digest.add(installed.term());
        }
    }
}
