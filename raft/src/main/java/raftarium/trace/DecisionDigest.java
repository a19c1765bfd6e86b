package raftarium.trace;

import raftarium.data.Digest;
import raftarium.raft.Entry;
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
import raftarium.raft.Refusal;

import java.util.List;

/** Mixes what nodes did and decided into a digest. */
abstract class DecisionDigest implements NodeEvent.Reader<Decision, Digest> {
    final Digest digest;

    DecisionDigest(Digest digest) {
        this.digest = digest;
    }

    private void add(Refusal refusal) {
        digest.add(refusal.rule().ordinal());
        digest.add(refusal.ownIndex());
        digest.add(refusal.ownTerm());
        digest.add(refusal.otherIndex());
        digest.add(refusal.otherTerm());
    }

    void add(List<Entry> entries) {
        digest.add(entries.size());
        for (int position = 0; position < entries.size(); position++) {
            Entry entry = entries.get(position);
            digest.add(entry.index());
            digest.add(entry.term());
            digest.add(entry.kind().ordinal());
            digest.add(entry.data());
        }
    }

    @Override
    public Digest roleChanged(Decision decision, RoleChanged changed) {
        digest.add(decision.node());
        digest.add(changed.role().ordinal());
        digest.add(changed.term());
        digest.add(changed.reason().ordinal());
        return digest;
    }

    @Override
    public Digest leaderKnown(Decision decision, LeaderKnown known) {
        digest.add(decision.node());
        digest.add(known.leader());
        digest.add(known.term());
        return digest;
    }

    @Override
    public Digest voteGranted(Decision decision, VoteGranted granted) {
        digest.add(decision.node());
        digest.add(granted.candidate());
        digest.add(granted.term());
        return digest;
    }

    @Override
    public Digest voteRefused(Decision decision, VoteRefused refused) {
        digest.add(decision.node());
        digest.add(refused.candidate());
        digest.add(refused.term());
        add(refused.refusal());
        return digest;
    }

    @Override
    public Digest voteCounted(Decision decision, VoteCounted counted) {
        digest.add(decision.node());
        digest.add(counted.voter());
        digest.add(counted.term());
        digest.add(counted.votes());
        digest.add(counted.needed());
        return digest;
    }

    @Override
    public Digest appended(Decision decision, Appended appended) {
        digest.add(decision.node());
        add(appended.entries());
        return digest;
    }

    @Override
    public Digest truncated(Decision decision, Truncated truncated) {
        digest.add(decision.node());
        digest.add(truncated.fromIndex());
        digest.add(truncated.lastIndex());
        return digest;
    }

    @Override
    public Digest appendRefused(Decision decision, AppendRefused refused) {
        digest.add(decision.node());
        digest.add(refused.leader());
        digest.add(refused.previousIndex());
        add(refused.refusal());
        return digest;
    }

    @Override
    public Digest backedUp(Decision decision, BackedUp backed) {
        digest.add(decision.node());
        digest.add(backed.follower());
        digest.add(backed.fromIndex());
        digest.add(backed.nextIndex());
        return digest;
    }

    @Override
    public Digest committed(Decision decision, Committed committed) {
        digest.add(decision.node());
        digest.add(committed.fromIndex());
        digest.add(committed.index());
        digest.add(committed.replicas());
        return digest;
    }

    @Override
    public Digest commitWithheld(Decision decision, CommitWithheld withheld) {
        digest.add(decision.node());
        digest.add(withheld.index());
        add(withheld.refusal());
        return digest;
    }

    @Override
    public Digest preVoteBegan(Decision decision, PreVoteBegan began) {
        digest.add(decision.node());
        digest.add(began.nextTerm());
        return digest;
    }

    @Override
    public Digest preVoteGranted(Decision decision, PreVoteGranted granted) {
        digest.add(decision.node());
        digest.add(granted.candidate());
        digest.add(granted.nextTerm());
        return digest;
    }

    @Override
    public Digest preVoteRefused(Decision decision, PreVoteRefused refused) {
        digest.add(decision.node());
        digest.add(refused.candidate());
        digest.add(refused.nextTerm());
        add(refused.refusal());
        return digest;
    }

    @Override
    public Digest standRefused(Decision decision, StandRefused refused) {
        digest.add(decision.node());
        digest.add(refused.nextTerm());
        add(refused.refusal());
        return digest;
    }

    @Override
    public Digest transferBegan(Decision decision, TransferBegan began) {
        digest.add(decision.node());
        digest.add(began.target());
        digest.add(began.sent());
        return digest;
    }

    @Override
    public Digest transferFailed(Decision decision, TransferFailed failed) {
        digest.add(decision.node());
        digest.add(failed.target());
        return digest;
    }

    @Override
    public Digest membershipChanged(Decision decision, MembershipChanged changed) {
        digest.add(decision.node());
        digest.add(changed.index());
        digest.add(changed.membership().encode());
        return digest;
    }

    @Override
    public Digest catchUpFailed(Decision decision, CatchUpFailed failed) {
        digest.add(decision.node());
        digest.add(failed.learner());
        digest.add(failed.missing());
        return digest;
    }

    @Override
    public Digest snapshotSent(Decision decision, SnapshotSent sent) {
        digest.add(decision.node());
        digest.add(sent.follower());
        digest.add(sent.nextIndex());
        digest.add(sent.index());
        digest.add(sent.bytes());
        return digest;
    }

    @Override
    public Digest snapshotInstalled(Decision decision, SnapshotInstalled installed) {
        digest.add(decision.node());
        digest.add(installed.leader());
        digest.add(installed.index());
        digest.add(installed.term());
        return digest;
    }
}
