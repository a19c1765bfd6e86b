package raftarium.trace;

import raftarium.raft.NodeEvent;
import raftarium.raft.NodeEvent.AppendRefused;
import raftarium.raft.NodeEvent.Appended;
import raftarium.raft.NodeEvent.BackedUp;
import raftarium.raft.NodeEvent.CatchUpFailed;
import raftarium.raft.NodeEvent.CommitWithheld;
import raftarium.raft.NodeEvent.Committed;
import raftarium.raft.NodeEvent.LeaderKnown;
import raftarium.raft.NodeEvent.MembershipChanged;
import raftarium.raft.NodeEvent.PreVoteBegan;
import raftarium.raft.NodeEvent.PreVoteGranted;
import raftarium.raft.NodeEvent.PreVoteRefused;
import raftarium.raft.NodeEvent.RoleChanged;
import raftarium.raft.NodeEvent.SnapshotInstalled;
import raftarium.raft.NodeEvent.SnapshotSent;
import raftarium.raft.NodeEvent.StandRefused;
import raftarium.raft.NodeEvent.TransferBegan;
import raftarium.raft.NodeEvent.TransferFailed;
import raftarium.raft.NodeEvent.Truncated;
import raftarium.raft.NodeEvent.VoteCounted;
import raftarium.raft.NodeEvent.VoteGranted;
import raftarium.raft.NodeEvent.VoteRefused;

/** Which type of event each decision of a node is. */
final class DecisionTypes implements NodeEvent.Reader<NodeEvent, EventType> {
    private static final DecisionTypes TYPES = new DecisionTypes();

    private DecisionTypes() {}

    static EventType of(NodeEvent event) {
        return event.read(TYPES, event);
    }

    @Override
    public EventType roleChanged(NodeEvent context, RoleChanged event) {
        return EventType.ROLE_CHANGED;
    }

    @Override
    public EventType leaderKnown(NodeEvent context, LeaderKnown event) {
        return EventType.LEADER_KNOWN;
    }

    @Override
    public EventType voteGranted(NodeEvent context, VoteGranted event) {
        return EventType.VOTE_GRANTED;
    }

    @Override
    public EventType voteRefused(NodeEvent context, VoteRefused event) {
        return EventType.VOTE_REFUSED;
    }

    @Override
    public EventType voteCounted(NodeEvent context, VoteCounted event) {
        return EventType.VOTE_COUNTED;
    }

    @Override
    public EventType appended(NodeEvent context, Appended event) {
        return EventType.APPENDED;
    }

    @Override
    public EventType truncated(NodeEvent context, Truncated event) {
        return EventType.TRUNCATED;
    }

    @Override
    public EventType appendRefused(NodeEvent context, AppendRefused event) {
        return EventType.APPEND_REFUSED;
    }

    @Override
    public EventType backedUp(NodeEvent context, BackedUp event) {
        return EventType.BACKED_UP;
    }

    @Override
    public EventType committed(NodeEvent context, Committed event) {
        return EventType.COMMITTED;
    }

    @Override
    public EventType commitWithheld(NodeEvent context, CommitWithheld event) {
        return EventType.COMMIT_WITHHELD;
    }

    @Override
    public EventType preVoteBegan(NodeEvent context, PreVoteBegan event) {
        return EventType.PRE_VOTE_BEGAN;
    }

    @Override
    public EventType preVoteGranted(NodeEvent context, PreVoteGranted event) {
        return EventType.PRE_VOTE_GRANTED;
    }

    @Override
    public EventType preVoteRefused(NodeEvent context, PreVoteRefused event) {
        return EventType.PRE_VOTE_REFUSED;
    }

    @Override
    public EventType standRefused(NodeEvent context, StandRefused event) {
        return EventType.STAND_REFUSED;
    }

    @Override
    public EventType transferBegan(NodeEvent context, TransferBegan event) {
        return EventType.TRANSFER_BEGAN;
    }

    @Override
    public EventType transferFailed(NodeEvent context, TransferFailed event) {
        return EventType.TRANSFER_FAILED;
    }

    @Override
    public EventType membershipChanged(NodeEvent context, MembershipChanged event) {
        return EventType.MEMBERSHIP_CHANGED;
    }

    @Override
    public EventType catchUpFailed(NodeEvent context, CatchUpFailed event) {
        return EventType.CATCH_UP_FAILED;
    }

    @Override
    public EventType snapshotSent(NodeEvent context, SnapshotSent event) {
        return EventType.SNAPSHOT_SENT;
    }

    @Override
    public EventType snapshotInstalled(NodeEvent context, SnapshotInstalled event) {
        return EventType.SNAPSHOT_INSTALLED;
    }
}
