package raftarium.app.look;

import raftarium.machine.MachineType;
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
import raftarium.trace.Decision;

/** What a node did and decided, as field {@code decision} of a line of JSON. */
abstract class DecisionJson implements NodeEvent.Reader<Decision, JsonLine> {
    final JsonLine line;
    final MessageJson messages;

    DecisionJson(JsonLine line, MachineType machine) {
        this.line = line;
        messages = new MessageJson(line, machine);
    }

    private JsonLine begin() {
        return line.begin("decision");
    }

    /** Which rule refused, and the values that it compared: the node's own, and the asker's. */
    private JsonLine refusal(Refusal refusal) {
        line.begin("refusal")
                .text("rule", refusal.told().key())
                .text("section", refusal.told().section());
        switch (refusal.rule()) {
            case REJECT_OLD_TERM -> terms(refusal);
            case ONE_VOTE -> {
                line.address("vote", (int) refusal.otherIndex());
                terms(refusal);
            }
            case REMOVED_NODES -> {
                line.address("leader", (int) refusal.otherIndex());
                terms(refusal);
            }
            case PRE_VOTE -> {
                line.address("leader", (int) refusal.otherIndex())
                        .number("ago_ns", refusal.ownIndex());
                terms(refusal);
            }
            case STICKINESS, RESTART_VOTE_WAIT -> {
                line.address("leader", (int) refusal.otherIndex())
                        .number("ago_ns", refusal.ownIndex())
                        .number("wait_ns", refusal.ownTerm())
                        .number("other_term", refusal.otherTerm());
            }
            default ->
                line.place("own", refusal.ownIndex(), refusal.ownTerm())
                        .place("other", refusal.otherIndex(), refusal.otherTerm());
        }
        return line.end();
    }

    private void terms(Refusal refusal) {
        line.number("own_term", refusal.ownTerm()).number("other_term", refusal.otherTerm());
    }

    // Figure 2: elections.

    @Override
    public JsonLine roleChanged(Decision decision, RoleChanged changed) {
        return begin().text("role", changed.role().word())
                .number("term", changed.term())
                .key("reason", changed.reason())
                .end();
    }

    @Override
    public JsonLine leaderKnown(Decision decision, LeaderKnown known) {
        return begin().address("leader", known.leader())
                .number("term", known.term())
                .end();
    }

    @Override
    public JsonLine voteGranted(Decision decision, VoteGranted granted) {
        return begin().address("candidate", granted.candidate())
                .number("term", granted.term())
                .end();
    }

    @Override
    public JsonLine voteRefused(Decision decision, VoteRefused refused) {
        begin().address("candidate", refused.candidate()).number("term", refused.term());
        return refusal(refused.refusal()).end();
    }

    @Override
    public JsonLine voteCounted(Decision decision, VoteCounted counted) {
        return begin().address("voter", counted.voter())
                .number("term", counted.term())
                .number("votes", counted.votes())
                .number("needed", counted.needed())
                .end();
    }

    // Figure 2: the log.

    @Override
    public JsonLine appended(Decision decision, Appended appended) {
        begin();
        messages.entries("entries", appended.entries());
        return line.end();
    }

    @Override
    public JsonLine truncated(Decision decision, Truncated truncated) {
        begin();
        messages.entries("entries", truncated.entries());
        return line.end();
    }

    @Override
    public JsonLine appendRefused(Decision decision, AppendRefused refused) {
        begin().address("leader", refused.leader())
                .number("previous_index", refused.previousIndex());
        return refusal(refused.refusal()).end();
    }

    @Override
    public JsonLine backedUp(Decision decision, BackedUp backed) {
        return begin().address("follower", backed.follower())
                .number("from_index", backed.fromIndex())
                .number("next_index", backed.nextIndex())
                .end();
    }

    @Override
    public JsonLine committed(Decision decision, Committed committed) {
        return begin().number("from_index", committed.fromIndex())
                .number("index", committed.index())
                .number("replicas", committed.replicas())
                .number("voters", committed.voters())
                .flag("own_term", committed.ownTerm())
                .end();
    }

    @Override
    public JsonLine commitWithheld(Decision decision, CommitWithheld withheld) {
        begin().number("index", withheld.index());
        return refusal(withheld.refusal()).end();
    }

    // Pre-votes and transfers.

    @Override
    public JsonLine preVoteBegan(Decision decision, PreVoteBegan began) {
        return begin().number("next_term", began.nextTerm()).end();
    }

    @Override
    public JsonLine preVoteGranted(Decision decision, PreVoteGranted granted) {
        return begin().address("candidate", granted.candidate())
                .number("next_term", granted.nextTerm())
                .end();
    }

    @Override
    public JsonLine preVoteRefused(Decision decision, PreVoteRefused refused) {
        begin().address("candidate", refused.candidate()).number("next_term", refused.nextTerm());
        return refusal(refused.refusal()).end();
    }

    @Override
    public JsonLine standRefused(Decision decision, StandRefused refused) {
        begin().number("next_term", refused.nextTerm());
        return refusal(refused.refusal()).end();
    }

    @Override
    public JsonLine transferBegan(Decision decision, TransferBegan began) {
        return begin().address("target", began.target())
                .flag("sent", began.sent())
                .end();
    }

    @Override
    public JsonLine transferFailed(Decision decision, TransferFailed failed) {
        return begin().address("target", failed.target()).end();
    }

    // Membership and snapshots.

    @Override
    public JsonLine membershipChanged(Decision decision, MembershipChanged changed) {
        return begin().number("index", changed.index())
                .members("members", changed.membership())
                .end();
    }

    @Override
    public JsonLine catchUpFailed(Decision decision, CatchUpFailed failed) {
        return begin().address("learner", failed.learner())
                .number("missing", failed.missing())
                .end();
    }

    @Override
    public JsonLine snapshotSent(Decision decision, SnapshotSent sent) {
        return begin().address("follower", sent.follower())
                .number("next_index", sent.nextIndex())
                .number("index", sent.index())
                .number("bytes", sent.bytes())
                .end();
    }

    @Override
    public JsonLine snapshotInstalled(Decision decision, SnapshotInstalled installed) {
        return begin().address("leader", installed.leader())
                .number("index", installed.index())
                .number("term", installed.term())
                .end();
    }
}
