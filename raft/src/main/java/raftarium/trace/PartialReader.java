package raftarium.trace;

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

/**
 * Reads events of some kinds, each by its own method, which a subclass gives; and all others by
 * {@link #other}.
 */
public abstract class PartialReader<R> implements Event.Reader<R> {
    /** Reads an event of a kind that has no method of its own here. */
    protected abstract R other(Event event);

    @Override
    public R roleChanged(Decision decision, RoleChanged event) {
        return other(decision);
    }

    @Override
    public R leaderKnown(Decision decision, LeaderKnown event) {
        return other(decision);
    }

    @Override
    public R voteGranted(Decision decision, VoteGranted event) {
        return other(decision);
    }

    @Override
    public R voteRefused(Decision decision, VoteRefused event) {
        return other(decision);
    }

    @Override
    public R voteCounted(Decision decision, VoteCounted event) {
        return other(decision);
    }

    @Override
    public R appended(Decision decision, Appended event) {
        return other(decision);
    }

    @Override
    public R truncated(Decision decision, Truncated event) {
        return other(decision);
    }

    @Override
    public R appendRefused(Decision decision, AppendRefused event) {
        return other(decision);
    }

    @Override
    public R backedUp(Decision decision, BackedUp event) {
        return other(decision);
    }

    @Override
    public R committed(Decision decision, Committed event) {
        return other(decision);
    }

    @Override
    public R commitWithheld(Decision decision, CommitWithheld event) {
        return other(decision);
    }

    @Override
    public R preVoteBegan(Decision decision, PreVoteBegan event) {
        return other(decision);
    }

    @Override
    public R preVoteGranted(Decision decision, PreVoteGranted event) {
        return other(decision);
    }

    @Override
    public R preVoteRefused(Decision decision, PreVoteRefused event) {
        return other(decision);
    }

    @Override
    public R standRefused(Decision decision, StandRefused event) {
        return other(decision);
    }

    @Override
    public R transferBegan(Decision decision, TransferBegan event) {
        return other(decision);
    }

    @Override
    public R transferFailed(Decision decision, TransferFailed event) {
        return other(decision);
    }

    @Override
    public R membershipChanged(Decision decision, MembershipChanged event) {
        return other(decision);
    }

    @Override
    public R catchUpFailed(Decision decision, CatchUpFailed event) {
        return other(decision);
    }

    @Override
    public R snapshotSent(Decision decision, SnapshotSent event) {
        return other(decision);
    }

    @Override
    public R snapshotInstalled(Decision decision, SnapshotInstalled event) {
        return other(decision);
    }

    @Override
    public R sent(MessageEvent.Sent event) {
        return other(event);
    }

    @Override
    public R delivered(MessageEvent.Delivered event) {
        return other(event);
    }

    @Override
    public R lost(MessageEvent.Lost event) {
        return other(event);
    }

    @Override
    public R held(MessageEvent.Held event) {
        return other(event);
    }

    @Override
    public R duplicated(MessageEvent.Duplicated event) {
        return other(event);
    }

    @Override
    public R write(DiskEvent.Write event) {
        return other(event);
    }

    @Override
    public R synced(DiskEvent.Synced event) {
        return other(event);
    }

    @Override
    public R started(HostEvent.Started event) {
        return other(event);
    }

    @Override
    public R added(HostEvent.Added event) {
        return other(event);
    }

    @Override
    public R snapshotTaken(HostEvent.SnapshotTaken event) {
        return other(event);
    }

    @Override
    public R crashed(HostEvent.Crashed event) {
        return other(event);
    }

    @Override
    public R failed(HostEvent.Failed event) {
        return other(event);
    }

    @Override
    public R paused(HostEvent.Paused event) {
        return other(event);
    }

    @Override
    public R resumed(HostEvent.Resumed event) {
        return other(event);
    }

    @Override
    public R timeoutForced(HostEvent.TimeoutForced event) {
        return other(event);
    }

    @Override
    public R applied(HostEvent.Applied event) {
        return other(event);
    }

    @Override
    public R called(ClientEvent.Called event) {
        return other(event);
    }

    @Override
    public R returned(ClientEvent.Returned event) {
        return other(event);
    }

    @Override
    public R networkChanged(FaultEvent.NetworkChanged event) {
        return other(event);
    }

    @Override
    public R ruleChanged(FaultEvent.RuleChanged event) {
        return other(event);
    }

    @Override
    public R clockDrifts(FaultEvent.ClockDrifts event) {
        return other(event);
    }

    @Override
    public R clockJumped(FaultEvent.ClockJumped event) {
        return other(event);
    }

    @Override
    public R diskChanged(FaultEvent.DiskChanged event) {
        return other(event);
    }

    @Override
    public R note(NoteEvent event) {
        return other(event);
    }
}
